// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 of the app's client at each of its steps towards the disk and the network, and of the server at each of its.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import test from 'node:test';
import { AppClient } from './lib/appclient.mjs';
import * as check from './lib/checkers.mjs';
import { newId } from './lib/client.mjs';
import { Ledger } from './lib/ledger.mjs';
import { Stage, storedHistory } from './lib/stage.mjs';

const kinds = (process.env.LANBAN_KILL_KINDS ?? 'sync,synced').split(',');
// Of the many writes within transactions so many are tried, evenly spread; all of them where a longer run is wanted.
const most = process.env.LANBAN_LONG_FAULTS ? Infinity : Number(process.env.LANBAN_KILL_MOST ?? 1000);

/** What one life of the client is to do, kept in `ledger`. False: it did not get to the end. */
async function live(client, stage, ledger) {
    const { room, columns, full, tasks } = stage;
    const edit = async (op, args) => {
        const item = { room, op, args };
        const answer = await client.ask('edit', item).catch((error) => {
            if (error.isAsked)
                ledger.died(item, { queuedAt: 0 });
            throw error;
        });
        assert.equal(answer.refused, undefined, `${op}: ${answer.detail}`);
        ledger.answered(item, answer, { queuedAt: 0 });
    };
    try {
        const [id, comment] = [newId(), newId()];
        await edit('task.create', { id, columnId: columns[0], title: 'Made offline' });
        // Put together with what waits, while it waits; and what is taken back before anybody heard of it.
        await edit('task.update', { id, set: { title: 'Named offline', description: 'Words' } });
        await edit('task.update', { id: tasks[0], set: { title: 'Once' } });
        await edit('comment.create', { id: comment, taskId: tasks[0], body: 'Said offline' });
        await edit('task.update', { id: tasks[0], set: { title: 'Twice' } });
        await edit('task.update', { id: tasks[1], set: { title: `Between ${id}` } });
        await edit('task.create', { id: newId(), columnId: full, title: 'One too many' });
        await edit('comment.delete', { id: comment });
        await client.ask('subscribe', { room });
        await client.ask('start');
        await client.until((status) => status.rooms[room]?.state === 'live' && status.pending === 0, 'the offline changes being taken');
        const other = newId();
        await edit('task.create', { id: other, columnId: columns[1], title: 'Made online' });
        await edit('task.move', { id: other, columnId: columns[0] });
        await client.untilAtRest(room);
        await client.quit();
        return client.exit.signal === null;
    } catch (error) {
        if (!error.isDead)
            throw error;
        return false;
    }
}

/** After whatever happened: the same profile, in peace. */
async function recover(client, stage, ledger) {
    const { room } = stage;
    await client.start(null);
    ledger.restarted((await client.ask('outbox')).entries);
    await client.ask('subscribe', { room });
    await client.ask('start');
    await client.untilAtRest(room);
    const tray = (await client.ask('tray')).entries;
    const digest = await client.ask('digest', { room });
    assert.equal(digest.view, digest.base, 'it shows what the server said');
    await stage.clients.Boris.until((status) => status.rooms[room].seq >= digest.seq && status.outbox === 0, 'the other one seeing it');
    assert.deepEqual(check.allAgree([digest, await stage.clients.Boris.ask('digest', { room })]), []);
    await client.quit();
    return { ledger, tray: tray.map((entry) => entry.mutation.muid), codes: tray.map((entry) => entry.code) };
}

for (const kind of kinds) {
    test(`kill -9 of the client at each ${kind}`, async (t) => {
        const stage = await Stage.set(t, ['Anna', 'Boris'], { cards: 2, options: { backoffMs: 4, backoffCapMs: 20 } });
        stage.tasks = await stage.pickTasks();
        stage.full = newId();
        await stage.edit('Boris', 'column.create', { id: stage.full, name: 'Narrow', wip: { limit: 1, hard: true } });
        await stage.agree();
        // A profile that knows the board, but not yet that its column is full.
        await stage.clients.Anna.quit();
        const before = stage.clients.Anna.given.profile;
        await stage.edit('Boris', 'task.create', { id: newId(), columnId: stage.full, title: 'The one' });
        await stage.clients.Boris.untilAtRest(stage.room);

        const runs = [];
        const run = async (kill, counts) => {
            const profile = `${stage.dir}/run`;
            rmSync(profile, { recursive: true, force: true });
            cpSync(before, profile, { recursive: true });
            const client = new AppClient(t, `${kill ?? 'alive'}`, { ...stage.clients.Anna.given, profile, offline: true });
            const ledger = new Ledger(kill ?? 'alive');
            let hasLived = false;
            try {
                await client.start({ files: profile, kill, counts });
                hasLived = !client.exit && await live(client, stage, ledger);
            } catch (error) {
                assert.ok(error.isDead, error);
            }
            runs.push({ kill, ...await recover(client, stage, ledger) });
            return hasLived;
        };

        const counts = `${stage.dir}/counts`;
        assert.equal(await run(undefined, counts), true, 'without a fault it lives');
        assert.deepEqual(runs[0].codes, ['wip_limit'], 'and one change is refused');
        const total = Number(readFileSync(counts, 'utf8').match(new RegExp(`^${kind} (\\d+)$`, 'm'))[1]);
        assert.ok(total > 0, `there are steps of the kind ${kind}`);
        const stride = Math.max(1, Math.ceil(total / most));
        let kills = 0;
        for (let n = 1; ; n += stride) {
            if (await run(`${kind}:${n}`))
                break;
            ++kills;
        }
        await stage.join('Anna');
        await stage.agree();
        await stage.server.terminate();
        const { log, answers } = storedHistory(stage.data);
        assert.deepEqual(check.logIsWhole(log), []);
        assert.deepEqual(check.nothingTwice(log), []);
        const noops = [...answers.values()].filter((answer) => answer.type === 'ack').map((answer) => answer.muid);
        for (const { ledger, tray } of runs) {
            assert.deepEqual(ledger.wrong, []);
            assert.deepEqual(check.nothingQueuedLost(log, ledger.writes, { tray, noops }), []);
            assert.deepEqual(check.nothingUnsaidSent(log, ledger.dropped), []);
        }
        const sum = (count) => runs.reduce((all, { ledger }) => all + count(ledger), 0);
        t.diagnostic(`${kills} kills at ${total} steps, ${sum(({ writes }) => writes.length)} changes, ${sum(({ dropped }) => dropped.length)} names dropped`);
    });
}
