// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick.Layouts

/*! Rows to tick, one under the other. */
ColumnLayout {
    signal toggled(string id)
    signal edited(string id, string name, string color)

    spacing: 2
}
