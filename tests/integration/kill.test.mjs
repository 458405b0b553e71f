// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 under a stream of mutations, twenty times: what was acknowledged is there, once.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import test from 'node:test';
import { Client, newId } from './lib/client.mjs';
import { Server, ask, scratch, token } from './lib/server.mjs';
import { Survivor } from './lib/survivor.mjs';
import { trelloFile } from './lib/trello.mjs';

const kills = 20;
const writers = 6;
// Far below the rate a client may keep up for ever, so that a kill falls among fresh mutations and not into a hold.
const editEveryMs = 55;

/** The log of `room` as it is on the disk: [{seq, prev, muid}]. */
function storedLog(data, room) {
    const script = `
import json, sqlite3, sys
db = sqlite3.connect('file:' + sys.argv[1] + '?mode=ro', uri=True)
rows = db.execute('SELECT event.seq, prev, muid FROM event JOIN stream ON stream.id = stream_id WHERE room = ? ORDER BY event.seq', (sys.argv[2],))
print(json.dumps([dict(zip(('seq', 'prev', 'muid'), row)) for row in rows]))`;
    return JSON.parse(execFileSync('/usr/bin/python3', ['-c', script, `${data}/lanban.db`, room], { maxBuffer: 1 << 28 }));
}

test(`${kills} kills lose nothing that was acknowledged`, async (t) => {
    const dir = scratch(t);
    const data = `${dir}/data`;
    const { boardId } = await ask(['import', trelloFile(dir), '--data', data, '--team', 'Design']);
    const room = `board:${boardId}`;
    const server = await Server.serve(t, data);
    const names = Array.from({ length: writers }, (_, i) => `Writer${i}`);
    const tokens = [];
    for (const name of names)
        tokens.push((await token(data, name, 'Design')).token);
    const looker = await Client.hello(t, server.url, tokens[0]);
    const column = (await looker.subscribe(room)).state.columns[0].id;
    looker.drop();

    const survivors = names.map((name, i) => new Survivor(server.url, tokens[i], room, name));
    const lives = survivors.map((survivor) => survivor.live());
    t.after(() => survivors.forEach((survivor) => survivor.stop()));
    await Promise.all(survivors.map((survivor) => survivor.until(() => survivor.cursor, 'the first join')));
    const created = new Map();
    const editing = setInterval(() => {
        for (const survivor of survivors) {
            const id = newId();
            created.set(id, survivor);
            survivor.edit('task.create', { id, columnId: column, title: `${survivor.name} ${survivor.nextMid}` });
        }
    }, editEveryMs);
    t.after(() => clearInterval(editing));

    for (let kill = 0; kill < kills; ++kill) {
        const acked = survivors.map((survivor) => survivor.acked.size);
        // Acks of the life before may still lie in the socket of a client that was slow to read: each must have come back first.
        await Promise.all(survivors.map((survivor, i) => survivor.until(() => survivor.reconnects >= kill && survivor.acked.size >= acked[i] + 3,
            `acks before kill ${kill}`)));
        // Anywhere in the 55 ms between two edits: before the commit, between commit and ack, after.
        await new Promise((resolve) => { setTimeout(resolve, Math.random() * editEveryMs); });
        await server.kill();
        await server.restart();
        assert.match(server.url, new RegExp(`^${survivors[0].url}$`), 'the same port again');
    }
    clearInterval(editing);
    await Promise.all(survivors.map((survivor) => survivor.until(() => survivor.reconnects >= kills && survivor.outbox.length === 0, 'the last acks')));
    const last = Math.max(...survivors.flatMap((survivor) => [...survivor.acked.values()].map((ack) => ack.fx[0].seq)));
    await Promise.all(survivors.map((survivor) => survivor.until(() => survivor.cursor.seq >= last, 'catching up')));
    survivors.forEach((survivor) => survivor.stop());
    await Promise.all(lives);

    for (const survivor of survivors) {
        assert.deepEqual(survivor.problems, [], survivor.name);
        assert.deepEqual(survivor.rejected, [], survivor.name);
        assert.ok(survivor.reconnects >= kills, `${survivor.name} came back by itself ${survivor.reconnects} times`);
    }
    assert.deepEqual(survivors[1].log.filter((item) => item.seq <= last).map((item) => item.seq),
        survivors[2].log.filter((item) => item.seq <= last).map((item) => item.seq), 'all saw the same');

    await server.terminate();
    const checked = await ask(['check', '--data', data]);
    assert.deepEqual(checked.problems, []);
    const log = storedLog(data, room);
    log.forEach((row, i) => assert.deepEqual([row.seq, row.prev], [i + 1, i], 'no hole on the disk'));
    const times = new Map();
    for (const { muid } of log.filter((row) => row.muid !== null))
        times.set(muid, (times.get(muid) ?? 0) + 1);
    let total = 0;
    for (const survivor of survivors) {
        for (const [muid, ack] of survivor.acked) {
            assert.equal(times.get(muid), 1, `acknowledged mutation ${muid} is in the log once`);
            assert.equal(log[ack.fx[0].seq - 1].muid, muid, 'where its ack said');
            ++total;
        }
    }
    assert.equal(times.size, total, 'and nothing else is');
    assert.equal(total, created.size);
    t.diagnostic(`${total} mutations acknowledged over ${kills} kills`);
});
