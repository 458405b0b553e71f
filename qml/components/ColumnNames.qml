// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQml

/*! The columns of a board as choices for a SelectBox, up to date with names and order. */
Instantiator {
    id: names

    property var choices: []

    function refresh() {
        const list = [];
        for (let i = 0; i < names.count; ++i) {
            const column = names.objectAt(i);
            if (column)
                list.push(column);
        }
        list.sort((a, b) => a.index - b.index);
        names.choices = list.map(column => ({
                        "text": column.name,
                        "value": column.columnId
                    }));
    }

    delegate: QtObject {
        required property int index
        required property string columnId
        required property string name

        onIndexChanged: Qt.callLater(names.refresh)
        onNameChanged: Qt.callLater(names.refresh)
    }

    Component.onCompleted: names.refresh()
    onCountChanged: names.refresh()
}
