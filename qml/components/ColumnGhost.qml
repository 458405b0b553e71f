// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lanban.Ui

/*! A column in hand. */
BoardColumn {
    columnId: ""
    enabled: false
    index: -1
    lifted: true
}
