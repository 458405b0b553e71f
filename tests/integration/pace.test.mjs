// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Far more waits at the app's client than the server takes at once.
import assert from 'node:assert/strict';
import test from 'node:test';
import { newId } from './lib/client.mjs';
import { Stage } from './lib/stage.mjs';

const changes = process.env.LANBAN_LONG_FAULTS ? 5000 : 1000;
const { burst, mutPerSec } = { burst: 200, mutPerSec: 20 }; // what the server says in welcome

test(`${changes} changes wait, and the server takes ${burst} and then ${mutPerSec} a second`, async (t) => {
    const stage = await Stage.set(t, ['Anna', 'Boris']);
    await stage.pickTasks();
    const { proxies: { Anna: proxy }, clients: { Anna: anna } } = stage;
    const { message: { limits } } = proxy.record.find(({ message }) => message.type === 'welcome');
    assert.deepEqual({ burst: limits.burst, mutPerSec: limits.mutPerSec }, { burst, mutPerSec });
    proxy.down();
    const items = Array.from({ length: changes }, (_, i) => ({ op: 'task.create', args: { id: newId(), columnId: stage.columns[i % 3], title: `T${i}` } }));
    for (let i = 0; i < items.length; i += 100)
        assert.ok((await stage.edits('Anna', items.slice(i, i + 100))).every((answer) => answer.muid), 'each is kept');
    assert.equal((await anna.ask('status')).outbox, changes);

    const before = { connections: proxy.connections, frames: proxy.record.length };
    const since = performance.now();
    proxy.up();
    await anna.ask('retry');
    await anna.untilAtRest(stage.room, 20000 + (changes / mutPerSec) * 1000);
    const seconds = (performance.now() - since) / 1000;
    const frames = proxy.record.slice(before.frames);
    const down = (type) => frames.filter(({ dir, message }) => dir === 'down' && message.type === type).map(({ message }) => message);
    assert.equal(proxy.connections, before.connections + 1, 'over one connection: it was never closed');
    assert.deepEqual([down('error'), down('notice'), down('reject')], [[], [], []]);
    assert.ok(down('hold').some(({ why }) => why === 'rate'), 'it was told to wait');
    assert.ok(seconds > (changes - burst) / mutPerSec - 2, `all was taken within ${seconds} s: the limit was not in force`);

    const muids = stage.writes.filter((write) => write.client === 'Anna').map((write) => write.muid);
    assert.deepEqual(down('ack').map(({ muid }) => muid).filter((muid, i, all) => all.indexOf(muid) === i), muids, 'each was answered in its turn');
    const { log, tray } = await stage.finish();
    assert.deepEqual(tray, []);
    assert.deepEqual(log.filter((row) => muids.includes(row.muid)).map((row) => row.muid), muids, 'each is there once, in the order made');
    const sent = frames.filter(({ dir, message }) => dir === 'up' && message.type === 'mutate').reduce((sum, { message }) => sum + message.items.length, 0);
    t.diagnostic(`${changes} changes in ${Math.round(seconds)} s, ${sent} sent, ${down('hold').length} times told to wait`);
});
