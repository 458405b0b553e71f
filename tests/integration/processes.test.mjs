// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two of the app's clients at work while they, and their server, are stopped and killed.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pause, shortDeadlines } from './lib/appclient.mjs';
import { Stage } from './lib/stage.mjs';

const rounds = process.env.LANBAN_LONG_FAULTS ? 200 : 8;
// The steps of each kind at which the server dies, one life after the other: those of its start close together, later ones further apart.
const steps = process.env.LANBAN_LONG_FAULTS ? Array.from({ length: 120 }, (_, i) => i + 1) : [1, 2, 3, 5, 8, 12, 17, 23];

/** A moment in the next so many ms: the longer run takes other ones each time. */
const atRandom = (ms) => pause(Math.random() * ms);

// They wait more than they work: several at a time.
describe('processes that end', { concurrency: 3 }, () => {
    test('SIGKILL of the clients, in turns', async (t) => {
        const stage = await Stage.set(t, ['Anna', 'Boris']);
        const work = stage.work(await stage.pickTasks(), 5);
        for (let round = 0; round < rounds; ++round) {
            const name = stage.names[round % 2];
            await stage.untilAcked(name, 3);
            // Every other time while it has no connection: what waits is being put together then.
            if (round % 4 > 1)
                stage.proxies[name].down();
            await atRandom(60);
            await stage.clients[name].kill();
            stage.proxies[name].up();
            await stage.join(name);
        }
        await work.stop();
        await stage.finish();
    });

    test('SIGKILL of the server', async (t) => {
        const stage = await Stage.set(t, ['Anna', 'Boris']);
        const work = stage.work(await stage.pickTasks(), 5);
        for (let round = 0; round < rounds; ++round) {
            await Promise.all(stage.names.map((name) => stage.untilAcked(name, 3)));
            await atRandom(40);
            await stage.server.kill();
            await stage.server.restart();
        }
        await work.stop();
        await stage.finish();
    });

    test('SIGSTOP of a client and of the server, shorter and longer than the deadlines', async (t) => {
        const stage = await Stage.set(t, ['Anna', 'Boris']);
        const work = stage.work(await stage.pickTasks());
        for (const ms of [60, shortDeadlines.silenceMs + 500]) {
            await Promise.all(stage.names.map((name) => stage.untilAcked(name, 3)));
            stage.clients.Anna.signal('SIGSTOP');
            await pause(ms);
            stage.clients.Anna.signal('SIGCONT');
            await Promise.all(stage.names.map((name) => stage.untilAcked(name, 3)));
            stage.server.child.kill('SIGSTOP');
            await pause(ms);
            stage.server.child.kill('SIGCONT');
        }
        await Promise.all(stage.names.map((name) => stage.untilAcked(name, 3)));
        await work.stop();
        await stage.finish();
    });

    for (const kind of ['sync', 'synced', 'write', 'torn', 'send', 'sent', 'power', 'partly']) {
        test(`the server dies at its steps of the kind ${kind}`, async (t) => {
            const stage = await Stage.set(t, ['Anna', 'Boris']);
            const work = stage.work(await stage.pickTasks(), 5);
            let served = 0;
            for (const n of steps) {
                await stage.server.kill();
                served += await stage.serveToDie(`${kind}:${n}`);
                await stage.server.restart();
                await stage.untilAcked(stage.names[n % 2], 1);
            }
            assert.ok(served > 0, 'some of that was at work');
            t.diagnostic(`died at ${steps.length} steps, ${served} of them while it served`);
            await work.stop();
            await stage.finish();
        });
    }

    for (const kind of ['power', 'partly']) {
        test(`the machine of a client at work loses its power: ${kind}`, async (t) => {
            const stage = await Stage.set(t, ['Anna', 'Boris']);
            const work = stage.work(await stage.pickTasks(), 5);
            for (const [i, n] of steps.entries()) {
                const name = stage.names[i % 2];
                await stage.untilAcked(name, 3);
                if (i % 4 > 1)
                    stage.proxies[name].down();
                await stage.clients[name].kill();
                stage.proxies[name].up();
                await stage.joinToDie(name, `${kind}:${3 * n}`);
                await stage.join(name);
            }
            await work.stop();
            await stage.finish();
        });
    }
});
