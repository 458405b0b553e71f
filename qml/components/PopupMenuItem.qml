// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! One choice of a menu. */
MenuItem {
    id: item

    property string iconName: ""
    property string keyHint: ""
    property bool danger: false

    readonly property color ink: item.danger ? Theme.danger : Theme.text

    Accessible.name: item.text
    height: item.visible ? item.implicitHeight : 0
    implicitHeight: 34
    leftPadding: 10
    rightPadding: 10

    arrow: null
    background: Rectangle {
        color: item.highlighted || item.hovered ? (item.danger ? Theme.dangerSoft : Theme.hover) : "transparent"
        radius: Theme.radiusSmall
    }
    contentItem: Item {
    }

    Item {
        anchors.bottomMargin: 0
        anchors.fill: parent
        anchors.leftMargin: 10
        anchors.rightMargin: 10
        opacity: item.enabled ? 1 : 0.45

        Icon {
            id: glyph

            anchors.verticalCenter: parent.verticalCenter
            color: item.danger ? Theme.danger : Theme.muted
            glyph: item.iconName
            size: 16
        }
        PlainText {
            Accessible.ignored: true
            anchors.left: glyph.right
            anchors.leftMargin: 10
            anchors.right: keys.left
            anchors.verticalCenter: parent.verticalCenter
            color: item.ink
            text: item.text
        }
        PlainText {
            id: keys

            Accessible.ignored: true
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.muted
            font.pixelSize: Theme.caption
            text: item.keyHint
        }
    }
    indicator: null
}
