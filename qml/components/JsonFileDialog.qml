// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Dialogs

/*! Asks for a JSON file. */
FileDialog {
    id: dialog

    /*! Gets the file by its signal chosen(), or hears cancelled(). */
    required property var chooser

    nameFilters: [qsTr("Trello export (*.json)"), qsTr("All files (*)")]
    title: qsTr("Import a board from Trello")

    onAccepted: dialog.chooser.chosen(dialog.selectedFile)
    onRejected: dialog.chooser.cancelled()
}
