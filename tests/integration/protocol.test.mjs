// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Contract 1.0 over a real socket: what one client does, the other sees once, in order, without a hole.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Client, newId, settle } from './lib/client.mjs';
import { Server, ask, scratch, token } from './lib/server.mjs';
import { trelloFile } from './lib/trello.mjs';

async function boardWithTwo(t, cards = 3) {
    const dir = scratch(t);
    const data = `${dir}/data`;
    const imported = await ask(['import', trelloFile(dir, { cards }), '--data', data, '--team', 'Design']);
    const server = await Server.serve(t, data);
    const [anna, boris] = await Promise.all(
        ['Anna', 'Boris'].map(async (name) => Client.hello(t, server.url, (await token(data, name, 'Design')).token)));
    return { data, server, anna, boris, room: `board:${imported.boardId}`, imported };
}

test('welcome tells who one is and what one may', async (t) => {
    const { anna, imported } = await boardWithTwo(t);
    assert.equal(anna.welcome.contract, '1.0');
    assert.equal(anna.welcome.user.name, 'Anna');
    assert.deepEqual(anna.welcome.teams, [{ id: imported.teamId, name: 'Design', role: 'member' }]);
    assert.equal(anna.welcome.lastMid, 0);
    assert.equal(anna.welcome.limits.maxMsg, 524288);
    assert.ok(anna.welcome.tokenExp > Date.now());
});

test('a snapshot of the board comes in text parts', async (t) => {
    const { anna, room, imported } = await boardWithTwo(t, 2000);
    const { subscribed, state } = await anna.subscribe(room);
    assert.equal(subscribed.mode, 'snapshot');
    assert.ok(subscribed.parts > 1, `${subscribed.parts} parts`);
    assert.equal(anna.binary.length, 0, 'no binary frame without zstd in enc');
    assert.equal(state.columns.length, imported.columns);
    assert.equal(state.tasks.length, 2000);
    assert.equal(new Set(state.tasks.map((task) => task.id)).size, 2000);
    for (const field of ['id', 'rev', 'columnId', 'pos', 'title', 'description', 'labelIds', 'assigneeIds', 'dueAt', 'archived', 'createdAt', 'updatedAt'])
        assert.ok(field in state.tasks[0], field);
});

test('a mutation is acknowledged, and both see its event once and in order', async (t) => {
    const { anna, boris, room } = await boardWithTwo(t);
    const [mine, theirs] = [await anna.subscribe(room), await boris.subscribe(room)];
    const column = mine.state.columns[0].id;
    const count = 60;
    const items = [];
    for (let i = 0; i < count; ++i)
        items.push(...anna.mutate(room, ['task.create', { id: newId(), columnId: column, title: `Task ${i}` }]));
    const answers = await Promise.all(items.map((item) => anna.answer(item)));
    for (const [i, answer] of answers.entries()) {
        assert.equal(answer.type, 'ack');
        assert.equal(answer.mid, i + 1);
        assert.equal(answer.status, 'ok');
        assert.equal(answer.fx.length, 1);
        assert.equal(answer.fx[0].room, room);
    }
    const last = answers.at(-1).fx[0].seq;
    for (const [client, from] of [[anna, mine.subscribed.head], [boris, theirs.subscribed.head]]) {
        await client.until(() => client.eventsOf(room).at(-1)?.seq === last, 'the last event');
        await settle(client);
        const events = client.eventsOf(room, from);
        assert.equal(events.filter((item) => item.event.type === 'task.created').length, count);
        let prev = from;
        for (const item of events) {
            assert.equal(item.prev, prev, 'prev is the event before');
            assert.equal(item.seq, prev + 1, 'no hole');
            prev = item.seq;
        }
        assert.deepEqual(events.map((item) => item.event.data.title), items.map((item) => item.args.title));
    }
    assert.deepEqual(anna.eventsOf(room).map((item) => item.muid), items.map((item) => item.muid), 'the author sees her muids');
    assert.ok(boris.eventsOf(room).every((item) => item.muid === undefined), 'nobody else does');
});

