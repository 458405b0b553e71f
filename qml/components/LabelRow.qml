// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Lanban.Ui

/*! A label with a box to tick, and a way to change it. */
RowLayout {
    id: row

    required property string labelId
    required property string name
    required property string color
    required property bool checked

    readonly property PickerList list: row.parent as PickerList

    Layout.fillWidth: true
    spacing: Theme.unit

    CheckMark {
        id: mark

        Layout.leftMargin: 4
        checked: row.checked
        implicitHeight: 34
        implicitWidth: 18
        text: chip.words
        textShown: false

        onToggled: {
            row.list.toggled(row.labelId);
            mark.checked = Qt.binding(() => row.checked);
        }
    }
    LabelChip {
        id: chip

        Layout.fillWidth: true
        colorName: row.color
        implicitHeight: 28
        name: row.name
        textSize: 13

        TapHandler {
            onTapped: row.list.toggled(row.labelId)
        }
    }
    IconButton {
        iconName: "edit"
        iconSize: 15
        size: 28
        text: qsTr("Edit label %1").arg(row.name)

        onClicked: row.list.edited(row.labelId, row.name, row.color)
    }
}
