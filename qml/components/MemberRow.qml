// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! A member with a box to tick: does the task. */
RowLayout {
    id: row

    required property string userId
    required property string name
    required property string color
    required property string initials
    required property bool checked
    required property bool isMe

    readonly property PickerList list: row.parent as PickerList

    spacing: Theme.unit

    CheckMark {
        id: mark

        checked: row.checked
        implicitHeight: 34
        implicitWidth: 18
        text: row.name
        textShown: false

        onToggled: {
            row.list.toggled(row.userId);
            mark.checked = Qt.binding(() => row.checked);
        }
    }
    Avatar {
        colorName: row.color
        initials: row.initials
        name: row.name
        size: 26
    }
    PlainText {
        Layout.fillWidth: true
        text: row.isMe ? qsTr("%1 (you)").arg(row.name) : row.name

        TapHandler {
            onTapped: row.list.toggled(row.userId)
        }
    }
}
