// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Lanban.Ui

/*! How the text of a filter could go on, below its field. The keys stay with the field. */
Popup {
    id: offers

    required property var field
    required property var filter

    property var list: []
    property int chosen: -1
    readonly property bool shown: offers.visible

    /*! The field has another text now. */
    signal picked(string text)
    /*! Enter, with nothing to take over. */
    signal left

    readonly property var meanings: ({
            "label:": qsTr("a label, by name or colour"),
            "assignee:": qsTr("whose it is; @me is yourself"),
            "column:": qsTr("the column it is in"),
            "due:": qsTr("when it is due"),
            "is:": qsTr("overdue, done, archived…"),
            "has:": qsTr("what it has"),
            "no:": qsTr("what it has not"),
            "sort:": qsTr("the order in a column"),
            "@me": qsTr("your own")
        })

    function refresh() {
        offers.chosen = -1;
        offers.list = offers.filter.suggestions(offers.field.text.slice(0, offers.field.cursorPosition));
        if (offers.field.activeFocus && offers.list.length > 0)
            offers.open();
        else
            offers.close();
    }

    function dismiss() {
        offers.close();
    }

    function choose(by: int) {
        if (!offers.visible)
            offers.refresh();
        else
            offers.chosen = Math.max(-1, Math.min(offers.list.length - 1, offers.chosen + by));
    }

    function pick(index: int) {
        const offer = offers.list[index];
        const rest = offers.field.text.slice(offers.field.cursorPosition).replace(/^\S*\s*/, "");
        const text = offer.text + (offer.whole ? " " : "");
        offers.field.text = text + rest;
        offers.field.cursorPosition = text.length;
        offers.picked(offers.field.text);
    }

    function submit() {
        if (offers.visible && offers.chosen >= 0) {
            offers.pick(offers.chosen);
        } else {
            offers.close();
            offers.left();
        }
    }

    /*! Takes over what is chosen, or the first when a word is begun; false: there is nothing to. */
    function complete(): bool {
        const before = offers.field.text.slice(0, offers.field.cursorPosition);
        if (!offers.visible || offers.chosen < 0 && /(^|\s)$/.test(before))
            return false;
        offers.pick(Math.max(0, offers.chosen));
        return true;
    }

    closePolicy: Popup.NoAutoClose
    focus: false
    margins: Theme.unit
    objectName: "filterOffers"
    padding: 6

    function furnish(offer: FilterOffer, index: int) {
        offer.meaning = Qt.binding(() => offers.meanings[offer.modelData.word] ?? "");
        offer.chosen = Qt.binding(() => offers.chosen === index);
        offer.width = Qt.binding(() => offers.availableWidth);
        offer.picked.connect(() => offers.pick(index));
    }

    background: Rectangle {
        border.color: Theme.border
        color: Theme.raised
        radius: 10

        Rectangle {
            anchors.fill: parent
            anchors.margins: -4
            color: Theme.shadow
            radius: 14
            z: -1
        }
    }
    contentItem: Column {
        Repeater {
            model: offers.list

            onItemAdded: (index, item) => offers.furnish(item as FilterOffer, index)

            FilterOffer {
            }
        }
    }
    enter: Transition {
    }
    exit: Transition {
    }
}
