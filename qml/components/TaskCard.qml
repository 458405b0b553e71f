// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! One task in a column. Knows its own roles and nothing around it. */
ItemDelegate {
    id: card

    required property string title
    required property var labels
    required property var assignees
    required property var dueAt
    required property bool hasDue
    required property bool dueDone
    required property bool overdue
    required property bool hasDescription
    required property int checkDone
    required property int checkTotal
    required property int commentCount
    required property bool pending
    property bool editing: false
    /*! In hand: looks lifted. */
    property bool lifted: false
    /*! Told when the pointer is over the field: there it selects text and lifts nothing. */
    property var drag: null
    /*! Called with the new title; false: it was refused, and stays a draft. */
    property var rename: null
    /*! Where a half typed title is kept, and under what key. */
    property var drafts: null
    property string draftKey: ""
    /*! The board's filter: then a label that is clicked goes into it, or out. */
    property var filter: null
    /*! Does not match the filter, and is on its way out. */
    property bool dimmed: false
    /*! Who made it so. */
    property string fadedBy: ""
    property bool shelved: false

    readonly property bool hasFacts: card.hasDue || card.hasDescription || card.checkTotal > 0 || card.commentCount > 0 || card.pending || card.shelved || people.count > 0

    /*! Ends the renaming. \a refocus: the focus was in the editor. */
    function finishRename(refocus: bool) {
        card.editing = false;
        if (refocus)
            card.forceActiveFocus(Qt.OtherFocusReason);
    }

    Accessible.description: card.fadedBy !== "" ? qsTr("Changed by %1").arg(card.fadedBy) : ""
    Accessible.name: card.pending ? qsTr("%1, not yet saved").arg(card.title) : card.title
    Accessible.ignored: card.lifted
    Accessible.role: Accessible.ListItem
    focusPolicy: Qt.ClickFocus
    hoverEnabled: true
    padding: 10

    onEditingChanged: {
        if (card.editing)
            editor.setSource(Qt.resolvedUrl("TitleEditor.qml"), {
                    "card": card
                });
        else
            editor.source = "";
    }

    background: Rectangle {
        border.color: card.lifted ? Theme.accent : card.hovered || card.activeFocus ? Theme.outline : Theme.border
        color: card.down ? Theme.pressed : Theme.surface
        radius: Theme.radius

        Rectangle {
            anchors.fill: parent
            anchors.margins: -4
            anchors.topMargin: 2
            color: Theme.shadow
            radius: Theme.radius + 4
            visible: card.lifted
            z: -1
        }
        FocusRing {
            anchors.margins: 0
            radius: Theme.radius
            shown: card.activeFocus && !card.editing && !card.lifted
        }
    }
    contentItem: Item {
    }
    implicitHeight: Math.ceil(body.implicitHeight) + 20

    Column {
        id: body

        readonly property real ink: card.dimmed ? 0.5 : 1

        spacing: 6
        width: card.width - 20
        x: 10
        y: 10

        Flow {
            opacity: body.ink
            spacing: 4
            visible: chips.count > 0
            width: parent.width

            Repeater {
                id: chips

                model: card.labels

                onItemAdded: (index, item) => (item as LabelChip).filter = Qt.binding(() => card.lifted ? null : card.filter)

                LabelChip {
                    required property var modelData

                    colorName: modelData.color
                    name: modelData.name
                    width: Math.min(implicitWidth, parent?.width ?? implicitWidth)
                }
            }
        }
        PlainText {
            Accessible.ignored: true
            lineHeight: 1.1
            opacity: body.ink
            maximumLineCount: 6
            text: card.title
            visible: !card.editing
            width: parent.width
            wrapMode: Text.Wrap
        }
        Loader {
            id: editor

            visible: card.editing
            width: parent.width
        }
        PlainText {
            color: Theme.text
            font.pixelSize: Theme.caption
            font.weight: Font.Medium
            objectName: "fadedBy"
            text: qsTr("Changed by %1").arg(card.fadedBy)
            visible: card.fadedBy !== ""
            width: parent.width
        }
        Item {
            height: Math.max(facts.height, faces.height)
            opacity: body.ink
            visible: card.hasFacts
            width: parent.width

            Flow {
                id: facts

                anchors.left: parent.left
                anchors.right: faces.left
                anchors.rightMargin: 6
                anchors.verticalCenter: parent.verticalCenter
                spacing: 10

                MetaBadge {
                    iconName: "cloud"
                    label: qsTr("Not yet saved on the server")
                    visible: card.pending
                }
                MetaBadge {
                    iconName: "archive"
                    label: qsTr("Archived")
                    visible: card.shelved
                }
                MetaBadge {
                    iconName: "calendar"
                    label: card.dueDone ? qsTr("Due %1, done").arg(text) : card.overdue ? qsTr("Due %1, overdue").arg(text) : qsTr("Due %1").arg(text)
                    text: Format.day(card.dueAt)
                    tone: card.dueDone ? "good" : card.overdue ? "danger" : Format.isValid(card.dueAt) && Format.daysUntil(card.dueAt) <= 1 ? "warning" : ""
                    visible: card.hasDue
                }
                MetaBadge {
                    iconName: "text"
                    label: qsTr("Has a description")
                    visible: card.hasDescription
                }
                MetaBadge {
                    iconName: "checklist"
                    label: qsTr("%1 of %n item(s) done", "", card.checkTotal).arg(card.checkDone)
                    text: qsTr("%1/%2").arg(card.checkDone).arg(card.checkTotal)
                    tone: card.checkDone === card.checkTotal ? "good" : ""
                    visible: card.checkTotal > 0
                }
                MetaBadge {
                    iconName: "comment"
                    label: qsTr("%n comment(s)", "", card.commentCount)
                    text: card.commentCount
                    visible: card.commentCount > 0
                }
            }
            Row {
                id: faces

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                spacing: -6

                Repeater {
                    id: people

                    model: card.assignees

                    Avatar {
                        required property int index
                        required property var modelData

                        border.color: Theme.surface
                        border.width: 2
                        colorName: modelData.color
                        initials: modelData.initials
                        name: modelData.name
                        size: 26
                        visible: index < 4
                    }
                }
                PlainText {
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.muted
                    font.pixelSize: Theme.caption
                    leftPadding: 10
                    text: qsTr("+%1").arg(people.count - 4)
                    visible: people.count > 4
                }
            }
        }
    }
}
