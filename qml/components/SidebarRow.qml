// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! One place to go to. With neither icon nor dot it shows only what is put in it. */
AbstractButton {
    id: row

    property string iconName: ""
    property color dot: "transparent"
    property bool current: false
    property bool faint: false

    readonly property bool plain: row.iconName === "" && row.dot.a === 0

    Accessible.name: row.text
    Accessible.role: Accessible.Button
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    implicitHeight: 36

    background: Rectangle {
        color: row.current ? Theme.accentSoft : row.down ? Theme.pressed : row.hovered ? Theme.hover : "transparent"
        radius: Theme.radiusSmall

        // Inside: lists of rows are cut at their edges.
        FocusRing {
            anchors.margins: 0
            shown: row.visualFocus
        }
    }
    contentItem: Item {
        visible: !row.plain

        Icon {
            anchors.left: parent.left
            anchors.leftMargin: 10
            anchors.verticalCenter: parent.verticalCenter
            color: row.current ? Theme.accent : Theme.muted
            glyph: row.iconName
        }
        Rectangle {
            anchors.left: parent.left
            anchors.leftMargin: 14
            anchors.verticalCenter: parent.verticalCenter
            color: row.dot
            height: 10
            radius: 3
            visible: row.iconName === ""
            width: 10
        }
        PlainText {
            Accessible.ignored: true
            anchors.left: parent.left
            anchors.leftMargin: 38
            anchors.right: parent.right
            anchors.rightMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            color: row.faint && !row.current ? Theme.muted : Theme.text
            font.weight: row.current ? Font.DemiBold : Font.Normal
            text: row.text
        }
    }
}
