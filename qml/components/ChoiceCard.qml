// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! A big button: an icon, what it does, and a sentence about it. */
AbstractButton {
    id: card

    property string iconName: ""
    property string note: ""

    Accessible.description: card.note
    Accessible.name: card.text
    Accessible.role: Accessible.Button
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    implicitHeight: Math.max(72, words.implicitHeight + 28)

    background: Rectangle {
        border.color: card.hovered || card.visualFocus ? Theme.accent : Theme.border
        color: card.down ? Theme.pressed : Theme.surface
        radius: 10

        FocusRing {
            anchors.margins: -3
            radius: 13
            shown: card.visualFocus
        }
    }
    contentItem: Item {
    }

    Item {
        anchors.fill: parent
        Rectangle {
            id: badge

            anchors.left: parent.left
            anchors.leftMargin: 14
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.accentSoft
            height: 40
            radius: 10
            width: 40

            Icon {
                anchors.centerIn: parent
                color: Theme.accent
                glyph: card.iconName
                size: 22
            }
        }
        Column {
            id: words

            anchors.left: badge.right
            anchors.leftMargin: 14
            anchors.right: parent.right
            anchors.rightMargin: 14
            anchors.verticalCenter: parent.verticalCenter
            spacing: 2

            PlainText {
                Accessible.ignored: true
                font.pixelSize: 15
                font.weight: Font.DemiBold
                text: card.text
                width: parent.width
            }
            PlainText {
                Accessible.ignored: true
                color: Theme.muted
                font.pixelSize: 13
                text: card.note
                visible: text !== ""
                width: parent.width
                wrapMode: Text.Wrap
            }
        }
    }
}
