// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! One way to go on with a filter. */
ItemDelegate {
    id: offer

    /*! What the word means. */
    property string meaning: ""
    property bool chosen: false

    signal picked

    required property int index
    required property var modelData

    Accessible.description: offer.meaning
    Accessible.name: offer.modelData.word
    focusPolicy: Qt.NoFocus
    height: 32
    hoverEnabled: true
    objectName: "filterOffer"

    background: Rectangle {
        color: offer.chosen ? Theme.accentSoft : offer.hovered ? Theme.hover : "transparent"
        radius: Theme.radiusSmall
    }
    contentItem: Item {
    }

    onClicked: offer.picked()

    PlainText {
        id: word

        Accessible.ignored: true
        anchors.left: parent.left
        anchors.leftMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        font.pixelSize: 13
        font.weight: Font.Medium
        text: offer.modelData.word
        width: Math.min(implicitWidth, parent.width - 20)
    }
    PlainText {
        Accessible.ignored: true
        anchors.left: word.right
        anchors.leftMargin: 10
        anchors.right: parent.right
        anchors.rightMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.muted
        font.pixelSize: Theme.caption
        text: offer.meaning
    }
}
