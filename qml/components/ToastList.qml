// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! Short messages at the bottom of the window, the newest below. */
Column {
    id: toasts

    required property var notices
    readonly property alias count: list.count

    spacing: Theme.unit

    Repeater {
        id: list

        model: toasts.notices

        Toast {
            id: toast

            readonly property var notices: (toast.parent as ToastList)?.notices ?? null

            width: parent?.width ?? 0

            onHeldChanged: toast.notices?.hold(toast.noticeId, toast.held)
            onDismissed: toast.notices.dismiss(toast.noticeId)
            onTriggered: toast.notices.trigger(toast.noticeId)
        }
    }
}
