// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

/*! The drafts of all fields there are: who is about to take fields away asks here whether they can go. */
QtObject {
    id: drafts

    property var all: new Set()

    function add(draft: var) {
        drafts.all.add(draft);
    }

    function remove(draft: var) {
        drafts.all.delete(draft);
    }

    /*! Keeps what is typed. Gives the drafts where that failed; without \a stores it looks at all, else at theirs. */
    function unkept(stores: var): var {
        return Array.from(drafts.all).filter(draft => (!stores || stores.includes(draft.store)) && !draft.settle());
    }
}
