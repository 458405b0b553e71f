// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lanban.Ui

/*! Tests of all fields there are: the whole window, and how a user gets to each of them. The parent is the scene. */
TestCase {
    id: test

    property var app
    property var window

    readonly property var board: test.app?.boardFixture ?? null
    readonly property var task: test.board?.taskFixture ?? null

    readonly property Component apps: Component {
        FixtureApp {
        }
    }
    readonly property Component windows: Component {
        Main {
        }
    }

    /*! Every field; of each what keeps its drafts, the key there, the call that sends it, how it is opened and how sent. */
    function fields(): var {
        const board = () => test.board;
        const task = () => test.task;
        const rows = [["a card's title", board, "task:t1", "renameTask", () => test.card(), test.send], ["a column's name", board, "columnName:c1", "renameColumn", () => test.child("columnName").edit(), test.send], ["the board's name", board, "boardName:b1", "rename", () => test.child("boardName").edit(), test.send], ["a new task", board, "column:c1", "addTask", () => mouseClick(test.child("quickAddButton")), test.send], ["a new column", board, "newColumn:b1", "addColumn", () => mouseClick(test.child("addColumnButton")), test.send], ["a title", task, "title", "setTitle", () => test.pageField("taskTitle"), test.send], ["a description", task, "description", "setDescription", () => test.pageClick("editDescription"), test.sendLong], ["a comment", task, "comment", "addComment", () => test.pageField("commentField"), test.sendLong], ["a changed comment", task, "comment:m2", "editComment", () => test.comment(), test.sendLong], ["a checklist's name", task, "checklist:k1", "renameChecklist", () => test.pageEdit("checklistName"), test.send], ["an item", task, "item:i1", "renameItem", () => test.pageEdit("itemText"), test.send], ["a new item", task, "newItem:k1", "addItem", () => test.pageAdd("addItem"), test.send], ["a new checklist", task, "newChecklist", "addChecklist", () => test.pageAdd("addChecklist"), test.send], ["a new label", task, "newLabel", "addLabel", () => test.label("", ""), test.send], ["a label's name", task, "label:l1", "updateLabel", () => test.label("l1", "research"), test.send], ["a new board", () => test.app.profile, "newBoard", "createBoard", () => test.child("newBoardDialog").ask(false), test.send], ["a refused change", () => test.app.tray, "m3", "edit", () => test.tray(), test.sendLong], ["two texts", () => test.app.tray.conflictFixture, "result", "resolve", () => test.conflict(), test.sendLong]];
        return rows.map(row => ({
                        "tag": row[0],
                        "store": row[1],
                        "key": row[2],
                        "call": row[3],
                        "open": row[4],
                        "submit": row[5]
                    }));
    }

    function init() {
        failOnWarning(/.?/);
        test.app = createTemporaryObject(test.apps, test.parent);
        test.app.profile.reducedMotion = true;
        test.app.openBoard("s1", "b1");
        test.window = test.windows.createObject(null, {
                "app": test.app,
                "height": 1200,
                "width": 1600
            });
        tryCompare(test.window, "active", true);
    }

    function cleanup() {
        test.window.destroy();
        tryVerify(() => !test.window);
    }

    /*! Rows of models are children of items only, and so not of their window. */
    function find(name: string): var {
        const roots = [test.window.contentItem, findChild(test.window, "taskPage").contentItem, test.window];
        return roots.map(root => findChild(root, name)).find(item => item !== null) ?? null;
    }

    function child(name: string): var {
        tryVerify(() => test.find(name) !== null, 5000, name);
        return test.find(name);
    }

    /*! Types into the field that has the focus now, in place of what is there. */
    function type() {
        keyClick(Qt.Key_A, Qt.ControlModifier);
        for (const letter of "half")
            keyClick(letter);
    }

    function focused(name: string) {
        const field = test.child(name);
        field.forceActiveFocus();
        tryCompare(field, "activeFocus", true);
    }

    function page() {
        test.board.openTask("t1");
        tryCompare(test.child("taskPage"), "opened", true);
        test.child("taskTitle");
    }

    function tray() {
        test.app.tray.fill();
        test.child("trayPanel").open();
        tryCompare(test.child("trayPanel"), "opened", true);
        const list = test.child("trayList");
        tryVerify(() => list.itemAtIndex(2) !== null);
        list.itemAtIndex(2).edit();
    }

    function card() {
        test.child("taskCard").edit();
    }

    function send() {
        keyClick(Qt.Key_Return);
    }

    function sendLong() {
        keyClick(Qt.Key_Return, Qt.ControlModifier);
    }

    function pageField(name: string) {
        test.page();
        test.focused(name);
    }

    function pageClick(name: string) {
        test.page();
        test.child(name).clicked();
    }

    function pageEdit(name: string) {
        test.page();
        test.child(name).edit();
    }

    function pageAdd(name: string) {
        test.page();
        const adder = test.child(name);
        mouseClick(adder, 20, 10);
    }

    function comment() {
        test.page();
        const item = test.child("comments").itemAt(1);
        findChild(item, "editComment").clicked();
    }

    function label(id: string, name: string) {
        test.page();
        const picker = test.child("labelPicker");
        picker.open();
        tryCompare(picker, "opened", true);
        picker.edit(id, name, "blue");
    }

    function conflict() {
        test.app.tray.fill();
        test.app.tray.openConflict("m1");
        tryCompare(test.child("conflictDialog"), "opened", true);
    }

    when: windowShown
}
