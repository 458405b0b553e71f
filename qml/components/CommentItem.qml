// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! One comment; one's own can be changed and deleted. A change that was begun outlives everything but Cancel. */
RowLayout {
    id: item

    required property string commentId
    required property string authorName
    required property string authorColor
    required property string authorInitials
    required property string body
    required property var createdAt
    required property bool edited
    required property bool canEdit
    required property bool pending
    property var task: (item.parent as Comments)?.task ?? null
    property bool editing: false
    /*! The comment when its editing began; with a draft: when that was begun. */
    property string base: ""
    /*! It was changed elsewhere while it was edited here. */
    readonly property bool overtaken: item.editing && item.body !== item.base

    /*! A change that was begun, while it is closed. */
    property string kept: ""

    function edit(text: string) {
        item.base = draft.begun() || item.body;
        area.text = text;
        item.editing = true;
    }

    function save() {
        const text = area.text.trim();
        const changed = text !== "" && text !== item.base && text !== item.body;
        if (changed && !item.task.editComment(item.commentId, text))
            return draft.keep();
        item.stop();
    }

    function stop() {
        draft.drop();
        item.kept = "";
        item.editing = false;
    }

    function putAway() {
        if (!draft.keep())
            return;
        item.kept = draft.stored();
        item.editing = false;
    }

    Accessible.name: qsTr("%1: %2").arg(item.authorName).arg(item.body)
    Accessible.role: Accessible.ListItem
    spacing: 12

    Component.onCompleted: {
        const kept = item.canEdit ? draft.stored() : "";
        if (kept !== "" && kept !== item.body)
            item.edit(kept);
    }

    Avatar {
        Layout.alignment: Qt.AlignTop
        colorName: item.authorColor
        initials: item.authorInitials
        name: item.authorName
        size: 32
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 2

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.unit

            PlainText {
                Layout.maximumWidth: 240
                font.weight: Font.DemiBold
                text: item.authorName
            }
            PlainText {
                Layout.fillWidth: true
                color: Theme.muted
                font.pixelSize: Theme.caption
                text: item.edited ? qsTr("%1 · edited").arg(Format.moment(item.createdAt)) : Format.moment(item.createdAt)
            }
            Icon {
                glyph: "cloud"
                size: 14
                visible: item.pending
            }
            IconButton {
                iconName: "edit"
                iconSize: 14
                ink: item.kept === "" ? Theme.muted : Theme.warning
                objectName: "editComment"
                size: 26
                text: item.kept === "" ? qsTr("Edit comment") : qsTr("Continue draft")
                visible: item.canEdit && !item.editing && (item.task?.canComment ?? false)

                onClicked: {
                    item.edit(item.kept === "" ? item.body : item.kept);
                    area.forceActiveFocus();
                }
            }
            IconButton {
                iconName: "trash"
                iconSize: 14
                size: 26
                text: qsTr("Delete comment")
                visible: item.canEdit && !item.editing && (item.task?.canComment ?? false)

                onClicked: item.task.deleteComment(item.commentId)
            }
        }
        MarkdownText {
            Layout.fillWidth: true
            objectName: "commentText"
            source: item.body
            visible: !item.editing || item.overtaken
        }
        PlainText {
            Layout.fillWidth: true
            color: Theme.warning
            font.pixelSize: Theme.caption
            objectName: "commentHint"
            text: qsTr("Changed meanwhile: above is what stands there now. Saving puts your text in its place.")
            visible: item.overtaken
            wrapMode: Text.Wrap
        }
        InputArea {
            id: area

            Layout.fillWidth: true
            label: qsTr("Comment")
            objectName: "commentEditor"
            visible: item.editing

            Keys.onEscapePressed: item.putAway()
            Keys.onPressed: event => {
                if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && event.modifiers & Qt.ControlModifier) {
                    item.save();
                    event.accepted = true;
                }
            }
            onTextChanged: {
                if (item.editing)
                    draft.touch();
            }
        }
        Row {
            Layout.topMargin: 4
            spacing: Theme.unit
            visible: item.editing

            ActionButton {
                kind: "primary"
                text: qsTr("Save")

                onClicked: item.save()
            }
            ActionButton {
                kind: "quiet"
                text: qsTr("Cancel")

                onClicked: item.stop()
            }
        }
    }
    Draft {
        id: draft

        base: item.base
        field: area
        key: "comment:" + item.commentId
        original: item.base
        store: item.task
    }
}
