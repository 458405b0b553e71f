// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/*! The columns of a board as choices for a SelectBox, up to date with names and order. */
Instantiator {
    id: names

    property var choices: []
    /*! Several changes come together: one refresh does for them. */
    readonly property Timer soon: Timer {
        interval: 0

        onTriggered: names.refresh()
    }

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

    function follow(column: var) {
        column.indexChanged.connect(names.soon.restart);
        column.nameChanged.connect(names.soon.restart);
        names.soon.restart();
    }

    delegate: QtObject {
        required property int index
        required property string columnId
        required property string name
    }

    Component.onCompleted: names.refresh()
    onCountChanged: names.refresh()
    onObjectAdded: (index, object) => names.follow(object)
}
