// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One of the app's clients loses its access to a board, and gets it back, while others work there.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pause } from './lib/appclient.mjs';
import { newId } from './lib/client.mjs';
import { Stage } from './lib/stage.mjs';

/** Olga may say who takes part; Anna is the one it is about, and is told everything in frames that can be read. */
async function setStage(t) {
    const stage = await Stage.set(t, ['Anna', 'Boris', 'Olga'], { roles: { Olga: 'owner' }, options: { zstd: false } });
    const tasks = await stage.pickTasks();
    const anna = (await stage.view('Olga')).members.find((member) => member.name === 'Anna');
    const change = (op, args) => stage.edit('Olga', op, { userId: anna.userId, ...args });
    return {
        stage, tasks, anna: stage.clients.Anna,
        revoke: () => change('member.remove'),
        grant: async () => {
            await change('member.add', { name: 'Anna', role: 'member' });
            return stage.clients.Olga.untilAtRest(stage.room);
        },
    };
}

/** Asks for the board again, as the app does when it is opened once more. */
async function openAgain(stage) {
    await stage.clients.Anna.ask('unsubscribe', { room: stage.room });
    await stage.clients.Anna.ask('subscribe', { room: stage.room });
}

/** Shut out by something that came after the first `from` frames, and nothing is left of the board. */
async function untilRefused(stage, from) {
    const isRefusal = ({ type, code, room }) => (type === 'unsubscribed' && code === 'revoked' && room === stage.room) || (type === 'error' && code === 'forbidden');
    await stage.clients.Anna.until((status) => !status.rooms[stage.room] && stage.proxies.Anna.record.slice(from).some(({ message }) => isRefusal(message)),
        'being shut out');
    assert.equal((await stage.clients.Anna.ask('dump', { room: stage.room })).state, null);
}

/** What came to Anna of the times when she had no access, and every answer that goes on from before such a time. */
function leaks(stage, log) {
    const rows = log.filter((row) => row.room === stage.room);
    const gone = rows.filter((row) => row.type === 'member.removed').map((row) => row.seq);
    const back = rows.filter((row) => row.type === 'member.added').map((row) => row.seq);
    const absences = gone.map((from) => ({ from, to: back.find((seq) => seq > from) ?? Infinity }));
    const isAbsent = (seq) => absences.some(({ from, to }) => seq >= from && seq < to);
    const wrong = [];
    for (const { dir, message } of stage.proxies.Anna.record) {
        if (dir !== 'down' || message.room !== stage.room)
            continue;
        const events = { activity: () => [message], batch: () => message.items }[message.type]?.() ?? [];
        wrong.push(...events.filter(({ seq }) => isAbsent(seq)).map(({ seq }) => `event ${seq}`));
        if (message.type === 'subscribed' && isAbsent(message.head))
            wrong.push(`the board as of ${message.head}`);
        if (message.type === 'subscribed' && message.mode === 'delta' && absences.some(({ from }) => message.seq < from && message.head > from))
            wrong.push(`what came after ${message.seq}, up to ${message.head}`);
    }
    return { wrong, absences };
}

