// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever one connection sends, it gets the contract's answer, and the others notice nothing.
import assert from 'node:assert/strict';
import net from 'node:net';
import test from 'node:test';
import { Client, newId, settle } from './lib/client.mjs';
import { Server, ask, scratch, token } from './lib/server.mjs';
import { trelloFile } from './lib/trello.mjs';

/** A server with two teams, and a bystander at the first one's board who must not notice a thing. */
async function scene(t) {
    const dir = scratch(t);
    const data = `${dir}/data`;
    const ours = await ask(['import', trelloFile(dir), '--data', data, '--team', 'Ours']);
    const theirs = await ask(['import', trelloFile(dir), '--data', data, '--team', 'Theirs']);
    const server = await Server.serve(t, data);
    const bystander = await Client.hello(t, server.url, (await token(data, 'Bystander', 'Ours')).token);
    const room = `board:${ours.boardId}`;
    const { state } = await bystander.subscribe(room);
    await settle(bystander);
    const before = bystander.received.length;
    const jwt = (await token(data, 'Mallory', 'Ours')).token;
    /** Asserts that the bystander heard nothing but its own pong, and that the server still works. */
    const undisturbed = async () => {
        assert.equal(bystander.closed, null);
        await settle(bystander);
        const heard = bystander.received.slice(before).filter((message) => !['pong', 'head'].includes(message.type));
        // Mallory's becoming a member is an event of the board.
        assert.deepEqual(heard.filter((message) => message.event?.type !== 'member.added'), []);
        const [item] = bystander.mutate(room, ['task.create', { id: newId(), columnId: state.columns[0].id, title: 'Still here' }]);
        assert.equal((await bystander.answer(item)).type, 'ack');
    };
    return { data, server, jwt, room, state, undisturbed, foreign: `board:${theirs.boardId}`, foreignTeam: `team:${theirs.teamId}` };
}

const afterHello = {
    'broken JSON': ['{"type":', 'bad_json'],
    'no JSON at all': ['hello there', 'bad_json'],
    'two objects in one frame': ['{"type":"ping","t":1}{"type":"ping","t":2}', 'bad_json'],
    'an array': ['[]', 'bad_json'],
    'no type': ['{}', 'schema'],
    'an unknown type': ['{"type":"conquer"}', 'schema'],
    'a text where a number belongs': ['{"type":"ping","t":"1"}', 'schema'],
    'a negative number': ['{"type":"ping","t":-1}', 'schema'],
    'a fraction': ['{"type":"ping","t":1.5}', 'schema'],
    'a number past 2^53': ['{"type":"ping","t":9007199254740994}', 'schema'],
    'an unknown field': ['{"type":"ping","t":1,"extra":true}', 'schema'],
    'a room of no kind': ['{"type":"subscribe","id":"r","room":"planet:x","gen":1}', 'schema'],
    'no items': ['{"type":"mutate","items":[]}', 'schema'],
    'an operation that is not available': ['{"type":"mutate","items":[{"mid":1,"muid":"m","room":"board:b","op":"chat.send","args":{"id":"c","body":"x"},"at":1}]}', 'schema'],
};

for (const [name, [frame, code]] of Object.entries(afterHello)) {
    test(`${name} gets error ${code}`, async (t) => {
        const { server, jwt, undisturbed } = await scene(t);
        const client = await Client.hello(t, server.url, jwt);
        client.sendRaw(frame);
        const error = await client.next('error');
        assert.equal(error.code, code);
        assert.equal(error.fatal, false);
        assert.ok(error.msg.length > 0);
        await settle(client); // it is still served
        await undisturbed();
    });
}

test('binary rubbish gets error bad_json', async (t) => {
    const { server, jwt, undisturbed } = await scene(t);
    const client = await Client.hello(t, server.url, jwt);
    for (const bytes of [[], [0], [1], [2, 1, 2, 3], [255, 254, 253], [1, 0x28, 0xb5, 0x2f, 0xfd, 0xff, 0xff, 0xff]]) {
        const errors = client.received.filter((message) => message.type === 'error').length;
        client.sendRaw(Buffer.from(bytes), { binary: true });
        await client.until(() => client.received.filter((message) => message.type === 'error').length > errors, 'the error');
    }
    assert.ok(client.received.filter((message) => message.type === 'error').every((message) => message.code === 'bad_json'));
    await undisturbed();
});

