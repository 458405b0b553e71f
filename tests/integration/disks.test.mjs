// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Disks that are full, and files that were put back or made shorter: of the server, and of a client's profile.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, rmdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { pause } from './lib/appclient.mjs';
import { newId } from './lib/client.mjs';
import { Stage, storedHistory } from './lib/stage.mjs';

const quiet = { stdio: 'ignore' };

function works(file, ...args) {
    try {
        execFileSync(file, args, quiet);
        return true;
    } catch {
        return false;
    }
}

/** A disk of its own, of `kib` KiB; null where nobody may mount one. Gone when the test ends, after whoever uses it. */
function smallDisk(t, kib) {
    const dir = mkdtempSync(join(tmpdir(), 'lanban-disk-'));
    const isMounted = process.getuid() === 0 && works('mount', '-t', 'tmpfs', '-o', `size=${kib}k`, 'tmpfs', dir);
    if (!isMounted) {
        rmdirSync(dir);
        return null;
    }
    t.after(() => {
        works('umount', '-l', dir);
        rmdirSync(dir);
    });
    return {
        dir,
        fill: () => works('dd', 'if=/dev/zero', `of=${dir}/filler`, 'bs=1k'),
        free: () => rmSync(`${dir}/filler`),
    };
}

/** No file of the process `pid` gets longer than `bytes`. */
const limitFiles = (pid, bytes) => execFileSync('prlimit', ['--pid', `${pid}`, `--fsize=${bytes}:unlimited`]);

/** How to make the disk of a process full, and free again: a small disk where that is allowed, a limit on its files where not. */
function fullDisk(t, disk, child, log) {
    t.diagnostic(disk ? 'a small tmpfs' : 'RLIMIT_FSIZE');
    if (disk)
        return disk;
    return { fill: () => limitFiles(child().pid, statSync(log).size), free: () => limitFiles(child().pid, 'unlimited') };
}

test('the server\'s disk is full, and has room again', async (t) => {
    const stage = await Stage.set(t, ['Anna', 'Boris']);
    const tasks = await stage.pickTasks();
    // The data moves onto the small disk.
    await stage.server.kill();
    const small = smallDisk(t, 16384);
    if (small) {
        cpSync(stage.data, `${small.dir}/data`, { recursive: true });
        stage.data = `${small.dir}/data`;
        stage.server.data = stage.data;
    }
    await stage.server.restart();
    const disk = fullDisk(t, small, () => stage.server.child, `${stage.data}/lanban.db-wal`);
    for (let round = 0; round < 2; ++round) {
        const work = stage.work(tasks, 20);
        await stage.untilAcked('Anna', 3);
        disk.fill();
        // A write-ahead log has room from its last round: it goes on until that is used up.
        await stage.clients.Anna.until((status) => status.pending >= 20, 'changes piling up');
        const { status } = await (await fetch(`${stage.server.http}/healthz`)).json();
        assert.equal(status, 'degraded');
        disk.free();
        await stage.untilAcked('Anna', 10);
        await work.stop();
        await stage.agree();
    }
    await stage.finish();
});

test('a client\'s disk is full, and has room again', async (t) => {
    const stage = await Stage.set(t, ['Anna', 'Boris'], { start: false });
    const small = smallDisk(t, 8192);
    if (small)
        stage.clients.Anna.given.profile = `${small.dir}/profile`;
    await stage.join('Anna');
    await stage.join('Boris');
    const [task, other] = await stage.pickTasks();
    const [log] = execFileSync('find', [stage.clients.Anna.given.profile, '-name', '*-wal']).toString().split('\n');
    const disk = fullDisk(t, small, () => stage.clients.Anna.child, log);
    disk.fill();
    let refused = 0;
    for (let i = 0; i < 400 && refused < 5; ++i) {
        // What the disk does not have must be refused, and not shown.
        if (!await stage.setTitle('Anna', task))
            ++refused;
        await stage.setTitle('Boris', other);
    }
    assert.equal(refused, 5, 'it says that it can\'t keep it');
    await stage.readTitle('Anna', task);
    disk.free();
    await stage.clients.Anna.until((status) => status.rooms[stage.room]?.state === 'live' && status.session === 'Online', 'being back');
    await stage.setTitle('Anna', task);
    await stage.readTitle('Anna', task);
    await stage.finish();
});

