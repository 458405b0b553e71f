// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! A button that becomes a field. Enter hands the text over and stays open, Esc closes and keeps the draft. */
Item {
    id: adder

    required property string buttonText
    required property string label
    /*! Called with the text; false: it was refused, and stays in the field. */
    required property var add
    /*! Where half typed text is kept, and under what key. */
    property var drafts: null
    property string draftKey: ""
    property string iconName: "plus"
    property bool open: false

    readonly property bool hasDraft: field.text.trim() !== ""

    implicitHeight: Theme.control
    implicitWidth: 200

    Component.onCompleted: field.text = draft.stored()

    ActionButton {
        id: trigger

        iconName: adder.iconName
        kind: "quiet"
        leftPadding: 4
        text: adder.hasDraft ? qsTr("Continue draft") : adder.buttonText
        visible: !adder.open

        onClicked: {
            adder.open = true;
            field.forceActiveFocus();
        }
    }
    InputField {
        id: field

        anchors.fill: parent
        label: adder.label
        maximumLength: 2000
        placeholderText: adder.label
        visible: adder.open

        Keys.onEscapePressed: {
            if (!draft.keep())
                return;
            adder.open = false;
            trigger.forceActiveFocus(Qt.OtherFocusReason);
        }
        onAccepted: {
            if (field.text.trim() === "")
                return;
            if (!adder.add.call(adder, field.text.trim()))
                return draft.keep();
            field.clear();
            draft.drop();
        }
        onActiveFocusChanged: {
            if (!field.activeFocus && field.Window.active && !adder.hasDraft)
                adder.open = false;
        }
        onTextEdited: draft.touch()
    }
    Draft {
        id: draft

        field: field
        key: adder.draftKey
        store: adder.drafts
    }
}
