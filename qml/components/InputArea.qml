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

    Accessible.name: area.label
    bottomPadding: Theme.unit
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
        border.color: area.activeFocus ? Theme.accent : Theme.outline
        border.width: area.activeFocus ? 2 : 1
        color: Theme.field
        radius: Theme.radiusSmall
    }
    // A tabulator in the text would trap whoever goes through the controls by keys.
    Keys.onBacktabPressed: area.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
    Keys.onTabPressed: area.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
}
