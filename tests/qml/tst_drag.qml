// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lanban.Ui

Item {
    id: scene

    height: 800
    width: 1600

    Component {
        id: boards

        FixtureBoard {
        }
    }
    Component {
        id: areas

        BoardArea {
            anchors.fill: parent
        }
    }
    TestCase {
        id: test

        property var board
        property var area

        function init() {
            failOnWarning(/.?/);
            Theme.reducedMotion = true;
            test.board = createTemporaryObject(boards, scene);
            test.area = createTemporaryObject(areas, scene, {
                    "board": test.board
                });
            waitForItemPolished(test.area.columnsView);
        }

        function column(index: int): var {
            return test.area.columnsView.itemAtIndex(index);
        }

        function card(columnIndex: int, row: int): var {
            return test.column(columnIndex).list.itemAtIndex(row);
        }

        /*! A point of \a item in the scene. */
        function at(item: var, x: real, y: real): point {
            return item.mapToItem(scene, x, y);
        }

        function middle(item: var): point {
            return test.at(item, item.width / 2, item.height / 2);
        }

        function carry(from: point, to: point) {
            mouseMove(scene, from.x, from.y);
            mousePress(scene, from.x, from.y);
            for (let i = 1; i <= 10; ++i)
                mouseMove(scene, from.x + (to.x - from.x) * i / 10, from.y + (to.y - from.y) * i / 10);
        }

        function drop(to: point) {
            mouseRelease(scene, to.x, to.y);
        }

        function lastCall(): string {
            return JSON.stringify(test.board.calls[test.board.calls.length - 1] ?? null);
        }

        function test_withinColumn_data(): var {
            return [{
                    "tag": "down by one",
                    "from": 0,
                    "onto": 1,
                    "to": 1
                }, {
                    "tag": "to the end",
                    "from": 0,
                    "onto": 3,
                    "to": 3
                }, {
                    "tag": "up by one",
                    "from": 2,
                    "onto": 1,
                    "to": 1
                }, {
                    "tag": "to the top",
                    "from": 3,
                    "onto": 0,
                    "to": 0
                }];
        }

        function test_withinColumn(data) {
            const held = test.card(0, data.from).taskId;
            const from = test.at(test.card(0, data.from), 40, 8);
            const target = test.card(0, data.onto);
            const to = test.at(target, 44, data.to > data.from ? target.height - test.card(0, data.from).height + 16 : 4);
            test.carry(from, to);
            compare(test.area.drag.kind, "task");
            compare(test.area.drag.targetIndex, data.to);
            compare(test.card(0, data.from).opacity, 0);
            test.drop(to);
            compare(test.lastCall(), JSON.stringify(["moveTask", held, "c1", data.to]));
            compare(test.board.columns.get(0).tasks.get(data.to).taskId, held);
            compare(test.area.drag.kind, "");
            compare(test.area.drag.heldId, "");
        }

        function test_betweenColumns() {
            const from = test.at(test.card(0, 0), 40, 10);
            const to = test.at(test.card(1, 1), 40, 12);
            test.carry(from, to);
            compare(test.area.drag.targetColumnId, "c2");
            compare(test.area.drag.targetIndex, 1);
            test.drop(to);
            compare(test.lastCall(), JSON.stringify(["moveTask", "t1", "c2", 1]));
            compare(test.board.titles(1).length, 4);
            compare(test.board.columns.get(1).tasks.get(1).taskId, "t1");
        }

        function test_intoEmptyColumn_data(): var {
            return [{
                    "tag": "at its head",
                    "y": 60
                }, {
                    "tag": "at its foot",
                    "y": 700
                }];
        }

        function test_intoEmptyColumn(data) {
            const to = test.at(test.column(3), 100, data.y);
            test.carry(test.at(test.card(0, 1), 40, 10), to);
            compare(test.area.drag.targetColumnId, "c4");
            test.drop(to);
            compare(test.lastCall(), JSON.stringify(["moveTask", "t2", "c4", 0]));
        }

        function test_placeholderHasTheRealHeight() {
            const height = test.card(0, 1).height;
            const below = test.card(1, 1);
            const before = test.at(below, 0, 0).y;
            const to = test.at(test.card(1, 1), 40, 12);
            test.carry(test.at(test.card(0, 1), 40, 10), to);
            compare(test.area.drag.heldHeight, height);
            compare(test.at(below, 0, 0).y, before + height + 8);
            test.drop(to);
        }

        function test_escapeCancels() {
            const to = test.at(test.card(1, 1), 40, 12);
            test.carry(test.at(test.card(0, 0), 40, 10), to);
            compare(test.area.drag.kind, "task");
            keyClick(Qt.Key_Escape);
            compare(test.area.drag.kind, "");
            compare(test.card(0, 0).opacity, 1);
            test.drop(to);
            compare(test.board.calls.length, 0);
        }

        function test_dropInPlaceChangesNothing() {
            const from = test.at(test.card(0, 1), 40, 10);
            const to = Qt.point(from.x + 12, from.y + 4);
            test.carry(from, to);
            compare(test.area.drag.kind, "task");
            test.drop(to);
            compare(test.board.calls.length, 0);
        }

        function test_smallMovesAreClicks() {
            const from = test.at(test.card(0, 1), 40, 10);
            mouseMove(scene, from.x, from.y);
            mousePress(scene, from.x, from.y);
            mouseMove(scene, from.x + 2, from.y + 2);
            compare(test.area.drag.kind, "");
            mouseRelease(scene, from.x + 2, from.y + 2);
            tryVerify(() => test.board.calls.length === 1);
            compare(test.lastCall(), JSON.stringify(["openTask", "t2"]));
        }

        function test_remoteChangesLeaveTheCardInHand() {
            const to = test.at(test.card(1, 1), 40, 12);
            test.carry(test.at(test.card(0, 1), 40, 10), to);
            const pointer = test.area.drag.pointer;
            test.board.insertRemote(0, 0, "From afar");
            test.board.insertRemote(1, 0, "Also from afar");
            compare(test.area.drag.pointer, pointer);
            compare(test.area.drag.sourceIndex, 2);
            compare(test.area.drag.heldId, "t2");
            mouseMove(scene, to.x, to.y);
            test.drop(to);
            compare(test.board.calls.length, 1);
            compare(test.board.calls[0][1], "t2");
            compare(test.board.titles(0)[0], "From afar");
        }

        function test_remoteDeletionEndsTheDrag() {
            const to = test.at(test.card(1, 1), 40, 12);
            test.carry(test.at(test.card(0, 0), 40, 10), to);
            test.board.take("t1");
            compare(test.area.drag.kind, "");
            test.drop(to);
            compare(test.board.calls.length, 0);
        }

        function test_readOnlyBoardsLiftNothing() {
            test.board.canWrite = false;
            const to = test.at(test.card(1, 1), 40, 12);
            test.carry(test.at(test.card(0, 0), 40, 10), to);
            verify(test.area.drag.kind !== "task");
            test.drop(to);
            compare(test.board.calls.length, 0);
        }

        function test_columns_data(): var {
            return [{
                    "tag": "right",
                    "from": 0,
                    "to": 2
                }, {
                    "tag": "left",
                    "from": 2,
                    "to": 0
                }];
        }

        function test_columns(data) {
            const id = test.column(data.from).columnId;
            const from = test.at(test.column(data.from), 150, 20);
            const to = test.at(test.column(data.to), 160, 24);
            test.carry(from, to);
            compare(test.area.drag.kind, "column");
            compare(test.area.drag.targetIndex, data.to);
            test.drop(to);
            compare(test.lastCall(), JSON.stringify(["moveColumn", id, data.to]));
            compare(test.board.place(id), data.to);
        }

        function test_listScrollsUnderThePointer() {
            for (let i = 0; i < 40; ++i)
                test.board.insertRemote(1, 0, `More ${i}`);
            const list = test.column(1).list;
            waitForItemPolished(list);
            list.positionViewAtBeginning();
            const start = list.contentY;
            const to = test.at(list, 40, list.height - 6);
            test.carry(test.at(test.card(0, 0), 40, 10), to);
            tryVerify(() => list.contentY > start + 100);
            test.drop(to);
            verify(test.board.calls[test.board.calls.length - 1][3] > 5);
        }

        function test_boardScrollsAtItsEnds() {
            for (let i = 0; i < 6; ++i)
                test.board.addColumn(`Column ${i}`);
            const view = test.area.columnsView;
            waitForItemPolished(view);
            view.contentX = 0;
            const to = Qt.point(scene.width - 8, 300);
            test.carry(test.at(test.card(0, 0), 40, 10), to);
            tryVerify(() => view.contentX > 200);
            test.drop(to);
            compare(test.board.calls[test.board.calls.length - 1][0], "moveTask");
        }

        function test_settlesWithMotion() {
            Theme.reducedMotion = false;
            const to = test.at(test.card(1, 1), 40, 12);
            test.carry(test.at(test.card(0, 0), 40, 10), to);
            test.drop(to);
            compare(test.area.drag.heldId, "t1");
            compare(test.board.columns.get(1).tasks.get(1).taskId, "t1");
            tryCompare(test.area.drag, "heldId", "");
            compare(test.card(1, 1).opacity, 1);
        }

        function cleanup() {
            // Before its board.
            test.area.destroy();
            tryVerify(() => !test.area);
        }

        name: "Drag"
        when: windowShown
    }
}
