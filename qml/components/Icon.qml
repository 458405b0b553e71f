// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.impl
import Lanban.Ui

/*! One of the module's line icons, in a colour. */
IconImage {
    id: icon

    /*! The file's name without its ending. */
    required property string glyph
    property int size: 18

    Accessible.ignored: true
    color: Theme.muted
    height: icon.size
    source: icon.glyph === "" ? "" : Qt.resolvedUrl("../icons/%1.svg".arg(icon.glyph))
    sourceSize.height: icon.size
    sourceSize.width: icon.size
    width: icon.size
}
