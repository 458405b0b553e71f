// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! A label of a board. Without a name its colour speaks. */
Rectangle {
    id: chip

    required property string name
    required property string colorName
    property int textSize: 11

    readonly property string words: chip.name === "" ? qsTr("Label, colour %1").arg(Theme.colorWord(chip.colorName)) : chip.name

    Accessible.name: chip.words
    Accessible.role: Accessible.StaticText
    border.color: chip.colorName === "none" ? Theme.outline : "transparent"
    border.width: chip.colorName === "none" ? 1 : 0
    color: Theme.chip(chip.colorName)
    implicitHeight: chip.textSize + 8
    implicitWidth: chip.name === "" ? 36 : caption.implicitWidth + 14
    radius: 5

    PlainText {
        id: caption

        Accessible.ignored: true
        anchors.centerIn: parent
        color: Theme.chipText(chip.colorName)
        font.pixelSize: chip.textSize
        font.weight: Font.Medium
        horizontalAlignment: Text.AlignHCenter
        text: chip.name
        width: Math.min(implicitWidth, chip.width - 10)
    }
}
