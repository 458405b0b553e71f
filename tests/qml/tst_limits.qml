// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Lanban.Ui

/*! A text that is too long to be saved: the field says so, and keeps all of it. */
Item {
    id: scene

    height: 800
    width: 800

    Component {
        id: tasks

        FixtureTask {
        }
    }
    Component {
        id: boards

        FixtureBoard {
        }
    }
    Component {
        id: comments

        Comments {
            width: 600
        }
    }
    Component {
        id: descriptions

        DescriptionEditor {
            width: 600
        }
    }
    Component {
        id: titles

        TaskTitle {
            width: 600
        }
    }
    Component {
        id: fields

        InputField {
            label: "Name"
            maximumLength: 255
            width: 400
        }
    }
    TestCase {
        id: test

        readonly property string longText: "x".repeat(70000)
        property var page: null

        function init() {
            failOnWarning(/.?/);
        }

        function make(what: Component): var {
            const task = createTemporaryObject(tasks, scene);
            task.refuse = true; // as the view model does, beyond the limit
            test.page = createTemporaryObject(what, scene, {
                    "task": task
                });
            return test.page;
        }

        function cleanup() {
            // Before its task.
            test.page?.destroy();
            tryVerify(() => !test.page);
        }

        function test_comment() {
            const page = make(comments);
            const field = findChild(page, "commentField");
            field.text = longText;
            verify(findChild(field, "tooLong").visible);
            verify(findChild(field, "tooLong").text.includes("70000"));
            page.submit();
            compare(field.text, longText);
            compare(page.task.draft("comment"), longText);
            field.text = "short";
            verify(!findChild(field, "tooLong").visible);
        }

        function test_description() {
            const page = make(descriptions);
            page.edit();
            const field = findChild(page, "descriptionField");
            field.text = longText;
            verify(findChild(field, "tooLong").visible);
            page.save();
            verify(page.editing);
            compare(field.text, longText);
            compare(page.task.draft("description"), longText);
        }

        function test_title() {
            const title = make(titles);
            title.forceActiveFocus();
            title.text = longText;
            verify(findChild(title, "tooLong").visible);
            title.commit();
            compare(title.text, longText);
            compare(title.task.draft("title"), longText);
        }

        function test_line() {
            const field = createTemporaryObject(fields, scene);
            field.forceActiveFocus();
            field.text = "x".repeat(254);
            verify(!findChild(field, "full").visible);
            field.text = "x".repeat(255);
            verify(findChild(field, "full").visible);
        }

        name: "Limits"
        when: windowShown
    }
}
