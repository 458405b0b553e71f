// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! The line a board is filtered by: what is typed, what is wrong with it, and how much is shown. */
FocusScope {
    id: bar

    /*! The board's filter. */
    required property var filter
    property bool open: false

    readonly property bool narrow: bar.width < Theme.narrow
    readonly property bool faulty: bar.filter.errorAt >= 0
    readonly property string counts: bar.narrow ? qsTr("%1/%2").arg(bar.filter.shownCount).arg(bar.filter.totalCount) : qsTr("%1 of %n task(s) shown", "", bar.filter.totalCount).arg(bar.filter.shownCount)

    /*! The user is done here; the text stays as it is. */
    signal closed

    function edit() {
        bar.open = true;
        field.forceActiveFocus(Qt.ShortcutFocusReason);
        field.selectAll();
    }

    function close() {
        bar.open = false;
        bar.closed();
    }

    function take(text: string) {
        bar.filter.text = text;
        offers.refresh();
    }

    clip: true
    objectName: "filterBar"
    implicitHeight: bar.open ? 44 + (bar.faulty ? 20 : 0) : 0
    visible: implicitHeight > 0

    Behavior on implicitHeight  {
        NumberAnimation {
            duration: Theme.quick
            easing.type: Easing.OutCubic
        }
    }

    Connections {
        function onTextChanged() {
            if (field.text !== bar.filter.text)
                field.text = bar.filter.text;
        }

        target: bar.filter
    }
    InputField {
        id: field

        Accessible.description: bar.faulty ? qsTr("%1 At character %2.").arg(bar.filter.error).arg(bar.filter.errorAt + 1) : bar.counts
        Accessible.role: Accessible.EditableText
        anchors.left: parent.left
        anchors.leftMargin: 16
        anchors.right: aside.left
        anchors.rightMargin: Theme.unit
        focus: true
        label: qsTr("Filter tasks")
        leftPadding: 36
        maximumLength: 1000
        objectName: "filterField"
        placeholderText: bar.narrow ? qsTr("Filter tasks") : qsTr("Words, label:bug, @me, due:<today, is:overdue…")
        rightPadding: eraser.visible ? 40 : 12
        text: bar.filter.text

        Keys.onDownPressed: offers.choose(1)
        Keys.onEnterPressed: offers.submit()
        Keys.onEscapePressed: offers.shown ? offers.dismiss() : bar.close()
        Keys.onReturnPressed: offers.submit()
        Keys.onTabPressed: event => event.accepted = offers.complete()
        Keys.onUpPressed: offers.choose(-1)
        onActiveFocusChanged: field.activeFocus ? offers.refresh() : offers.dismiss()
        onTextEdited: bar.take(field.text)

        Icon {
            anchors.left: parent.left
            anchors.leftMargin: 11
            anchors.verticalCenter: parent.verticalCenter
            color: bar.filter.active ? Theme.accent : Theme.muted
            glyph: "filter"
            size: 16
        }
        IconButton {
            id: eraser

            anchors.right: parent.right
            anchors.rightMargin: 4
            anchors.verticalCenter: parent.verticalCenter
            iconName: "close"
            iconSize: 15
            objectName: "filterClear"
            size: 28
            text: qsTr("Clear the filter (X)")
            visible: field.text !== ""

            onClicked: {
                bar.filter.clear();
                field.forceActiveFocus(Qt.OtherFocusReason);
            }
        }
        // Under what can't be understood.
        Rectangle {
            id: mark

            function edge(at: int): real {
                return field.leftPadding + field.positionToRectangle(Math.max(0, Math.min(field.length, at))).x;
            }

            color: Theme.danger
            height: 2
            objectName: "filterMark"
            radius: 1
            visible: bar.faulty && mark.width > 0
            y: Math.round((field.height + field.contentHeight) / 2) - 1

            // Where letters are is known once the text is laid out: asked anew with whatever moves them.
            Binding {
                property: "x"
                target: mark
                value: (field.text, field.width, field.cursorPosition, Math.max(field.leftPadding, mark.edge(bar.filter.errorAt)))
            }
            Binding {
                property: "width"
                target: mark
                value: (field.text, field.width, field.cursorPosition, Math.max(0, Math.min(field.width - field.rightPadding, mark.edge(bar.filter.errorAt + bar.filter.errorLength)) - mark.x))
            }
        }
    }
    Row {
        id: aside

        anchors.right: parent.right
        anchors.rightMargin: 16
        height: Theme.control
        spacing: 4

        PlainText {
            Accessible.name: qsTr("%1 of %n task(s) shown", "", bar.filter.totalCount).arg(bar.filter.shownCount)
            anchors.verticalCenter: parent.verticalCenter
            color: bar.filter.active ? Theme.text : Theme.muted
            font.pixelSize: 13
            objectName: "filterCounts"
            rightPadding: 4
            text: bar.counts
            visible: bar.filter.active
        }
        IconButton {
            anchors.verticalCenter: parent.verticalCenter
            iconName: "chevron-up"
            objectName: "filterClose"
            text: qsTr("Close, keep the filter (Esc)")

            onClicked: bar.close()
        }
    }
    PlainText {
        id: problem

        Accessible.role: Accessible.AlertMessage
        anchors.left: field.left
        anchors.leftMargin: 2
        anchors.right: parent.right
        anchors.rightMargin: 16
        anchors.top: field.bottom
        anchors.topMargin: 2
        color: Theme.danger
        font.pixelSize: Theme.caption
        objectName: "filterError"
        text: bar.filter.error
        visible: bar.faulty
    }
    FilterOffers {
        id: offers

        field: field
        filter: bar.filter
        width: Math.min(360, field.width)
        x: field.x
        y: field.y + field.height + 4

        onLeft: bar.closed()
        onPicked: text => bar.take(text)
    }
}
