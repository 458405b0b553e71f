// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two of the app's clients at work while the network of one of them fails in every way but honestly.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AppClient, pause, shortDeadlines } from './lib/appclient.mjs';
import { Client, newId } from './lib/client.mjs';
import { Stage } from './lib/stage.mjs';

// What the client itself gives up after, and then some.
const longerThanDeadlines = shortDeadlines.silenceMs + 800;

/** Each `fault` is (proxy, stage) => done, while both work; after each of them both have to get acks again. */
async function faultsUnderWork(t, faults, options) {
    const stage = await Stage.set(t, ['Anna', 'Boris'], { options });
    const work = stage.work(await stage.pickTasks());
    for (const fault of faults) {
        await stage.untilAcked('Anna', 3);
        const connections = stage.proxies.Anna.connections;
        const mustReconnect = await fault(stage.proxies.Anna, stage);
        await stage.untilAcked('Anna', 3);
        if (mustReconnect)
            assert.ok(stage.proxies.Anna.connections > connections, 'it noticed, and came back');
        await stage.untilAcked('Boris', 3);
    }
    await work.stop();
    return stage.finish();
}

// They wait more than they work: several at a time.
describe('a network that fails', { concurrency: 3 }, () => {
    test('stalls: short ones, and one longer than the deadlines', async (t) => {
        await faultsUnderWork(t, [
            async (proxy) => { proxy.stall(); await pause(100); proxy.resume(); },
            async (proxy) => { proxy.stall(); await pause(longerThanDeadlines); proxy.resume(); return true; },
        ]);
    });

    test('one-way: what is sent arrives, answers don\'t', async (t) => {
        await faultsUnderWork(t, [async (proxy) => { proxy.lose('down'); await pause(longerThanDeadlines); proxy.flow(); return true; }]);
    });

    test('one-way: answers would arrive, nothing sent does', async (t) => {
        // Events and heads still come, and the server waits a minute: only that nothing is answered tells.
        await faultsUnderWork(t, [async (proxy) => { proxy.loseOnPresent('up'); return true; }], { ackTimeoutMs: 600 });
    });

    test('half-open: one end is gone, the other is not told', async (t) => {
        await faultsUnderWork(t, [
            async (proxy) => { proxy.halfOpen('server'); await pause(longerThanDeadlines); return true; },
            async (proxy) => { proxy.halfOpen('client'); return true; },
        ]);
    });

    test('delay, and cuts at moments that nobody chose', async (t) => {
        await faultsUnderWork(t, [
            async (proxy) => { proxy.delayMs = 40; await pause(400); proxy.cut(); await pause(200); proxy.delayMs = 0; proxy.cut(); return true; },
            ...Array.from({ length: 12 }, (_, i) => async (proxy) => { await pause(i * 7); proxy.cut(); return true; }),
        ]);
    });

    test('the last frames before a silence get lost', async (t) => {
        const stage = await Stage.set(t, ['Anna', 'Boris']);
        const [task] = await stage.pickTasks();
        for (let i = 0; i < 3; ++i) {
            // The event of Boris' change never comes to Anna, and nothing comes after it: only the head tells.
            let lost = 0;
            stage.proxies.Anna.onFrame = ({ dir, message }) => {
                if (dir !== 'down' || !['activity', 'batch'].includes(message?.type) || lost > 0)
                    return undefined;
                ++lost;
                return 'drop';
            };
            const { value } = await stage.setTitle('Boris', task);
            await stage.clients.Boris.untilAtRest(stage.room);
            await stage.agree();
            assert.equal(lost, 1);
            assert.equal(await stage.readTitle('Anna', task), value);
        }
        await stage.finish();
    });

    test('two connections with one client id', async (t) => {
        const stage = await Stage.set(t, ['Anna', 'Boris']);
        const [task] = await stage.pickTasks();
        const { clientId, nextMid } = await stage.clients.Anna.ask('status');
        // A second one that says it is Anna's client, at the same moment, and makes changes under its numbers.
        const twin = await Client.hello(t, stage.server.url, stage.tokens.Anna, { clientId, hello: { nextMid, ackedTo: nextMid - 1 } });
        assert.equal(twin.welcome.lastMid, nextMid - 1);
        await twin.subscribe(stage.room);
        const made = [];
        for (let i = 0; i < 20; ++i) {
            made.push(...twin.mutate(stage.room, ['task.create', { id: newId(), columnId: stage.columns[0], title: `Twin ${i}` }]));
            await stage.setTitle('Anna', task);
            await stage.setTitle('Boris', task);
        }
        await stage.agree();
        const taken = made.filter((item) => twin.received.some((message) => message.type === 'ack' && message.muid === item.muid));
        const { log } = await stage.finish();
        const times = (muid) => log.filter((row) => row.muid === muid).length;
        for (const item of taken)
            assert.equal(times(item.muid), 1, 'what the twin was told is there, is there');
        for (const item of made)
            assert.ok(times(item.muid) <= 1);
        t.diagnostic(`${taken.length} of the twin's ${made.length} changes were taken`);
    });

    test('a profile is used by one process at a time', async (t) => {
        const stage = await Stage.set(t, ['Anna']);
        const second = new AppClient(t, 'second', stage.clients.Anna.given);
        await assert.rejects(second.start(), /another process is using this profile/);
        await stage.finish();
    });
});
