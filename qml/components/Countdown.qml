// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/*! The seconds until something is tried again. */
Timer {
    id: clock

    /*! As it is told, now and then. */
    required property int retryInMs
    property real retryAt: 0
    property int secondsLeft: 0

    function count() {
        clock.secondsLeft = Math.max(0, Math.ceil((clock.retryAt - Date.now()) / 1000));
    }

    interval: 250
    repeat: true
    running: clock.secondsLeft > 0

    Component.onCompleted: clock.retryInMsChanged()
    onRetryInMsChanged: {
        clock.retryAt = Date.now() + clock.retryInMs;
        clock.count();
    }
    onTriggered: clock.count()
}
