// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lanban.Ui

Item {
    id: scene

    height: 800
    width: 1280

    Component {
        id: pages

        BoardPage {
            id: page

            anchors.fill: parent
            board: fixture
            hosting: null

            FixtureBoard {
                id: fixture
            }
        }
    }
    TestCase {
        id: test

        property var page
        readonly property var board: test.page?.board ?? null
        readonly property var filter: test.board?.filter

        function init() {
            failOnWarning(/.?/);
            Theme.reducedMotion = true;
            test.page = createTemporaryObject(pages, scene);
            test.page.forceActiveFocus();
            waitForRendering(test.page);
        }

        function item(name: string): Item {
            return findChild(test.page, name);
        }

        function field(): Item {
            return test.item("filterField");
        }

        /*! The card at \a place of the column at \a column. */
        function card(column: int, place: int): Item {
            return test.item("boardColumn").ListView.view.itemAtIndex(column).list.itemAtIndex(place);
        }

        function chipOf(item: Item): Item {
            if (item.colorName !== undefined && item.term !== undefined)
                return item;
            for (let i = 0; i < item.children.length; ++i) {
                const found = test.chipOf(item.children[i]);
                if (found)
                    return found;
            }
            return null;
        }

        function open() {
            keyClick("f");
            tryVerify(() => test.field().activeFocus);
        }

        function type(text: string) {
            for (const letter of text)
                keyClick(letter);
        }

        function test_keys_data() {
            return [{
                    "tag": "F",
                    "key": Qt.Key_F
                }, {
                    "tag": "slash",
                    "key": Qt.Key_Slash
                }];
        }

        function test_keys(data) {
            verify(!test.field().visible);
            keyClick(data.key);
            tryVerify(() => test.field().activeFocus);
        }

        function test_typing_filters_and_escape_keeps() {
            test.open();
            test.type("fix -me");
            compare(test.filter.text, "fix -me");
            keyClick(Qt.Key_Escape);
            if (test.field().visible)
                keyClick(Qt.Key_Escape); // the first one closed the offers
            tryVerify(() => !test.field().visible);
            compare(test.filter.text, "fix -me");
            verify(!test.field().activeFocus);
            compare(test.item("filterBadgeCounts").text, "8 of 8");
            test.open();
            compare(test.field().text, "fix -me");
        }

        function test_a_card_leaves_the_keys_to_the_page() {
            test.card(0, 0).forceActiveFocus();
            test.open();
            keyClick(Qt.Key_Escape);
            keyClick(Qt.Key_Escape);
            test.card(0, 0).forceActiveFocus();
            keyClick("q");
            compare(test.filter.text, "@me");
        }

        function test_letters_are_the_fields_own() {
            test.open();
            test.type("xq");
            compare(test.filter.text, "xq");
        }

        function test_x_clears_and_q_is_mine() {
            keyClick("q");
            compare(test.filter.text, "@me");
            keyClick("x");
            compare(test.filter.text, "");
        }

        function test_buttons() {
            mouseClick(test.item("filterButton"));
            tryVerify(() => test.field().activeFocus);
            test.type("fix");
            mouseClick(test.item("filterClear"));
            compare(test.filter.text, "");
            compare(test.field().text, "");
            mouseClick(test.item("filterClose"));
            tryVerify(() => !test.field().visible);
        }

        function test_an_error_is_told_and_marked() {
            test.open();
            test.type("fix due:x");
            test.filter.error = "No date";
            test.filter.errorLength = 1;
            test.filter.errorAt = 8;
            compare(test.item("filterError").text, "No date");
            verify(test.item("filterError").visible);
            verify(test.item("filterMark").visible);
            verify(test.item("filterMark").x > 36);
            compare(test.field().Accessible.description, "No date At character 9.");
        }

        function test_offers() {
            test.open();
            test.type("la");
            keyClick(Qt.Key_Tab);
            compare(test.filter.text, "label:");
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(test.filter.text, "label:web ");
            compare(test.field().text, "label:web ");
            verify(test.field().activeFocus);
        }

        function test_a_label_toggles_its_term() {
            const label = test.chipOf(test.card(1, 1));
            verify(label);
            mouseClick(label);
            compare(test.filter.text, "label:design");
            verify(label.chosen);
            compare(test.board.task, null); // the card below did not open
            wait(300);
            compare(test.board.task, null);
            mouseClick(label);
            compare(test.filter.text, "");
        }

        function test_a_ghost_says_who_did_it() {
            const tasks = test.board.columns.get(0).tasks;
            tasks.setProperty(0, "ghost", true);
            tasks.setProperty(0, "leftBy", "Ben Ode");
            const card = test.card(0, 0);
            const words = findChild(card, "fadedBy");
            verify(words.visible);
            compare(words.text, "Changed by Ben Ode");
            compare(card.Accessible.description, "Changed by Ben Ode");
        }

        function test_a_dragged_task_is_held_data() {
            return [{
                    "tag": "by the card",
                    "grip": card => card
                }, {
                    "tag": "by a label",
                    "grip": card => test.chipOf(card)
                }];
        }

        function test_a_dragged_task_is_held(data) {
            const grip = data.grip(test.card(1, 1));
            const point = grip.mapToItem(test.page, 20, grip.height - 8);
            mousePress(test.page, point.x, point.y);
            for (let step = 1; step <= 10; ++step)
                mouseMove(test.page, point.x + 4 * step, point.y);
            compare(test.filter.holds, [["t6", true]]);
            mouseRelease(test.page, point.x + 40, point.y);
            tryCompare(test.filter, "holds", [["t6", true], ["t6", false]]);
            compare(test.filter.text, "");
        }

        function test_counts_of_a_column() {
            test.filter.text = "fix";
            test.board.columns.setProperty(0, "shownCount", 1);
            const head = findChild(test.page, "boardColumn");
            compare(head.Accessible.description, "1 of 4 task(s) shown");
        }

        name: "Filter"
        when: windowShown
    }
}