test('who goes on sending nonsense is closed with 4501', async (t) => {
    const { server, jwt, undisturbed } = await scene(t);
    const client = await Client.hello(t, server.url, jwt);
    for (let i = 0; i < 20; ++i)
        client.sendRaw('nonsense');
    assert.equal((await client.untilClosed()).code, 4501);
    assert.ok(client.received.filter((message) => message.type === 'error').length <= 10);
    await undisturbed();
});

test('a frame of 600 KiB closes with 1009', async (t) => {
    const { server, jwt, undisturbed } = await scene(t);
    const client = await Client.hello(t, server.url, jwt);
    client.sendRaw(JSON.stringify({ type: 'ping', t: 1, pad: 'x'.repeat(600 * 1024) }));
    assert.equal((await client.untilClosed()).code, 1009);
    const fragments = await Client.hello(t, server.url, jwt);
    for (let i = 0; i < 6; ++i)
        fragments.sendRaw('x'.repeat(100 * 1024), { fin: i === 5 });
    assert.equal((await fragments.untilClosed()).code, 1009);
    await undisturbed();
});

test('a frame of exactly 512 KiB is read', async (t) => {
    const { server, jwt } = await scene(t);
    const client = await Client.hello(t, server.url, jwt);
    const text = '{"type":"ping","t":7}';
    client.sendRaw(text + ' '.repeat(512 * 1024 - text.length));
    await client.next('pong', (message) => message.t === 7);
});

test('no hello within 5 s closes with 4501', async (t) => {
    const { server, undisturbed } = await scene(t);
    const client = new Client(server.url);
    t.after(() => client.drop());
    await client.opened;
    const since = Date.now();
    assert.equal((await client.untilClosed(15000)).code, 4501);
    assert.ok(Date.now() - since > 3000, 'not before its time');
    await undisturbed();
});

test('anything before hello closes with 4501', async (t) => {
    const { server, room, undisturbed } = await scene(t);
    for (const frame of [`{"type":"subscribe","id":"r","room":"${room}","gen":1}`, '{"type":"ping","t":1}', 'rubbish']) {
        const client = new Client(server.url);
        t.after(() => client.drop());
        await client.opened;
        client.sendRaw(frame);
        assert.equal((await client.untilClosed()).code, 4501);
    }
    await undisturbed();
});

test('a bad token closes with 4500', async (t) => {
    const { data, server, jwt, undisturbed } = await scene(t);
    const [head, body, signature] = jwt.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url'));
    const encode = (object) => Buffer.from(JSON.stringify(object)).toString('base64url');
    const otherDir = scratch(t);
    await ask(['import', trelloFile(otherDir), '--data', `${otherDir}/data`, '--team', 'Ours']);
    const tokens = {
        empty: '',
        rubbish: 'rubbish',
        'without its signature': `${head}.${body}.`,
        'of algorithm none': `${encode({ alg: 'none', typ: 'JWT' })}.${body}.`,
        'with another name in it': `${head}.${encode({ ...claims, sub: 'someone-else' })}.${signature}`,
        'of another server': (await token(`${otherDir}/data`, 'Mallory', 'Ours')).token,
    };
    for (const [what, bad] of Object.entries(tokens)) {
        const client = new Client(server.url);
        t.after(() => client.drop());
        await client.opened;
        client.sendHello({ token: bad });
        assert.equal((await client.untilClosed()).code, 4500, `a token ${what}`);
        assert.ok(!client.received.some((message) => message.type === 'welcome'));
        assert.equal(client.received.find((message) => message.type === 'error')?.code, 'unauthorized');
    }
    const shortLived = (await token(data, 'Mallory', 'Ours', 'member', '1s')).token;
    await new Promise((resolve) => { setTimeout(resolve, 1100); });
    const late = new Client(server.url);
    t.after(() => late.drop());
    await late.opened;
    late.sendHello({ token: shortLived });
    assert.equal((await late.untilClosed()).code, 4500);
    assert.equal(late.received[0].code, 'token_expired');
    await undisturbed();
});

