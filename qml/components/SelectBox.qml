// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! One of several. Model: a list of { text, value }. */
ComboBox {
    id: box

    /*! What it is called to screen readers. */
    required property string label

    Accessible.name: box.label
    font.pixelSize: Theme.body
    implicitHeight: Theme.control
    implicitWidth: 200
    leftPadding: 12
    opacity: box.enabled ? 1 : 0.5
    textRole: "text"
    valueRole: "value"

    background: Rectangle {
        border.color: Theme.outline
        color: box.down || box.hovered ? Theme.hover : Theme.field
        radius: Theme.radiusSmall

        FocusRing {
            anchors.margins: -3
            shown: box.visualFocus
        }
    }
    contentItem: PlainText {
        Accessible.ignored: true
        rightPadding: 28
        text: box.displayText
        verticalAlignment: Text.AlignVCenter
    }
    delegate: ItemDelegate {
        id: choice

        required property int index
        required property var modelData

        Accessible.name: choice.text
        highlighted: ListView.isCurrentItem
        implicitHeight: 34
        text: choice.modelData.text
        width: ListView.view.width

        background: Rectangle {
            color: choice.highlighted ? Theme.hover : "transparent"
            radius: Theme.radiusSmall
        }
        contentItem: PlainText {
            Accessible.ignored: true
            font.weight: choice.highlighted ? Font.Medium : Font.Normal
            text: choice.text
            verticalAlignment: Text.AlignVCenter
        }
    }
    indicator: Icon {
        glyph: "chevron-down"
        size: 16
        x: box.width - width - 10
        y: (box.height - height) / 2
    }
    popup: Popup {
        height: Math.min(contentItem.implicitHeight + 8, 320)
        padding: 4
        width: box.width
        y: box.height + 4

        background: Rectangle {
            border.color: Theme.border
            color: Theme.raised
            radius: Theme.radius
        }
        contentItem: ListView {
            clip: true
            currentIndex: box.highlightedIndex
            implicitHeight: contentHeight
            model: box.delegateModel
        }
    }
}