test('the server is put back to an older copy of its files', async (t) => {
    const stage = await Stage.set(t, ['Anna', 'Boris']);
    const tasks = await stage.pickTasks();
    for (const task of tasks)
        await stage.setTitle('Anna', task);
    await stage.agree();
    await stage.server.kill();
    cpSync(stage.data, `${stage.dir}/backup`, { recursive: true });
    await stage.server.restart();
    for (const name of stage.names)
        await stage.clients[name].untilLive(stage.room);
    // All this is acknowledged, and the copy knows nothing of it.
    const made = [];
    for (const [i, task] of tasks.entries()) {
        made.push(await stage.setTitle(i % 2 ? 'Anna' : 'Boris', task));
        made.push(await stage.edit('Boris', 'task.create', { id: newId(), columnId: stage.columns[0], title: `Lost ${i}` }));
    }
    await stage.agree();
    stage.proxies.Boris.down();
    await stage.server.kill();
    rmSync(stage.data, { recursive: true });
    cpSync(`${stage.dir}/backup`, stage.data, { recursive: true });
    await stage.server.restart();
    // One is back before the other, and goes on.
    await stage.clients.Anna.untilLive(stage.room);
    await stage.setTitle('Anna', tasks[0]);
    stage.proxies.Boris.up();
    await stage.clients.Boris.untilLive(stage.room);
    const { log, tray } = await stage.finish({ isRestored: true });
    assert.deepEqual(tray, []);
    for (const { muid } of made)
        assert.equal(log.filter((row) => row.muid === muid).length, 1, 'what the copy lacked was offered again');
});

/** What `script` prints, of the database `db` of a server and the room `room`; with `mode` rw it may write. */
function withDatabase(data, room, script, mode = 'ro') {
    const code = `
import sqlite3, sys
room = sys.argv[2]
db = sqlite3.connect('file:' + sys.argv[1] + '?mode=${mode}', uri=True)
${script}`;
    return execFileSync('/usr/bin/python3', ['-c', code, `${data}/lanban.db`, room]).toString().trim();
}

/** The seq of the snapshot that the server keeps of `room`, once that is beyond `seq`. */
async function snapshotBeyond(data, room, seq) {
    for (const end = Date.now() + 20000; ; await pause(100)) {
        const kept = Number(withDatabase(data, room, `
row = db.execute('SELECT snapshot.seq FROM snapshot JOIN stream ON stream.id = stream_id WHERE room = ?', [room]).fetchone()
print(row[0] if row else 0)`));
        if (kept > seq)
            return kept;
        assert.ok(Date.now() < end, 'the server makes a snapshot');
    }
}

test('the log is cut off under a client that is offline', async (t) => {
    const stage = await Stage.set(t, ['Anna', 'Boris', 'Clara']);
    const { room, data } = stage;
    const tasks = await stage.pickTasks();
    const seen = (await stage.agree()).seq;
    stage.proxies.Anna.down();
    await stage.setTitle('Anna', tasks[0]);
    await stage.edit('Anna', 'comment.create', { id: newId(), taskId: tasks[1], body: 'Is this still there?' });
    await stage.edit('Anna', 'task.move', { id: tasks[2], columnId: stage.columns[1], afterId: tasks[3] });
    await stage.edits('Boris', Array.from({ length: 205 }, (_, i) => (
        { op: 'task.create', args: { id: newId(), columnId: stage.columns[i % 3], title: `T${i}` } })));
    await stage.edits('Boris', [tasks[1], tasks[3]].map((id) => ({ op: 'task.delete', args: { id } })));
    const floor = await snapshotBeyond(data, room, seen);
    await stage.agree(['Boris', 'Clara']);
    // One comes from below the cut, and one from above it.
    stage.proxies.Clara.down();
    await stage.setTitle('Clara', tasks[4]);
    await stage.setTitle('Boris', tasks[5]);
    await stage.clients.Boris.untilAtRest(room);
    await stage.server.kill();
    const earlier = storedHistory(data).log.filter((row) => row.room === room && row.seq <= floor);
    assert.ok(earlier.length > seen, `${earlier.length} events are cut off, and she has seen ${seen}`);
    withDatabase(data, room, `
with db:
    db.execute('DELETE FROM event WHERE seq <= ${floor} AND stream_id = (SELECT id FROM stream WHERE room = ?)', [room])
    db.execute('UPDATE stream SET log_floor = ${floor} WHERE room = ?', [room])`, 'rw');
    await stage.server.restart();
    const modes = {};
    for (const name of ['Anna', 'Clara']) {
        const from = stage.proxies[name].record.length;
        stage.proxies[name].up();
        await stage.clients[name].ask('retry');
        await stage.clients[name].untilAtRest(room);
        const messages = stage.proxies[name].record.slice(from).map(({ message }) => message);
        modes[name] = messages.filter(({ type, room: where }) => type === 'subscribed' && where === room).map(({ mode }) => mode);
    }
    assert.deepEqual(modes, { Anna: ['snapshot'], Clara: ['delta'] });
    const { tray } = await stage.finish({ earlier });
    assert.deepEqual(tray, []);
});

