// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! Text as it is: never markup, whoever wrote it. */
Text {
    id: plain

    Accessible.name: plain.text
    Accessible.role: Accessible.StaticText
    color: Theme.text
    elide: Text.ElideRight
    font.pixelSize: Theme.body
    textFormat: Text.PlainText
}
