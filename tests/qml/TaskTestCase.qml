// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lanban.Ui

/*! Tests of the task page: a task, its board, and what a user does to the page. The parent is the scene. */
TestCase {
    id: test

    property var task
    property var board
    property var details

    readonly property Component tasks: Component {
        FixtureTask {
        }
    }
    readonly property Component boards: Component {
        FixtureBoard {
        }
    }
    readonly property Component windows: Component {
        Window {
            height: 100
            visible: true
            width: 100
        }
    }
    readonly property Component pages: Component {
        TaskDetails {
            anchors.fill: parent
            focus: true
        }
    }

    function init() {
        failOnWarning(/.?/);
        Theme.reducedMotion = true;
        test.task = createTemporaryObject(test.tasks, test.parent);
        test.board = createTemporaryObject(test.boards, test.parent);
        test.show();
    }

    function cleanup() {
        test.hide();
    }

    function show() {
        test.details = test.pages.createObject(test.parent, {
                "task": test.task,
                "columns": test.board.columns
            });
        waitForRendering(test.details);
    }

    function hide() {
        test.details.destroy();
        tryVerify(() => !test.details);
    }

    function child(name: string): var {
        const item = findChild(test.details, name);
        verify(item, name);
        return item;
    }

    function type(text: string) {
        for (const letter of text)
            keyClick(letter);
    }

    function calls(): string {
        return JSON.stringify(test.task.calls);
    }
}
