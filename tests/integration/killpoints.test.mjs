// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 of the app's client at each of its steps towards the disk and the network, and loss of power there.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import test from 'node:test';
import { AppClient } from './lib/appclient.mjs';
import * as check from './lib/checkers.mjs';
import { newId } from './lib/client.mjs';
import { Life, fromKnownBoard, fromNothing } from './lib/lives.mjs';
import { Stage, storedHistory } from './lib/stage.mjs';

const kinds = (process.env.LANBAN_KILL_KINDS ?? 'sync,synced').split(',');
// Of many steps so many are tried, evenly spread; all of them where a longer run is wanted.
const most = process.env.LANBAN_LONG_FAULTS ? Infinity : Number(process.env.LANBAN_KILL_MOST ?? 1000);

// Each life leaves something behind, which the next one has to write down, too: after so many the steps are others than those of the first.
const livesOfBoard = 20;

/** What it is, what profile it starts from, and the codes in the tray after a life without a fault. */
const lives = [
    { name: 'that knows the board', live: fromKnownBoard, hasProfile: true, codes: ['wip_limit'] },
    { name: 'from nothing', live: fromNothing, hasProfile: false, codes: [] },
].filter(({ name }) => name.includes(process.env.LANBAN_KILL_LIVES ?? ''));

/** A board, what one profile knows of it, and what it does not know yet. Gives that profile. */
async function prepare(stage) {
    stage.tasks = await stage.pickTasks();
    stage.full = newId();
    await stage.edit('Boris', 'column.create', { id: stage.full, name: 'Narrow', wip: { limit: 1, hard: true } });
    await stage.agree();
    await stage.clients.Anna.quit();
    await stage.edit('Boris', 'task.create', { id: newId(), columnId: stage.full, title: 'The one' });
    await stage.clients.Boris.untilAtRest(stage.room);
    return stage.clients.Anna.given.profile;
}

/** Lives of one kind on a board of their own, each ending at a step of `kills`, or by itself where that is null; and what came of all that. */
async function play(t, script, kills) {
    const stage = await Stage.set(t, ['Anna', 'Boris'], { cards: 2, options: { backoffMs: 4, backoffCapMs: 20 } });
    const before = await prepare(stage);
    const [profile, counts, death] = ['run', 'counts', 'death'].map((file) => `${stage.dir}/${file}`);
    const runs = [];
    for (const kill of kills) {
        rmSync(profile, { recursive: true, force: true });
        rmSync(death, { force: true });
        if (script.hasProfile)
            cpSync(before, profile, { recursive: true });
        const name = kill ?? 'alive';
        const client = new AppClient(t, name, { ...stage.clients.Anna.given, profile, offline: true });
        const life = new Life(name, client, stage);
        const hasLived = await client.start({ files: profile, counts, death, ...(kill ? { kill } : {}) }).then(() => script.live(life)).catch((error) => {
            assert.ok(error.isDead, error);
            return false;
        });
        if (!hasLived)
            assert.equal(readFileSync(death, 'utf8'), kill, 'it died of this');
        const { tray, digest } = await life.recover();
        assert.equal(digest.view, digest.base, 'it shows what the server said');
        await stage.clients.Boris.until((status) => status.rooms[stage.room].seq >= digest.seq && status.outbox === 0, 'the other one seeing it');
        assert.deepEqual(check.allAgree([digest, await stage.clients.Boris.ask('digest', { room: stage.room })]), []);
        runs.push({ hasLived, ledger: life.ledger, tray });
    }
    await stage.join('Anna');
    await stage.agree();
    await stage.clients.Anna.quit();
    await stage.clients.Boris.quit();
    await stage.server.terminate();
    const { log, noops } = storedHistory(stage.data);
    assert.deepEqual(check.logIsWhole(log), []);
    assert.deepEqual(check.nothingTwice(log), []);
    for (const { ledger, tray } of [...runs, { ledger: stage.ledgers.Boris, tray: [] }]) {
        stage.addAcks(ledger.writes);
        assert.deepEqual(ledger.wrong, []);
        assert.deepEqual(check.nothingQueuedLost(log, ledger.writes, { tray: tray.map((entry) => entry.mutation.muid), noops }), []);
        assert.deepEqual(check.nothingAckedLost(log, ledger.writes), []);
        assert.deepEqual(check.nothingUnsaidSent(log, ledger.dropped), []);
    }
    return { runs, counts };
}

for (const [kind, script] of kinds.flatMap((one) => lives.map((life) => [one, life]))) {
    test(`a client ${script.name} ends at its steps of the kind ${kind}`, async (t) => {
        const { runs: [alive], counts } = await play(t, script, [null]);
        assert.equal(alive.hasLived, true, 'without a fault it lives');
        assert.deepEqual(alive.tray.map((entry) => entry.code), script.codes);
        const total = Number(readFileSync(counts, 'utf8').match(new RegExp(`^${kind} (\\d+)$`, 'm'))[1]);
        assert.ok(total > 0, `there are steps of the kind ${kind}`);
        const stride = Math.max(1, Math.ceil(total / most));
        const kills = Array.from({ length: Math.ceil(total / stride) }, (_, i) => `${kind}:${1 + i * stride}`);
        const runs = [];
        for (let i = 0; i < kills.length; i += livesOfBoard)
            runs.push(...(await play(t, script, kills.slice(i, i + livesOfBoard))).runs);
        const deaths = runs.filter(({ hasLived }) => !hasLived).length;
        assert.ok(deaths > 0);
        const sum = (count) => runs.reduce((all, { ledger }) => all + count(ledger), 0);
        t.diagnostic(`${deaths} kills at ${total} steps, ${sum(({ writes }) => writes.length)} changes, ${sum(({ dropped }) => dropped.length)} names dropped`);
    });
}
