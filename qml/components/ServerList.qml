// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick.Layouts

/*! Servers, one under the other. */
ColumnLayout {
    signal removeAsked(string serverId, string name)

    spacing: 8
}
