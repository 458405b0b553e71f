// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest

/*! Of every field: its draft goes after its text was taken over, never before, and never when that was refused. */
Item {
    id: scene

    height: 100
    width: 100

    FieldsTestCase {
        id: test

        function test_order_data(): var {
            const cases = [];
            for (const field of test.fields()) {
                for (const refuse of [false, true])
                    cases.push(Object.assign({}, field, {
                                "tag": field.tag + (refuse ? ", refused" : ""),
                                "refuse": refuse
                            }));
            }
            return cases;
        }

        /*! True for what makes the draft of \a key go. */
        function drops(entry: var, key: string): bool {
            return entry[1] === key && (entry[0] === "clearDraft" || entry[0] === "saveDraft" && entry[2] === "");
        }

        function test_order(data) {
            const store = data.store();
            data.open();
            test.type();
            test.find("draft:" + data.key)?.triggered(); // as after a pause
            tryVerify(() => store.draft(data.key) === "half", 5000, "no draft of what is typed");
            store.journal = [];
            store.refuse = data.refuse;
            data.submit();
            const story = JSON.stringify(store.journal);
            const sent = store.journal.findIndex(entry => entry[0] === data.call);
            verify(sent >= 0, "never sent: " + story);
            const dropped = store.journal.findIndex(entry => test.drops(entry, data.key));
            if (data.refuse) {
                compare(dropped, -1, story);
                compare(store.draft(data.key), "half");
            } else {
                verify(dropped < 0 || dropped > sent, "gone before it was sent: " + story);
                compare(store.draft(data.key), "", story);
            }
        }

        name: "DraftOrder"
    }
}
