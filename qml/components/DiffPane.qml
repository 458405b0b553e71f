// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Lanban.Ui

/*! One of several texts side by side; what differs in it is marked. */
ColumnLayout {
    id: pane

    required property string heading
    required property string text
    /*! What is marked: { start, length } each. */
    required property var spans
    /*! What is marked is gone in the others. */
    property bool removed: false
    /*! Stands there when there is no text. */
    property string emptyText: qsTr("(no text)")
    property int maximumHeight: 200

    readonly property color ink: pane.removed ? Theme.danger : Theme.good
    readonly property color paper: pane.removed ? Theme.dangerSoft : Theme.goodSoft

    spacing: 4

    PlainText {
        Accessible.role: Accessible.Heading
        Layout.fillWidth: true
        color: Theme.muted
        font.pixelSize: 13
        font.weight: Font.DemiBold
        text: pane.heading
    }
    Flickable {
        id: scroller

        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(words.implicitHeight, pane.maximumHeight)
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        ScrollBar.vertical: ThinScrollBar {
        }
        TextArea.flickable: TextArea {
            id: words

            Accessible.name: qsTr("%1: %2").arg(pane.heading).arg(words.text)
            bottomPadding: Theme.unit
            color: Theme.text
            font.italic: pane.text === ""
            font.pixelSize: Theme.body
            leftPadding: 10
            readOnly: true
            rightPadding: 14
            selectByMouse: true
            selectedTextColor: Theme.accentText
            selectionColor: Theme.accent
            text: pane.text === "" ? pane.emptyText : pane.text
            textFormat: TextEdit.PlainText
            topPadding: Theme.unit
            wrapMode: TextEdit.Wrap

            background: Rectangle {
                border.color: words.activeFocus ? Theme.accent : Theme.border
                border.width: words.activeFocus ? 2 : 1
                color: Theme.dark ? Theme.field : Theme.window
                radius: Theme.radiusSmall
            }
            Keys.onBacktabPressed: words.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
            Keys.onTabPressed: words.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
        }
    }
    WordPainter {
        document: words.textDocument
        ink: pane.ink
        paper: pane.paper
        spans: pane.text === "" ? [] : pane.spans
        struck: pane.removed
    }
}
