// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! Keeps the open board, and once also the window, where something typed can't be kept. */
Item {
    id: guard

    required property var app

    Connections {
        function onLeaving() {
            const board = guard.app.board;
            if (Drafts.unkept([board, board?.task]).length > 0)
                guard.app.stay();
        }

        ignoreUnknownSignals: true
        target: guard.app
    }
    Connections {
        function onClosing(close: var) {
            // Who was told of it, and closes again, means it.
            const untold = Drafts.unkept(null).filter(draft => !draft.told);
            if (untold.length === 0)
                return;
            close.accepted = false;
            for (const draft of untold)
                draft.told = true;
            guard.app.tellUnkept();
        }

        target: guard.Window.window
    }
}
