// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! Several lines of text. */
TextArea {
    id: area

    /*! What it is called to screen readers. */
    required property string label
    /*! The longest text that can be saved. A longer one is not cut: the field says so, and nothing is lost. */
    property int limit: 65536
    /*! What is measured against it. */
    property int measured: area.length

    readonly property bool tooLong: area.measured > area.limit

    Accessible.name: area.label
    bottomPadding: Theme.unit + (area.tooLong ? hint.height : 0)
    color: Theme.text
    font.pixelSize: Theme.body
    leftPadding: 12
    placeholderTextColor: Theme.muted
    rightPadding: 12
    selectByMouse: true
    selectedTextColor: Theme.accentText
    selectionColor: Theme.accent
    textFormat: TextEdit.PlainText
    topPadding: Theme.unit
    wrapMode: TextEdit.Wrap

    background: Rectangle {
        border.color: area.tooLong ? Theme.danger : area.activeFocus ? Theme.accent : Theme.outline
        border.width: area.activeFocus ? 2 : 1
        color: Theme.field
        radius: Theme.radiusSmall
    }
    // A tabulator in the text would trap whoever goes through the controls by keys.
    Keys.onBacktabPressed: area.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
    Keys.onTabPressed: area.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)

    PlainText {
        id: hint

        Accessible.role: Accessible.AlertMessage
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 4
        anchors.right: parent.right
        anchors.rightMargin: 12
        color: Theme.danger
        font.pixelSize: Theme.caption
        font.weight: Font.Normal
        objectName: "tooLong"
        text: qsTr("Too long: %1 of at most %2 characters").arg(area.measured).arg(area.limit)
        visible: area.tooLong
    }
}
