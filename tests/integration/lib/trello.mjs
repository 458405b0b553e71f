// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files of the shape that Trello exports.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const hex = (prefix, n) => prefix + n.toString(16).padStart(24 - prefix.length, '0');

/** Writes a board of `cards` cards in three lists; gives its path. */
export function trelloFile(dir, { cards = 3, name = 'Board', text = 'Some words. ' } = {}) {
    const lists = ['To do', 'Doing', 'Done'].map((list, i) => ({ id: hex('a', i), name: list, closed: false, pos: (i + 1) * 1024 }));
    const labels = [{ id: hex('b', 0), name: 'Urgent', color: 'red' }, { id: hex('b', 1), name: '', color: null }];
    const board = {
        id: hex('c', 0), name, desc: '', closed: false, lists, labels, labelNames: {}, members: [], checklists: [], actions: [], customFields: [],
        cards: Array.from({ length: cards }, (_, i) => ({
            id: hex('d', i), name: `Card ${i}`, desc: text.repeat(i % 7), closed: false, idList: lists[i % 3].id, pos: (i + 1) * 1024,
            idLabels: i % 2 ? [labels[0].id] : [], idMembers: [], idChecklists: [], due: null, dueComplete: false, labels: [],
        })),
    };
    const path = join(dir, `${name.replace(/\W/g, '')}-${cards}.json`);
    writeFileSync(path, JSON.stringify(board));
    return path;
}
