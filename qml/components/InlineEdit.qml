// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! A text that becomes a field on double click, F2 or Enter, and is renamed in place. */
Item {
    id: inline

    required property string text
    /*! What it is called to screen readers while it is edited. */
    required property string label
    property bool editable: true
    property bool editing: false
    property int textSize: Theme.body
    property int textWeight: Font.DemiBold
    property bool struck: false
    property bool wrapped: false
    property int maximumLength: 255
    /*! Told when the pointer is over the field: there it selects text and lifts nothing. */
    property var drag: null

    signal renamed(string text)

    function edit() {
        if (!inline.editable)
            return;
        field.text = inline.text;
        inline.editing = true;
        field.forceActiveFocus();
        field.selectAll();
    }

    activeFocusOnTab: inline.activeFocus || inline.editable && !inline.editing
    implicitHeight: inline.wrapped ? Math.max(28, shown.implicitHeight + 8) : 28
    implicitWidth: Math.min(shown.implicitWidth + 16, 480)

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
        anchors.verticalCenter: parent.verticalCenter
        color: inline.struck ? Theme.muted : Theme.text
        font.pixelSize: inline.textSize
        font.strikeout: inline.struck
        font.weight: inline.textWeight
        text: inline.text
        visible: !inline.editing
        wrapMode: inline.wrapped ? Text.Wrap : Text.NoWrap
    }
    MouseArea {
        anchors.fill: parent
        enabled: inline.editable && !inline.editing

        onDoubleClicked: inline.edit()
    }
    InputField {
        id: field

        function settle(keep: bool) {
            if (!inline.editing)
                return;
            const text = field.text.trim();
            const refocus = field.activeFocus;
            inline.editing = false;
            if (refocus)
                inline.forceActiveFocus();
            if (keep && text !== "" && text !== inline.text)
                inline.renamed(text);
        }

        anchors.fill: parent
        font.pixelSize: inline.textSize
        font.weight: inline.textWeight
        label: inline.label
        leftPadding: 6
        maximumLength: inline.maximumLength
        rightPadding: 6
        visible: inline.editing

        Keys.onEscapePressed: field.settle(false)
        onAccepted: field.settle(true)
        onActiveFocusChanged: {
            if (!field.activeFocus)
                field.settle(true);
        }

        HoverHandler {
            cursorShape: Qt.IBeamCursor

            onHoveredChanged: {
                if (inline.drag)
                    inline.drag.guard(field, hovered);
            }
        }
    }
}
