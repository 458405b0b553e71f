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
    /*! The board's filter: a click puts the label into it, or takes it out. */
    property var filter: null

    readonly property string term: chip.filter ? chip.filter.labelTerm(chip.name, chip.colorName) : ""
    // The text is named for its change to be noticed.
    readonly property bool chosen: chip.filter !== null && chip.filter.text !== "" && chip.filter.has(chip.term)

    readonly property string words: chip.name === "" ? qsTr("Label, colour %1").arg(Theme.colorWord(chip.colorName)) : chip.name

    Accessible.checked: chip.chosen
    Accessible.name: chip.words
    Accessible.role: chip.filter ? Accessible.Button : Accessible.StaticText
    border.color: chip.chosen ? Theme.chipText(chip.colorName) : chip.colorName === "none" ? Theme.outline : "transparent"
    border.width: chip.chosen ? 2 : chip.colorName === "none" ? 1 : 0
    color: Theme.chip(chip.colorName)
    implicitHeight: chip.textSize + 8
    implicitWidth: chip.name === "" ? 36 : caption.implicitWidth + 14
    radius: 5

    Accessible.onPressAction: chip.toggle()

    function toggle() {
        if (chip.filter)
            chip.filter.toggle(chip.term);
    }

    // Takes the press, so that the card below does not open.
    TapHandler {
        enabled: chip.filter !== null
        gesturePolicy: TapHandler.ReleaseWithinBounds

        onTapped: chip.toggle()
    }
    HoverHandler {
        cursorShape: Qt.PointingHandCursor
        enabled: chip.filter !== null
    }
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
