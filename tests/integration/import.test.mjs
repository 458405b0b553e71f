// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An import is all there or not at all, whatever ends it, and comes live to who is connected.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import test from 'node:test';
import { Client } from './lib/client.mjs';
import { Server, ask, run, scratch, start, token } from './lib/server.mjs';
import { trelloFile } from './lib/trello.mjs';

/** What is in a store, by its own check: nothing at all reads as zero boards. */
async function contents(data) {
    if (!existsSync(`${data}/lanban.db`))
        return { boards: 0, events: 0, problems: [] };
    const { boards, events, problems } = await ask(['check', '--data', data]);
    return { boards, events, problems };
}

async function withOneBoard(t) {
    const dir = scratch(t);
    const data = `${dir}/data`;
    await ask(['import', trelloFile(dir, { name: 'First' }), '--data', data, '--team', 'Design']);
    return { dir, data, before: await contents(data) };
}

test('a board is imported whole', async (t) => {
    const dir = scratch(t);
    const imported = await ask(['import', trelloFile(dir, { cards: 2000 }), '--data', `${dir}/data`, '--team', 'Design']);
    assert.deepEqual([imported.event, imported.columns, imported.tasks, imported.labels, imported.comments], ['imported', 3, 2000, 2, 0]);
    assert.ok(Array.isArray(imported.skipped));
    const { boards, problems } = await contents(`${dir}/data`);
    assert.deepEqual([boards, problems], [1, []]);
});

const damaged = {
    'a truncated file': (path) => truncateSync(path, Math.floor(statSync(path).size / 2)),
    'an empty file': (path) => truncateSync(path, 0),
    'a file that is no JSON': (path) => writeFileSync(path, 'Dear diary'),
    'JSON that is no Trello export': (path) => writeFileSync(path, '{"name":"Not a board","version":3}'),
    'a file of rubbish': (path) => writeFileSync(path, Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256))),
};
for (const [what, damage] of Object.entries(damaged)) {
    test(`${what} says what is wrong, and leaves nothing behind`, async (t) => {
        const { dir, data, before } = await withOneBoard(t);
        const path = trelloFile(dir, { cards: 50, name: 'Second' });
        damage(path);
        const result = await run(['import', path, '--data', data, '--team', 'Another team']);
        assert.equal(result.code, 1);
        assert.deepEqual(result.lines, []);
        assert.match(result.stderr, /^lanban-server import: .{10,}/);
        assert.deepEqual(await contents(data), before);
        const noTeam = await run(['token', '--data', data, '--user', 'X', '--team', 'Another team', '--role', 'member']);
        assert.equal(noTeam.code, 1, 'the team was not made either');
    });
}

test('a file without lists says what it is missing', async (t) => {
    const dir = scratch(t);
    const path = trelloFile(dir);
    const board = JSON.parse(readFileSync(path));
    delete board.lists;
    writeFileSync(path, JSON.stringify(board));
    const result = await run(['import', path, '--data', `${dir}/data`]);
    assert.equal(result.code, 1);
    assert.match(result.stderr, /lists/);
});

test('kill -9 in the middle of an import leaves all or nothing', async (t) => {
    const { dir, data, before } = await withOneBoard(t);
    const path = trelloFile(dir, { cards: 1500, name: 'Large', text: 'Many words to write down. '.repeat(8) });
    const began = Date.now();
    const whole = await ask(['import', path, '--data', `${dir}/reference`]);
    const took = Date.now() - began;
    let cut = 0;
    let expected = before;
    for (let i = 0; i < 12; ++i) {
        const child = start(['import', path, '--data', data, '--team', 'Cut']);
        const ended = new Promise((resolve) => { child.on('close', (code) => resolve(code)); });
        const timer = setTimeout(() => child.kill('SIGKILL'), took * (0.1 + 0.08 * i));
        const code = await ended;
        clearTimeout(timer);
        const now = await contents(data);
        assert.deepEqual(now.problems, []);
        if (now.boards === expected.boards) {
            assert.equal(now.events, expected.events, 'nothing of it is there');
            assert.notEqual(code, 0);
            ++cut;
        } else {
            assert.equal(now.boards, expected.boards + 1, 'all of it is there');
            assert.ok(now.events - expected.events >= whole.tasks + whole.columns);
        }
        expected = now;
    }
    assert.ok(cut >= 3, `${cut} of 12 imports were cut`);
});

