// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `./lanban.sh run` where there is no display, with the real server: only installing and building are stand-ins.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import test from 'node:test';
import { Client, newId } from './lib/client.mjs';
import { scratch } from './lib/server.mjs';

const sources = process.env.LANBAN_SOURCES;

/** A checkout whose release build is done, on a machine that has all packages. */
function machine(t) {
    const dir = scratch(t);
    const tree = join(dir, 'a path with spaces', 'lanban');
    for (const file of ['lanban.sh', 'packaging/linux/debian-packages.txt', 'resources/demo/welcome.json'])
        cpSync(join(sources, file), join(tree, file));
    mkdirSync(join(tree, 'build/release/bin'), { recursive: true });
    symlinkSync(process.env.LANBAN_SERVER, join(tree, 'build/release/bin/lanban-server'));
    const stubs = join(dir, 'stubs');
    mkdirSync(stubs);
    const stub = (name, body) => {
        writeFileSync(join(stubs, name), `#!/bin/sh\n${body}\n`);
        chmodSync(join(stubs, name), 0o755);
    };
    stub('dpkg-query', 'echo installed');
    for (const name of ['cmake', 'ninja'])
        stub(name, '');
    for (const name of ['apt-get', 'sudo'])
        stub(name, `echo "$0 $*" >>"${dir}/not-asked-for"; exit 1`);
    const home = join(dir, 'home');
    mkdirSync(home);
    const env = { PATH: stubs + delimiter + process.env.PATH, HOME: home, LC_ALL: 'C.UTF-8' };
    return { tree, env, home, data: join(home, '.local/share/lanban-demo') };
}

/** Runs the script until it has printed its link. */
async function run(t, { tree, env }) {
    // A group of its own, as a terminal makes it: Ctrl+C goes to all of it.
    const child = spawn(join(tree, 'lanban.sh'), ['run'], { env, cwd: '/', detached: true });
    const exited = new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal })));
    const signal = (name) => { try { process.kill(-child.pid, name); } catch { /* it is gone */ } };
    t.after(() => signal('SIGKILL'));
    let errors = '';
    child.stderr.on('data', (text) => { errors += text; });
    const line = await new Promise((resolve, reject) => {
        let out = '';
        child.stdout.on('data', (text) => {
            out += text;
            if (out.includes('\n'))
                resolve(out);
        });
        exited.then(({ code }) => reject(new Error(`ended with ${code}: ${errors}`)));
    });
    assert.match(line, /^lanban:\/\/[^/]+\/join\?i=[\w-]+\n$/, 'the link alone');
    const link = new URL(line.trim());
    return {
        url: `ws://${link.host}/realtime`,
        invite: link.searchParams.get('i'),
        async interrupt() {
            signal('SIGINT');
            return exited;
        },
    };
}

/** Joins by the link; gives the client, and the demo board it found. */
async function enter(t, { url, invite }) {
    const guest = new Client(url);
    t.after(() => guest.drop());
    await guest.opened;
    guest.sendHello({ invite, name: 'Guest' });
    const { teams } = await guest.next('welcome');
    assert.deepEqual(teams.map(({ name, role }) => [name, role]), [['Lanban demo', 'member']]);
    const team = await guest.subscribe(`team:${teams[0].id}`);
    assert.equal(team.state.boards.length, 1);
    const room = `board:${team.state.boards[0].id}`;
    const { state } = await guest.subscribe(room);
    return { guest, room, state };
}

test('run without a display hosts the demo board until Ctrl+C, and the same one again', async (t) => {
    const here = machine(t);
    const first = await run(t, here);
    const { guest, room, state } = await enter(t, first);
    assert.ok(state.columns.length > 1 && state.tasks.length > 1, 'the demo board');
    assert.equal(`board:${readFileSync(join(here.data, 'demo-board'), 'utf8').trim()}`, room);
    const [item] = guest.mutate(room, ['task.create', { id: newId(), columnId: state.columns[0].id, title: 'Written by a guest' }]);
    assert.equal((await guest.answer(item)).type, 'ack');
    assert.deepEqual(await first.interrupt(), { code: 0, signal: null });
    assert.equal((await guest.untilClosed()).code, 4001);
    await assert.rejects(fetch(first.url.replace('ws:', 'http:').replace('/realtime', '/healthz')));

    const second = await run(t, here);
    const again = await enter(t, second);
    assert.equal(again.room, room);
    assert.ok(again.state.tasks.some((task) => task.title === 'Written by a guest'));
    assert.equal((await second.interrupt()).code, 0);
    assert.throws(() => readFileSync(join(here.home, '..', 'not-asked-for')), /ENOENT/, 'nothing was installed');
});