test('a contract it does not speak closes with 4502', async (t) => {
    const { server, jwt } = await scene(t);
    const client = new Client(server.url);
    t.after(() => client.drop());
    await client.opened;
    client.sendHello({ contract: '2.0', accept: ['2.0'], token: jwt });
    assert.equal((await client.untilClosed()).code, 4502);
    assert.equal(client.received[0].code, 'unsupported_contract');
});

test("another team's board is forbidden, and so is one that is not there", async (t) => {
    const { server, jwt, foreign, foreignTeam, undisturbed } = await scene(t);
    const client = await Client.hello(t, server.url, jwt);
    for (const room of [foreign, foreignTeam, 'board:nowhere', `task:${newId()}`]) {
        const { error } = await client.subscribe(room);
        assert.equal(error.code, 'forbidden', room);
        client.send({ type: 'history', id: `h-${room.length}`, room, kind: 'activity' });
        await client.next('error', (message) => message.re === `h-${room.length}`);
    }
    const [create, rename] = client.mutate(foreign, ['column.create', { id: newId(), name: 'Mine' }], ['board.update', { set: { name: 'Mine' } }]);
    assert.equal((await client.answer(create)).code, 'forbidden');
    assert.equal((await client.answer(rename)).code, 'forbidden');
    await undisturbed();
});

test('HTTP: health, unknown paths, wrong methods, rubbish', async (t) => {
    const { server, undisturbed } = await scene(t);
    const health = await fetch(`${server.http}/healthz`);
    assert.equal(health.status, 200);
    assert.equal((await health.json()).status, 'ok');
    assert.equal((await fetch(`${server.http}/nope`)).status, 404);
    assert.equal((await fetch(`${server.http}/healthz`, { method: 'POST', body: 'x' })).status, 405);
    assert.equal((await fetch(`${server.http}/realtime`)).status, 426);
    const elsewhere = new Client(server.url.replace('/realtime', '/elsewhere'));
    await assert.rejects(elsewhere.opened, /404/);
    const foreign = new Client(server.url, { headers: { Origin: 'https://evil.example' } });
    await assert.rejects(foreign.opened, /403/);

    const { hostname, port } = new URL(server.http);
    const rubbish = net.connect(Number(port), hostname);
    t.after(() => rubbish.destroy());
    const answer = new Promise((resolve) => {
        let text = '';
        rubbish.on('data', (data) => { text += data; });
        rubbish.on('error', () => {});
        rubbish.on('close', () => resolve(text));
    });
    rubbish.write(Buffer.from([0x16, 3, 1, 0, 5, 1, 2, 3, 4, 5]));
    assert.match(await answer, /^HTTP\/1\.1 400 /);
    await undisturbed();
});

// UBSan looks at memory through a pipe: with no files left it takes sound objects for broken ones.
const noPipes = process.env.UBSAN_OPTIONS ? 'not with UBSan' : false;
test('more connections than files: it takes new ones again once some are gone', { skip: noPipes }, async (t) => {
    const data = `${scratch(t)}/data`;
    const server = await Server.serve(t, data, '127.0.0.1:0', { files: 64 });
    const { hostname, port } = new URL(server.http);
    const sockets = Array.from({ length: 100 }, () => net.connect(Number(port), hostname));
    sockets.forEach((socket) => socket.on('error', () => {}));
    t.after(() => sockets.forEach((socket) => socket.destroy()));
    await Promise.all(sockets.map((socket) => new Promise((resolve) => { socket.on('connect', resolve); socket.on('close', resolve); })));
    await server.untilLogged(/too many connections/);
    assert.equal(server.stderr.match(/too many connections/g).length, 1, 'said once');
    sockets.forEach((socket) => socket.destroy());
    let status;
    for (let tries = 0; status !== 200 && tries < 500; ++tries) // until it has seen them go
        status = await fetch(`${server.http}/healthz`).then((answer) => answer.status, () => 0);
    assert.equal(status, 200);
});