test('a full disk stops an import, and leaves nothing behind', async (t) => {
    const { dir, data, before } = await withOneBoard(t);
    const path = trelloFile(dir, { cards: 1500, name: 'Large', text: 'Many words to write down. '.repeat(8) });
    const result = await run(['import', path, '--data', data, '--team', 'Full'], { limit: 512 });
    assert.equal(result.code, 1, `ended with ${result.code} ${result.signal} ${result.stderr}`);
    assert.match(result.stderr, /disk/);
    assert.deepEqual(await contents(data), before);
    // With room again the same import works.
    assert.equal((await ask(['import', path, '--data', data, '--team', 'Full'])).tasks, 1500);
});

test('imports, tokens and invites beside a running server come live', async (t) => {
    const { dir, data } = await withOneBoard(t);
    const server = await Server.serve(t, data);
    const { token: jwt, userId } = await token(data, 'Anna', 'Design', 'admin');
    const anna = await Client.hello(t, server.url, jwt);
    assert.equal(anna.welcome.user.id, userId);
    const team = `team:${anna.welcome.teams[0].id}`;
    const { state } = await anna.subscribe(team);
    assert.equal(state.boards.length, 1);

    const imported = await ask(['import', trelloFile(dir, { cards: 300, name: 'Second' }), '--data', data, '--team', 'Design']);
    const told = await anna.until(() => anna.eventsOf(team).find((item) => item.event.type === 'board.created'), 'the new board');
    assert.equal(told.event.data.id, imported.boardId);
    const room = `board:${imported.boardId}`;
    const joined = await anna.subscribe(room);
    assert.equal(joined.state.tasks.length, 300);

    // Both write: the server goes on from what the other process wrote.
    await token(data, 'Boris', 'Design', 'viewer');
    await anna.until(() => anna.eventsOf(room).find((item) => item.event.type === 'member.added' && item.event.data.name === 'Boris'), 'the new member');
    const [item] = anna.mutate(room, ['board.update', { set: { name: 'Renamed' } }]);
    assert.equal((await anna.answer(item)).type, 'ack');

    const invite = await ask(['invite', '--data', data, '--board', imported.boardId, '--uses', '1']);
    assert.match(invite.link, new RegExp(`^lanban://${server.address}/join\\?i=${invite.code}$`));
    const guest = new Client(server.url);
    t.after(() => guest.drop());
    await guest.opened;
    guest.sendHello({ invite: invite.code, name: 'Gast', color: 'teal' });
    const welcome = await guest.next('welcome');
    assert.equal(welcome.user.name, 'Gast');
    assert.ok(welcome.token);
    assert.equal((await guest.subscribe(room)).state.tasks.length, 300);
    await anna.until(() => anna.eventsOf(room).find((event) => event.event.data.name === 'Gast'), 'the guest');

    // The same client again (its welcome was lost) is the same user; another finds the invite used up.
    const again = new Client(server.url, { clientId: guest.clientId });
    t.after(() => again.drop());
    await again.opened;
    again.sendHello({ invite: invite.code, name: 'Gast' });
    assert.equal((await again.next('welcome')).user.id, welcome.user.id);
    const other = new Client(server.url);
    t.after(() => other.drop());
    await other.opened;
    other.sendHello({ invite: invite.code, name: 'Zu spät' });
    assert.equal((await other.untilClosed()).code, 4500);
    const byToken = await Client.hello(t, server.url, welcome.token);
    assert.equal(byToken.welcome.user.id, welcome.user.id);

    // Somebody the server knows becomes a member of another team: the same user, and one use however often they come.
    const apart = await ask(['import', trelloFile(dir, { cards: 2, name: 'Apart' }), '--data', data, '--team', 'Apart']);
    const second = await ask(['invite', '--data', data, '--board', apart.boardId, '--uses', '1']);
    for (let i = 0; i < 2; ++i) {
        const known = await Client.hello(t, server.url, welcome.token, { hello: { invite: second.code } });
        assert.equal(known.welcome.user.id, welcome.user.id);
        assert.equal(known.welcome.board, apart.boardId);
        assert.equal(known.welcome.token, undefined);
        assert.deepEqual(known.welcome.teams.map((one) => one.name).sort(), ['Apart', 'Design']);
        assert.equal((await known.subscribe(`board:${apart.boardId}`)).state.tasks.length, 2);
    }
    assert.deepEqual((await contents(data)).problems, []);
});

test('a board that is too large to be given to anybody is not taken in', async (t) => {
    const { dir, data, before } = await withOneBoard(t);
    const path = trelloFile(dir, { cards: 600, name: 'Endless', text: 'x'.repeat(21000) });
    const result = await run(['import', path, '--data', data, '--team', 'Design']);
    assert.equal(result.code, 1);
    assert.match(result.stderr, /the board comes to \d+ bytes; at most 33554432 can be kept/);
    assert.deepEqual(await contents(data), before);
});
