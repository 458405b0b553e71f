// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! A person: initials on their colour. */
Rectangle {
    id: avatar

    required property string name
    required property string colorName
    property string initials: Format.initials(avatar.name)
    property int size: 24
    /*! Shows a dot: here now. */
    property bool present: false

    Accessible.name: avatar.name
    Accessible.role: Accessible.Graphic
    color: Theme.solid(avatar.colorName)
    implicitHeight: avatar.size
    implicitWidth: avatar.size
    radius: avatar.size / 2

    PlainText {
        Accessible.ignored: true
        anchors.centerIn: parent
        color: "#ffffff"
        font.pixelSize: Math.round(avatar.size * 0.4)
        font.weight: Font.DemiBold
        text: avatar.initials
    }
    Rectangle {
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        border.color: Theme.window
        border.width: 2
        color: Theme.dark ? "#4fc46d" : "#2a9447"
        height: 10
        radius: 5
        visible: avatar.present
        width: 10
    }
    HoverHandler {
        id: hover
    }
    Hint {
        text: avatar.name
        visible: hover.hovered
    }
}