test('a client that resends an acknowledged mutation gets the stored ack, and nothing changes', async (t) => {
    const { data, server, anna, boris, room } = await boardWithTwo(t);
    const { state } = await anna.subscribe(room);
    await boris.subscribe(room);
    const [item] = anna.mutate(room, ['task.create', { id: newId(), columnId: state.columns[1].id, title: 'Once' }]);
    const first = await anna.answer(item);
    await boris.until(() => boris.eventsOf(room).length === 1, 'the event');

    anna.send({ type: 'mutate', items: [item] });
    await anna.until(() => anna.received.filter((message) => message.type === 'ack').length === 2, 'the second ack');
    const [, again] = anna.received.filter((message) => message.type === 'ack');
    assert.deepEqual(again, first);

    // Over a new connection, and after a restart, too.
    await server.kill();
    await server.restart();
    const back = await Client.hello(t, server.url, (await token(data, 'Anna', 'Design')).token, { clientId: anna.clientId });
    assert.equal(back.welcome.lastMid, 1);
    back.send({ type: 'mutate', items: [item] });
    assert.deepEqual(await back.answer(item), first);
    const { state: after } = await back.subscribe(room);
    assert.equal(after.tasks.filter((task) => task.title === 'Once').length, 1);
    assert.equal(boris.eventsOf(room).length, 1);
});

test('a cursor is continued by a delta, also over a restart', async (t) => {
    const { data, server, anna, boris, room } = await boardWithTwo(t);
    const { state, subscribed } = await anna.subscribe(room);
    await boris.subscribe(room);
    const [first] = anna.mutate(room, ['column.update', { id: state.columns[0].id, set: { name: 'Later' } }]);
    await anna.answer(first);
    const seen = await anna.next('activity');
    boris.drop();
    const [second] = anna.mutate(room, ['column.update', { id: state.columns[0].id, set: { name: 'Soon' } }]);
    await anna.answer(second);
    await server.kill();
    await server.restart();
    const back = await Client.hello(t, server.url, (await token(data, 'Boris', 'Design')).token,
        { clientId: boris.clientId, hello: { epoch: boris.welcome.epoch } });
    assert.equal(back.welcome.epoch, boris.welcome.epoch);
    const delta = await back.subscribe(room, { seq: seen.seq, h: seen.h });
    assert.equal(delta.subscribed.mode, 'delta');
    assert.deepEqual(back.eventsOf(room).map((item) => [item.seq, item.event.data.name]), [[seen.seq + 1, 'Soon']]);
    const stranger = await back.subscribe(room, { seq: subscribed.seq, h: '0123456789abcdef' });
    assert.equal(stranger.subscribed.mode, 'snapshot', 'a cursor of another history starts again');
});

test('history pages show every event once', async (t) => {
    const { anna, room } = await boardWithTwo(t);
    const { state } = await anna.subscribe(room);
    const items = anna.mutate(room, ...Array.from({ length: 30 }, (_, i) => ['task.create', { id: newId(), columnId: state.columns[0].id, title: `T${i}` }]));
    await anna.answer(items.at(-1));
    const seqs = [];
    let before;
    for (let page = 0; page < 50; ++page) {
        const id = newId();
        anna.send({ type: 'history', id, room, kind: 'activity', limit: 7, ...(before ? { before } : {}) });
        const answer = await anna.next('history.page', (message) => message.re === id);
        seqs.unshift(...answer.items.map((item) => item.seq));
        if (answer.complete)
            break;
        before = answer.next;
    }
    assert.deepEqual(seqs, Array.from({ length: seqs.length }, (_, i) => i + 1));
    assert.ok(seqs.length >= 30);
});

test('a token may come in the handshake', async (t) => {
    const { data, server } = await boardWithTwo(t);
    const { token: jwt } = await token(data, 'Vera', 'Design');
    const byHeader = await Client.hello(t, server.url, undefined, { headers: { Authorization: `Bearer ${jwt}` } });
    assert.equal(byHeader.welcome.user.name, 'Vera');
    const byQuery = await Client.hello(t, `${server.url}?token=${jwt}`, undefined);
    assert.equal(byQuery.welcome.user.name, 'Vera');
    assert.ok(!server.stderr.includes(jwt), 'a token is never logged');
});

test('presence and typing reach who wants them', async (t) => {
    const { anna, boris, room } = await boardWithTwo(t);
    anna.send({ type: 'subscribe', id: 'a', room, gen: 1, want: ['presence', 'typing'] });
    await anna.next('subscribed');
    boris.send({ type: 'subscribe', id: 'b', room, gen: 1, want: ['presence', 'typing'] });
    await boris.next('subscribed');
    const joined = await anna.next('presence', (message) => message.joined.length > 0);
    assert.equal(joined.joined[0].userId, boris.welcome.user.id);
    boris.drop();
    const left = await anna.next('presence', (message) => message.left.length > 0);
    assert.equal(left.left[0].userId, boris.welcome.user.id);
});
