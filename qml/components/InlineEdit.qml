// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*!
 * A text that becomes a field on double click, F2 or Enter, and is renamed in place. Enter or leaving
 * it renames. Esc closes it: what was typed is offered the next time; who closes that offer as it is does without it.
 */
Item {
    id: inline

    required property string text
    /*! What it is called to screen readers while it is edited. */
    required property string label
    /*! Called with the new text and the one it was made of; false: it was refused, and the field stays open. */
    required property var rename
    /*! Where half typed text is kept, and under what key. */
    property var drafts: null
    property string draftKey: ""
    property bool editable: true
    property bool editing: false
    /*! What was typed and not saved, while the field is closed. */
    property string kept: ""
    property int textSize: Theme.body
    property int textWeight: Font.DemiBold
    property bool struck: false
    property bool wrapped: false
    property int maximumLength: 255
    /*! Told when the pointer is over the field: there it selects text and lifts nothing. */
    property var drag: null

    readonly property string draftText: qsTr("A draft waits here: “%1”").arg(inline.kept)

    function edit() {
        if (!inline.editable)
            return;
        const kept = draft.stored();
        field.base = draft.begun() || inline.text;
        field.text = kept === "" ? inline.text : kept;
        field.offered = field.text;
        inline.editing = true;
        field.forceActiveFocus();
        field.selectAll();
    }

    activeFocusOnTab: inline.activeFocus || inline.editable && !inline.editing
    implicitHeight: inline.wrapped ? Math.max(28, shown.implicitHeight + 8) : 28
    implicitWidth: Math.min(shown.implicitWidth + 16, 480)

    Component.onCompleted: inline.kept = draft.stored()

    Accessible.description: inline.kept === "" ? "" : inline.draftText
    Accessible.focusable: inline.editable
    Accessible.name: inline.text
    Accessible.role: Accessible.Heading

    Keys.onEnterPressed: inline.edit()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_F2) {
            inline.edit();
            event.accepted = true;
        }
    }
    Keys.onReturnPressed: inline.edit()

    FocusRing {
        shown: inline.activeFocus && !inline.editing
    }
    PlainText {
        id: shown

        Accessible.ignored: true
        anchors.left: parent.left
        anchors.leftMargin: 6
        anchors.right: parent.right
        anchors.rightMargin: mark.visible ? mark.width + 4 : 0
        anchors.verticalCenter: parent.verticalCenter
        color: inline.struck ? Theme.muted : Theme.text
        font.pixelSize: inline.textSize
        font.strikeout: inline.struck
        font.weight: inline.textWeight
        text: inline.text
        visible: !inline.editing
        wrapMode: inline.wrapped ? Text.Wrap : Text.NoWrap
    }
    Icon {
        id: mark

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.warning
        glyph: "edit"
        size: 14
        visible: !inline.editing && inline.editable && inline.kept !== ""

        HoverHandler {
            id: hover
        }
        Hint {
            text: inline.draftText
            visible: hover.hovered
        }
    }
    MouseArea {
        anchors.fill: parent
        enabled: inline.editable && !inline.editing

        onDoubleClicked: inline.edit()
    }
    InputField {
        id: field

        /*! The text when its editing began; with a draft: when that was begun. */
        property string base: ""
        /*! What it was opened with: that, or a draft. */
        property string offered: ""

        function settle(keep: bool) {
            if (!inline.editing)
                return;
            const text = field.text.trim();
            // What was not touched must not take back someone else's rename.
            const changed = text !== "" && text !== field.base && text !== inline.text;
            if (keep && changed && !inline.rename.call(inline, text, field.base))
                return draft.keep();
            const refocus = field.activeFocus;
            if (keep || field.text === field.offered)
                draft.drop();
            else if (!draft.keep())
                return;
            inline.kept = draft.stored();
            inline.editing = false;
            if (refocus)
                inline.forceActiveFocus();
        }

        anchors.fill: parent
        font.pixelSize: inline.textSize
        font.weight: inline.textWeight
        label: inline.label
        leftPadding: 6
        maximumLength: inline.maximumLength
        rightPadding: 6
        visible: inline.editing

        // Taken here: a key that goes on to what is around the field would open it again.
        Keys.onEnterPressed: field.settle(true)
        Keys.onEscapePressed: field.settle(false)
        Keys.onReturnPressed: field.settle(true)
        onActiveFocusChanged: {
            if (field.activeFocus || !inline.editing)
                return;
            // Another window took the focus: the typing goes on when it comes back.
            if (field.Window.active)
                field.settle(true);
            else
                draft.keep();
        }
        onTextEdited: draft.touch()

        HoverHandler {
            cursorShape: Qt.IBeamCursor

            onHoveredChanged: {
                if (inline.drag)
                    inline.drag.guard(field, hovered);
            }
        }
    }
    Draft {
        id: draft

        base: field.base
        field: field
        key: inline.draftKey
        original: field.base
        store: inline.drafts
    }
}
