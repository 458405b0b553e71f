// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQml

/*! The columns of a board as plain objects: { columnId, name }. */
Instantiator {
    id: names

    function asChoices(): var {
        const list = [];
        for (let i = 0; i < names.count; ++i)
            list.push({
                    "text": names.objectAt(i).name,
                    "value": names.objectAt(i).columnId
                });
        return list;
    }

    delegate: QtObject {
        required property string columnId
        required property string name
    }
}
