// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! Asks for a Trello export. The dialog of the system is loaded when it is first needed. */
Item {
    id: chooser

    signal chosen(url file)
    signal cancelled

    function open() {
        if (!loader.item)
            loader.setSource(Qt.resolvedUrl("JsonFileDialog.qml"), {
                    "chooser": chooser
                });
        loader.item?.open();
    }

    Loader {
        id: loader
    }
}
