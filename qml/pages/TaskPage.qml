// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Lanban.Ui

/*! The open task, over its board. Closes by Esc and by a click beside it, unless something typed can't be kept; drafts stay. */
Popup {
    id: page

    required property var task
    required property var columns
    property var shown: null
    /*! Something typed can't be kept: it does not close. */
    property bool stays: false

    /*! It is closed, and all that was typed is kept. */
    signal left

    function sync() {
        if (page.task) {
            page.shown = page.task;
            details.setSource(Qt.resolvedUrl("../components/TaskDetails.qml"), {
                    "task": page.task,
                    "columns": page.columns,
                    "focus": true
                });
            page.open();
        } else {
            page.close();
        }
    }

    anchors.centerIn: T.Overlay.overlay
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutside
    focus: true
    height: Math.min((page.parent?.height ?? 800) - 32, Math.max(560, (page.parent?.height ?? 800) * 0.9))
    modal: true
    objectName: "taskPage"
    padding: 0
    width: Math.min(920, (page.parent?.width ?? 800) - 32)

    Component.onCompleted: page.sync()
    onAboutToHide: {
        page.stays = !!page.task && Drafts.unkept([page.task]).length > 0;
        if (!page.stays)
            details.source = "";
    }
    onClosed: page.stays ? page.open() : page.left()
    onTaskChanged: page.sync()

    T.Overlay.modal: Rectangle {
        color: Theme.shade
    }
    background: Rectangle {
        border.color: Theme.border
        color: Theme.raised
        radius: 12
    }
    enter: Transition {
        NumberAnimation {
            duration: Theme.quick
            from: 0
            property: "opacity"
            to: 1
        }
    }
    exit: Transition {
    }

    Loader {
        id: details

        anchors.fill: parent
        focus: true
    }
    Connections {
        function onCloseAsked() {
            page.close();
        }

        ignoreUnknownSignals: true
        target: details.item
    }
}
