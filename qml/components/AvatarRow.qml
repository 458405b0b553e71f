// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! The people who are here now; those beyond \a shown as a number. */
Row {
    id: row

    required property var people
    property int shown: 5

    Accessible.name: qsTr("%n person(s) online", "", repeater.count)
    Accessible.role: Accessible.Grouping
    spacing: -4

    Repeater {
        id: repeater

        model: row.people

        Item {
            id: person

            required property int index
            required property string name
            required property string color

            height: 30
            visible: person.index < ((person.parent as AvatarRow)?.shown ?? 5)
            width: 30

            Avatar {
                border.color: Theme.window
                border.width: 2
                colorName: person.color
                name: person.name
                size: 30
            }
        }
    }
    PlainText {
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.muted
        font.pixelSize: Theme.caption
        leftPadding: 10
        text: qsTr("+%1").arg(repeater.count - row.shown)
        visible: repeater.count > row.shown
    }
}
