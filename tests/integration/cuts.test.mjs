// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The connection is cut before, and after, each single frame of a session with a dozen changes.
import assert from 'node:assert/strict';
import test from 'node:test';
import { newId } from './lib/client.mjs';
import { Stage } from './lib/stage.mjs';

const parts = (process.env.LANBAN_CUTS ?? 'cutBefore,cutAfter').split(',');

// Of each kind.
const most = process.env.LANBAN_LONG_FAULTS ? 10 : 4;

function manyChanges(columns) {
    const ids = Array.from({ length: most }, newId);
    return [
        ...ids.map((id, i) => ({ op: 'task.create', args: { id, columnId: columns[i % 3], title: `T${i}` } })),
        ...ids.map((id, i) => ({ op: 'task.update', args: { id, set: { title: `Other ${i}`, description: 'Words' } } })),
        ...ids.map((id, i) => (i < most / 2 ? { op: 'task.move', args: { id, columnId: columns[(i + 1) % 3] } } : { op: 'task.delete', args: { id } })),
    ];
}

for (const cut of parts) {
    test(`${cut} each frame of a session`, async (t) => {
        const stage = await Stage.set(t, ['Anna', 'Boris'], { options: { backoffMs: 4, backoffCapMs: 20 } });
        const [task] = await stage.pickTasks();
        const proxy = stage.proxies.Anna;
        let position = 0;
        for (let isOver = false; !isOver; ++position) {
            let isDone = false;
            let conn = 0;
            proxy.cut();
            const from = proxy.connections;
            proxy.onFrame = (frame) => {
                if (frame.conn <= from || (conn && frame.conn !== conn))
                    return undefined;
                conn = frame.conn;
                if (isDone || frame.index < position)
                    return undefined;
                isDone = true;
                return cut;
            };
            await stage.clients.Anna.until((status) => proxy.connections > from && status.rooms[stage.room]?.state === 'live', 'being live again');
            const changes = manyChanges(stage.columns);
            await stage.edits('Anna', changes.slice(0, changes.length / 2));
            await stage.setTitle('Boris', task);
            await stage.edits('Anna', changes.slice(changes.length / 2));
            await stage.clients.Anna.untilAtRest(stage.room);
            isOver = !isDone;
        }
        proxy.onFrame = null;
        assert.ok(position > 7 * most, `${position} frames`);
        t.diagnostic(`${position} positions`);
        const { tray } = await stage.finish();
        assert.deepEqual(tray, []);
    });
}
