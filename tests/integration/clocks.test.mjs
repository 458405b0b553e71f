// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Clients whose clocks are a day off, or are set by a day while they work.
import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import { describe, test } from 'node:test';
import { newId } from './lib/client.mjs';
import { setClock } from './lib/server.mjs';
import { Stage } from './lib/stage.mjs';

const day = 24 * 3600 * 1000;
const tolerance = 5 * 60 * 1000;

/** Two clients, one a day ahead, the other a day behind; and one whose clock is right. */
async function setStage(t) {
    const stage = await Stage.set(t, ['Ahead', 'Behind', 'Right'], { start: false });
    const set = (name, ms) => setClock(`${stage.dir}/${name}-clock`, ms);
    for (const [name, ms] of [['Ahead', day], ['Behind', -day]]) {
        set(name, ms);
        stage.clients[name].given.faults = { clock: `${stage.dir}/${name}-clock` };
    }
    await Promise.all(stage.names.map((name) => stage.join(name)));
    return { stage, set, tasks: await stage.pickTasks() };
}

/** By how many days the changes of `name` that it sent are off, each of these once. */
function daysOff(stage, name) {
    const sent = stage.proxies[name].record.filter(({ dir, message }) => dir === 'up' && message.type === 'mutate').flatMap(({ message }) => message.items);
    const off = sent.map(({ at }) => at - Date.now());
    const days = off.map((ms) => Math.round(ms / day));
    assert.ok(off.every((ms, i) => Math.abs(ms - days[i] * day) < tolerance), `${name}: ${off}`);
    return [...new Set(days)].sort((a, b) => a - b);
}

/** The server's log has the server's time. */
function demandTime(log, since) {
    const wrong = log.filter(({ ts }) => ts < since - 1000 || ts > Date.now() + 1000);
    assert.deepEqual(wrong, []);
}

describe('clocks that are wrong', { concurrency: 3 }, () => {
    test('by a day in both directions, over cuts and ends of all kinds', async (t) => {
        const since = Date.now();
        const { stage, tasks } = await setStage(t);
        const work = stage.work(tasks, 8);
        const allAcked = (count) => Promise.all(stage.names.map((name) => stage.untilAcked(name, count)));
        await allAcked(5);
        stage.names.forEach((name) => stage.proxies[name].cut());
        await allAcked(3);
        await stage.server.kill();
        await stage.server.restart();
        await allAcked(3);
        for (const name of ['Ahead', 'Behind']) {
            await stage.clients[name].kill();
            await stage.join(name);
        }
        await allAcked(3);
        await work.stop();
        const { log, tray } = await stage.finish();
        assert.deepEqual(tray, []);
        assert.deepEqual(stage.names.map((name) => daysOff(stage, name)), [[1], [-1], [0]]);
        demandTime(log, since);
    });

    test('and are set while they work, and while they are away', async (t) => {
        const since = Date.now();
        const { stage, set, tasks } = await setStage(t);
        const work = stage.work(tasks, 8);
        const allAcked = (count) => Promise.all(stage.names.map((name) => stage.untilAcked(name, count)));
        await allAcked(3);
        // Two days at once, each its way, while an answer that never comes is waited for: it is overdue now, or not before two days have gone.
        const lost = new Set();
        for (const name of ['Ahead', 'Behind']) {
            stage.proxies[name].onFrame = ({ dir, message }) => {
                if (dir !== 'down' || message?.type !== 'subscribed' || message.room !== stage.room || lost.has(name))
                    return undefined;
                lost.add(name);
                return 'drop';
            };
            stage.proxies[name].cut();
            await stage.clients[name].until(() => lost.has(name), 'an answer getting lost');
        }
        set('Ahead', -day);
        set('Behind', day);
        for (const name of ['Ahead', 'Behind'])
            await stage.clients[name].untilLive(stage.room);
        await allAcked(5);
        stage.names.forEach((name) => stage.proxies[name].cut());
        await allAcked(3);
        for (const name of ['Ahead', 'Behind']) {
            stage.proxies[name].down();
            await stage.setTitle(name, tasks[0]);
            await stage.clients[name].kill();
            set(name, 0);
            stage.proxies[name].up();
            await stage.join(name);
        }
        await allAcked(3);
        await work.stop();
        const { log, tray } = await stage.finish();
        assert.deepEqual(tray, []);
        assert.deepEqual(stage.names.map((name) => daysOff(stage, name)), [[-1, 0, 1], [-1, 0, 1], [0]]);
        demandTime(log, since);
    });

    test('and the server is put back to an older copy of its files', async (t) => {
        const { stage, set, tasks } = await setStage(t);
        await stage.setTitle('Ahead', tasks[0]);
        await stage.agree();
        await stage.server.kill();
        cpSync(stage.data, `${stage.dir}/backup`, { recursive: true });
        await stage.server.restart();
        for (const name of stage.names)
            await stage.clients[name].untilLive(stage.room);
        const made = [];
        for (const name of stage.names)
            made.push(await stage.edit(name, 'task.create', { id: newId(), columnId: stage.columns[0], title: `Lost by ${name}` }));
        await stage.agree();
        await stage.server.kill();
        rmSync(stage.data, { recursive: true });
        cpSync(`${stage.dir}/backup`, stage.data, { recursive: true });
        // What they keep of what was taken was written by the other clock.
        set('Ahead', -day);
        set('Behind', day);
        await stage.server.restart();
        await Promise.all(stage.names.map((name) => stage.clients[name].untilAtRest(stage.room)));
        const { log, tray } = await stage.finish({ isRestored: true });
        assert.deepEqual(tray, []);
        for (const { muid } of made)
            assert.equal(log.filter((row) => row.muid === muid).length, 1, 'what the copy lacked was offered again');
    });
});
