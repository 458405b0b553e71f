// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A client that asks and does not read costs the server one answer, however often it asks.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { Client, newId, settle } from './lib/client.mjs';
import { Server, ask, scratch, token } from './lib/server.mjs';
import { trelloFile } from './lib/trello.mjs';

const MiB = 1024 * 1024;

/** The server's memory, in bytes. */
function memory(server) {
    return Number(readFileSync(`/proc/${server.child.pid}/status`, 'utf8').match(/^VmRSS:\s*(\d+) kB/m)[1]) * 1024;
}

/** A served board of `cards` cards with up to 60 KB of text each. */
async function largeBoard(t, cards) {
    const dir = scratch(t);
    const data = `${dir}/data`;
    const imported = await ask(['import', trelloFile(dir, { cards, text: 'x'.repeat(10000) }), '--data', data, '--team', 'Ours']);
    const server = await Server.serve(t, data);
    const jwt = (await token(data, 'Anna', 'Ours', 'admin')).token;
    return { server, jwt, room: `board:${imported.boardId}`, team: `team:${imported.teamId}` };
}

test('1500 subscribes that nobody reads', async (t) => {
    const { server, jwt, room, team } = await largeBoard(t, 20);
    const reader = await Client.hello(t, server.url, jwt);
    const bystander = await Client.hello(t, server.url, jwt);
    const { state } = await bystander.subscribe(room);
    const before = memory(server);
    reader.socket.pause();
    const last = 1500;
    for (let gen = 1; gen <= last; ++gen)
        reader.send({ type: 'subscribe', id: `s${gen}`, room, gen });
    reader.send({ type: 'subscribe', id: 'team', room: team, gen: 1 });
    for (let page = 1; page <= 16; ++page)
        reader.send({ type: 'history', id: `h${page}`, room, kind: 'activity', limit: 100 });
    reader.send({ type: 'history', id: 'one-too-many', room, kind: 'activity', limit: 100 });
    // Once others see this, the server has read all of it.
    const [item] = reader.mutate(room, ['task.create', { id: newId(), columnId: state.columns[0].id, title: 'x' }]);
    await bystander.next('activity', (message) => message.event.type === 'task.created');
    let most = 0;
    for (let looks = 0; looks < 20; ++looks) {
        await settle(bystander);
        most = Math.max(most, memory(server) - before);
    }
    assert.ok(most < 64 * MiB, `${most / MiB} MiB more`);

    reader.socket.resume();
    assert.equal((await reader.answer(item)).type, 'ack');
    const answer = await reader.until(() => reader.received.find((message) => message.re === `s${last}`), 'the answer to the last one');
    assert.equal(answer.mode, 'snapshot');
    await reader.until(() => reader.received.find((message) => message.re === 'team'), 'the other room');
    await reader.until(() => reader.received.find((message) => message.re === 'h16'), 'the last page');
    const parts = reader.received.filter((message) => message.type === 'snapshot' && message.room === room && message.gen === last);
    assert.equal(parts.length, answer.parts);
    assert.equal(parts.flatMap((part) => part.data.tasks).length, 20);
    const refused = reader.received.filter((message) => message.type === 'error');
    assert.deepEqual(refused.map(({ re, code }) => [re, code]), [['one-too-many', 'limit_exceeded']]);
    assert.ok(memory(server) - before < 64 * MiB);
    assert.equal(bystander.closed, null);
});

test('a client that reads gets every answer, in the order it asked', async (t) => {
    const { server, jwt, room, team } = await largeBoard(t, 20);
    const reader = await Client.hello(t, server.url, jwt);
    reader.send({ type: 'subscribe', id: 'board', room, gen: 1 });
    reader.send({ type: 'history', id: 'page', room, kind: 'activity' });
    reader.send({ type: 'subscribe', id: 'team', room: team, gen: 1 });
    await reader.until(() => reader.received.find((message) => message.re === 'team'), 'the last answer');
    assert.deepEqual(reader.received.map((message) => message.re).filter((re) => re), ['board', 'page', 'team']);
});

test('an unsubscribe takes back what waits', async (t) => {
    const { server, jwt, room, team } = await largeBoard(t, 500); // 15 MB: more than the system holds
    const reader = await Client.hello(t, server.url, jwt);
    const bystander = await Client.hello(t, server.url, jwt);
    const { subscribed } = await bystander.subscribe(team);
    reader.socket.pause();
    reader.send({ type: 'subscribe', id: 'board', room, gen: 1 });
    reader.send({ type: 'subscribe', id: 'team', room: team, gen: 5 });
    reader.send({ type: 'unsubscribe', id: 'stale', room: team, gen: 4 });
    reader.send({ type: 'unsubscribe', id: 'bye', room: team, gen: 6 });
    reader.mutate(team, ['team.update', { set: { name: 'Theirs' } }]);
    await bystander.until(() => bystander.eventsOf(team, subscribed.head).length > 0, 'what came last');
    reader.socket.resume();
    await reader.next('unsubscribed', (message) => message.room === team && message.gen === 6);
    await settle(reader);
    await reader.until(() => reader.received.filter((message) => message.type === 'snapshot' && message.room === room).length
        === reader.received.find((message) => message.re === 'board')?.parts, 'the whole board');
    assert.equal(reader.received.find((message) => message.re === 'stale').code, 'stale_gen');
    assert.equal(reader.received.find((message) => message.re === 'team'), undefined);
});
