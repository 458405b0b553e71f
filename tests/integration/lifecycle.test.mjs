// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the programs start, end and complain.
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import test from 'node:test';
import { Client, newId } from './lib/client.mjs';
import { Server, ask, run, scratch, token } from './lib/server.mjs';
import { trelloFile } from './lib/trello.mjs';

test('SIGTERM says goodbye, keeps what was sent, and ends with 0', async (t) => {
    const dir = scratch(t);
    const data = `${dir}/data`;
    const { boardId } = await ask(['import', trelloFile(dir), '--data', data, '--team', 'Design']);
    const server = await Server.serve(t, data);
    const anna = await Client.hello(t, server.url, (await token(data, 'Anna', 'Design')).token);
    const room = `board:${boardId}`;
    const { state } = await anna.subscribe(room);
    const items = anna.mutate(room, ...Array.from({ length: 50 }, (_, i) => ['task.create', { id: newId(), columnId: state.columns[0].id, title: `T${i}` }]));
    const ended = server.terminate();
    const notice = await anna.next('notice');
    assert.equal(notice.kind, 'going_away');
    assert.ok(notice.inMs >= 0);
    assert.equal(notice.reconnectMs.length, 2);
    assert.equal((await anna.untilClosed()).code, 4001);
    assert.deepEqual(await ended, { code: 0, signal: null });
    assert.deepEqual(server.lines.map((line) => line.event), ['listening', 'going_away']);
    const acks = anna.received.filter((message) => message.type === 'ack');
    assert.equal(acks.length, items.length, 'everything sent before was decided and answered');
    const { problems } = await ask(['check', '--data', data]);
    assert.deepEqual(problems, []);

    await server.restart();
    const back = await Client.hello(t, server.url, (await token(data, 'Anna', 'Design')).token);
    assert.equal((await back.subscribe(room)).state.tasks.length, 3 + items.length);
});

test('SIGTERM with nobody there ends at once', async (t) => {
    const server = await Server.serve(t, `${scratch(t)}/data`);
    const since = Date.now();
    assert.deepEqual(await server.terminate(), { code: 0, signal: null });
    assert.ok(Date.now() - since < 2500);
});

test('a client that does not close in turn does not keep the server', async (t) => {
    const dir = scratch(t);
    await ask(['import', trelloFile(dir), '--data', `${dir}/data`, '--team', 'Design']);
    const server = await Server.serve(t, `${dir}/data`);
    const anna = await Client.hello(t, server.url, (await token(`${dir}/data`, 'Anna', 'Design')).token);
    anna.socket.pause();
    assert.deepEqual(await server.terminate(), { code: 0, signal: null });
});

test('two servers do not share a directory, nor a port', async (t) => {
    const dir = scratch(t);
    const server = await Server.serve(t, `${dir}/one`);
    const sameData = await run(['serve', '--data', `${dir}/one`, '--listen', '127.0.0.1:0']);
    assert.equal(sameData.code, 1);
    assert.match(sameData.stderr, /served already/);
    const samePort = await run(['serve', '--data', `${dir}/two`, '--listen', server.address]);
    assert.equal(samePort.code, 1);
    assert.match(samePort.stderr, /port \d+ is in use/);
});

test('the data is for its owner only', async (t) => {
    const dir = scratch(t);
    await Server.serve(t, `${dir}/data`);
    assert.equal(statSync(`${dir}/data`).mode & 0o777, 0o700);
    for (const file of ['lanban.db', 'lanban.db-wal', 'lanban.db-shm'])
        assert.equal(statSync(`${dir}/data/${file}`).mode & 0o777, 0o600, file);
});

const wrongUsage = [
    [], ['conquer'], ['backup'], ['serve'], ['serve', '--data', 'x', '--tls', 'auto'], ['serve', '--data', 'x', '--tls', 'a.crt,a.key'],
    ['serve', '--data', 'x', '--bus', 'redis://localhost'], ['serve', '--data', 'x', '--events', 'amqp://localhost'],
    ['serve', '--data', 'x', '--database', 'postgres://localhost'], ['serve', '--data', 'x', '--log', 'xml'],
    ['serve', '--data', 'x', '--listen', 'nowhere'], ['serve', '--data', 'x', '--listen', '127.0.0.1:70000'], ['serve', '--data', 'x', '--frobnicate'],
    ['import'], ['import', 'a.json'], ['import', 'a.json', 'b.json', '--data', 'x'],
    ['token', '--data', 'x', '--user', 'A', '--team', 'B'], ['token', '--data', 'x', '--user', 'A', '--team', 'B', '--role', 'king'],
    ['token', '--data', 'x', '--user', 'A', '--team', 'B', '--role', 'member', '--ttl', 'soon'],
    ['invite', '--data', 'x'], ['invite', '--data', 'x', '--board', 'b', '--uses', '0'], ['check'],
];
for (const args of wrongUsage) {
    test(`wrong usage: lanban-server ${args.join(' ')}`, async () => {
        const result = await run(args);
        assert.equal(result.code, 2);
        assert.deepEqual(result.lines, []);
        assert.match(result.stderr, /^lanban-server.*: .+/);
    });
}

test('failures say what is wrong', async (t) => {
    const dir = scratch(t);
    await ask(['import', trelloFile(dir), '--data', `${dir}/data`]);
    for (const [args, text] of [
        [['check', '--data', `${dir}/nothing`], /there is no/],
        [['token', '--data', `${dir}/nothing`, '--user', 'A', '--team', 'B', '--role', 'member'], /there is no server's data/],
        [['token', '--data', `${dir}/data`, '--user', 'A', '--team', 'B', '--role', 'member'], /there is no team "B"/],
        [['invite', '--data', `${dir}/data`, '--board', 'b'], /there is no board b/],
        [['import', `${dir}/none.json`, '--data', `${dir}/data`], /none\.json/],
    ]) {
        const result = await run(args);
        assert.equal(result.code, 1, args.join(' '));
        assert.match(result.stderr, text);
    }
});

test('help and version', async () => {
    assert.match((await run(['--version'])).lines[0], /^lanban-server \d+\.\d+\.\d+$/);
    for (const command of [[], ['serve'], ['import'], ['token'], ['invite'], ['check']]) {
        const result = await run([...command, '--help']);
        assert.equal(result.code, 0);
        assert.match(result.lines[0], /^Usage: lanban-server /);
    }
});