describe('access that is taken away', { concurrency: 3 }, () => {
    test('while she is at work, and given back', async (t) => {
        const { stage, tasks, anna, revoke, grant } = await setStage(t);
        const work = stage.work(tasks, 8, ['Boris']);
        let made = 0;
        for (let round = 0; round < 5; ++round) {
            await stage.untilAcked('Boris', 3);
            const from = stage.proxies.Anna.record.length;
            let isOver = false;
            const edits = (async () => {
                for (; !isOver; ++made) {
                    // Null: refused at once, as the board is gone.
                    if (!await stage.setTitle('Anna', tasks[made % tasks.length]))
                        return;
                }
            })();
            await stage.untilAcked('Anna', 3);
            await revoke();
            await untilRefused(stage, from);
            isOver = true;
            await edits;
            await anna.until((status) => status.outbox === 0, 'what she made being decided');
            assert.equal(await stage.setTitle('Anna', tasks[0]), null, 'there is nothing to change');
            await stage.untilAcked('Boris', 5);
            await grant();
            await openAgain(stage);
            await anna.untilLive(stage.room);
        }
        await work.stop();
        const { log, tray } = await stage.finish();
        const { wrong, absences } = leaks(stage, log);
        assert.equal(absences.length, 5);
        assert.deepEqual(wrong, []);
        // What was made before she knew is in her tray; what was decided before is done.
        assert.deepEqual(tray.filter((entry) => entry.code !== 'forbidden'), []);
        t.diagnostic(`${tray.length} of her ${made} changes came too late`);
    });

    test('while she is offline: what she made is in her tray, and can be made again later', async (t) => {
        const { stage, tasks, anna, revoke, grant } = await setStage(t);
        stage.proxies.Anna.down();
        const made = [];
        for (let i = 0; i < 5; ++i)
            made.push(await stage.edit('Anna', 'task.create', { id: newId(), columnId: stage.columns[0], title: `Offline ${i}` }));
        await revoke();
        await stage.setTitle('Boris', tasks[0]);
        await stage.clients.Olga.untilAtRest(stage.room);
        const from = stage.proxies.Anna.record.length;
        stage.proxies.Anna.up();
        await anna.until((status) => status.session === 'Online' && status.outbox === 0, 'all being decided');
        await untilRefused(stage, from);
        const { entries } = await anna.ask('tray');
        assert.deepEqual(entries.map(({ mutation, code }) => [mutation.muid, code]), made.map(({ muid }) => [muid, 'forbidden']));
        await grant();
        await openAgain(stage);
        await anna.untilLive(stage.room);
        for (const { mutation } of entries) {
            const { room, op, args } = mutation;
            const answer = await anna.ask('retryTray', { muid: mutation.muid });
            assert.equal(answer.refused, undefined, answer.detail);
            stage.ledgers.Anna.decided([{ muid: mutation.muid, item: { room, op, args } }], answer.outcomes);
        }
        const { log, tray } = await stage.finish();
        assert.deepEqual(tray, []);
        assert.deepEqual(leaks(stage, log).wrong, []);
    });

    test('and given back while she is offline: nothing of between goes to her event by event', async (t) => {
        const { stage, tasks, anna, revoke, grant } = await setStage(t);
        stage.proxies.Anna.down();
        await stage.setTitle('Anna', tasks[0]);
        await revoke();
        await stage.setTitle('Boris', tasks[1]);
        await grant();
        const before = stage.proxies.Anna.record.length;
        stage.proxies.Anna.up();
        await anna.untilAtRest(stage.room);
        const [answer] = stage.proxies.Anna.record.slice(before).filter(({ message }) => message.type === 'subscribed' && message.room === stage.room);
        assert.equal(answer.message.mode, 'snapshot');
        const { log, tray } = await stage.finish();
        const { wrong, absences } = leaks(stage, log);
        assert.equal(absences.length, 1);
        assert.deepEqual([wrong, tray], [[], []], 'and her change is taken');
    });

    test('during a subscribe, while events stream', async (t) => {
        const { stage, tasks, anna, revoke, grant } = await setStage(t);
        const work = stage.work(tasks, 4, ['Boris']);
        const proxy = stage.proxies.Anna;
        // At a frame of the question or the answer, and somewhat later; the answer being what she missed, or the whole board.
        const moments = [...['subscribe', 'subscribed'].map((type) => ({ type, isWhole: false })),
            ...['subscribe', 'subscribed', 'snapshot'].map((type) => ({ type, isWhole: true }))].flatMap((moment) => [0, 2, 6].map((ms) => ({ ...moment, ms })));
        let times = 0;
        const shutOut = async (act) => {
            const from = proxy.record.length;
            await act();
            ++times;
            await untilRefused(stage, from);
        };
        for (const { type, isWhole, ms } of moments) {
            if (isWhole) {
                await shutOut(revoke);
                await grant();
            }
            await shutOut(async () => {
                let revoked = null;
                proxy.onFrame = ({ message }) => {
                    if (message?.type === type && message.room === stage.room)
                        revoked ??= pause(ms).then(revoke);
                };
                if (isWhole)
                    await openAgain(stage);
                else
                    proxy.cut();
                await anna.until(() => revoked, `a ${type}`);
                proxy.onFrame = null;
                await revoked;
            });
            await stage.untilAcked('Boris', 2);
            await grant();
            await openAgain(stage);
            await anna.untilLive(stage.room);
        }
        await work.stop();
        const { log } = await stage.finish();
        const { wrong, absences } = leaks(stage, log);
        assert.equal(absences.length, times);
        assert.deepEqual(wrong, []);
    });
});