test('a profile is put back to an older copy', async (t) => {
    const stage = await Stage.set(t, ['Anna', 'Boris']);
    const tasks = await stage.pickTasks();
    const anna = stage.clients.Anna;
    for (let round = 0; round < 2; ++round) {
        // The copy has changes that were not sent; they are sent before, and after it is put back.
        stage.proxies.Anna.down();
        for (let i = 0; i < 5; ++i)
            await stage.edit('Anna', 'task.create', { id: newId(), columnId: stage.columns[0], title: `Copied ${i}` });
        await anna.kill();
        cpSync(anna.given.profile, `${stage.dir}/copy`, { recursive: true });
        stage.proxies.Anna.up();
        await stage.join('Anna');
        await anna.untilAtRest(stage.room);
        for (const task of tasks)
            await stage.setTitle('Anna', task);
        await stage.agree();
        await anna.kill();
        rmSync(anna.given.profile, { recursive: true });
        cpSync(`${stage.dir}/copy`, anna.given.profile, { recursive: true });
        rmSync(`${stage.dir}/copy`, { recursive: true });
        await stage.join('Anna');
        await stage.edit('Anna', 'task.create', { id: newId(), columnId: stage.columns[1], title: 'After it' });
        await stage.agree();
    }
    const { tray } = await stage.finish();
    assert.deepEqual(tray, []);
});

test('a profile is cloned, and both are used', async (t) => {
    const stage = await Stage.set(t, ['Anna', 'Boris', 'Clone'], { start: false });
    await stage.join('Anna');
    await stage.join('Boris');
    const tasks = await stage.pickTasks();
    stage.proxies.Anna.down();
    for (let i = 0; i < 5; ++i)
        await stage.edit('Anna', 'task.create', { id: newId(), columnId: stage.columns[0], title: `In both ${i}` });
    await stage.clients.Anna.kill();
    cpSync(stage.clients.Anna.given.profile, stage.clients.Clone.given.profile, { recursive: true });
    assert.ok(existsSync(`${stage.clients.Clone.given.profile}/accounts.json`));
    stage.proxies.Anna.up();
    await Promise.all([stage.join('Anna'), stage.join('Clone')]);
    const work = stage.work(tasks, 8);
    await pause(50);
    await Promise.all(['Boris'].map((name) => stage.untilAcked(name, 10)));
    for (let i = 0; i < 3; ++i) {
        stage.proxies.Anna.cut();
        await stage.untilAcked('Boris', 5);
        await stage.clients.Anna.untilLive(stage.room);
        await stage.clients.Clone.untilLive(stage.room);
    }
    await work.stop();
    const ids = await Promise.all(['Anna', 'Clone'].map(async (name) => (await stage.clients[name].ask('status')).clientId));
    assert.notEqual(ids[0], ids[1], 'one of them took another client id');
    const { tray } = await stage.finish();
    assert.deepEqual(tray, []);
});
