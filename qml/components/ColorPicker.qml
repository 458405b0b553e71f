// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! A row of the palette's colours to choose one from. */
Flow {
    id: picker

    property string selected: "blue"

    signal picked(string name)

    spacing: 6

    Repeater {
        model: Theme.colorNames

        AbstractButton {
            id: swatch

            required property int index
            required property string modelData

            readonly property ColorPicker picker: swatch.parent as ColorPicker
            readonly property bool chosen: swatch.modelData === swatch.picker?.selected

            Accessible.checkable: true
            Accessible.checked: swatch.chosen
            Accessible.name: Theme.colorWords[swatch.index]
            Accessible.role: Accessible.RadioButton
            focusPolicy: Qt.StrongFocus
            implicitHeight: 26
            implicitWidth: 26

            contentItem: Rectangle {
                color: Theme.solid(swatch.modelData)
                radius: 14

                Icon {
                    anchors.centerIn: parent
                    color: "#ffffff"
                    glyph: "check"
                    size: 16
                    visible: swatch.chosen
                }
                FocusRing {
                    anchors.margins: -3
                    radius: 17
                    shown: swatch.visualFocus || swatch.hovered
                }
            }

            onClicked: {
                swatch.picker.selected = swatch.modelData;
                swatch.picker.picked(swatch.modelData);
            }
        }
    }
}
