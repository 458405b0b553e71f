// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! Brings an item to where it belongs. */
ParallelAnimation {
    id: animation

    required property Item item

    function settle(place: point) {
        moveX.to = place.x;
        moveY.to = place.y;
        animation.start();
    }

    NumberAnimation {
        id: moveX

        duration: Theme.quick
        easing.type: Easing.OutCubic
        property: "x"
        target: animation.item
    }
    NumberAnimation {
        id: moveY

        duration: Theme.quick
        easing.type: Easing.OutCubic
        property: "y"
        target: animation.item
    }
}
