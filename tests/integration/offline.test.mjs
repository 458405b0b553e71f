// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One is offline until 200 changes of every kind wait, while another one changes the same board.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { newId } from './lib/client.mjs';
import { Stage } from './lib/stage.mjs';

const changes = 200;
const passes = 6; // at most

/** Every operation that PROTOCOL.md names. */
function allOperations() {
    const text = readFileSync(join(process.env.LANBAN_SOURCES, 'core/protocol/PROTOCOL.md'), 'utf8');
    const [, table] = text.split('\n## Operations\n');
    const rows = table.split('\n').filter((line) => line.startsWith('| `'));
    return [...new Set(rows.slice(0, rows.findIndex((row) => row.includes('comment.delete')) + 1)
        .flatMap((row) => row.split('|')[1].match(/`[a-z]+\.[a-zA-Z]+`/g) ?? []).map((name) => name.slice(1, -1)))];
}

/** What is there before one of them is offline, for the pass `pass` to change: items for `edits`, and their ids. */
function groundwork({ tasks }, pass) {
    const [label, lane, list, doomedList, item, doomedItem, comment, doomedComment] = Array.from({ length: 8 }, newId);
    const task = tasks[pass % tasks.length];
    const items = [
        ['label.create', { id: label, name: `Known ${pass}`, color: 'red' }], ['swimlane.create', { id: lane, name: `Known lane ${pass}` }],
        ['checklist.create', { id: list, taskId: task, name: 'Known list' }], ['checklist.create', { id: doomedList, taskId: task, name: 'Doomed list' }],
        ['checkitem.create', { id: item, checklistId: list, text: 'A known step' }], ['checkitem.create', { id: doomedItem, checklistId: list, text: 'A doomed step' }],
        ['comment.create', { id: comment, taskId: task, body: 'Known' }], ['comment.create', { id: doomedComment, taskId: task, body: 'Doomed' }],
    ].map(([op, args]) => ({ op, args }));
    return { items, label, lane, list, doomedList, item, doomedItem, comment, doomedComment };
}

/**
 * One pass through every kind of change to the board: items for `edits`. To what is `known` on the server, so that each of them has to be
 * sent; and to what is made in it, some of which is put together with that, or leaves nothing behind.
 */
function everyKind({ columns, tasks, otherBoard, userId, known }, pass) {
    const [column, lane, label, task, second, list, item, comment, guest] = Array.from({ length: 9 }, newId);
    const old = tasks[pass % tasks.length];
    const older = tasks[(pass + 1) % tasks.length];
    const mover = tasks[tasks.length - 1 - pass];
    const quiet = tasks[8 + pass];
    const { [pass]: there } = known;
    return [
        ['board.update', { set: { description: `Pass ${pass}` } }],
        ['board.archive', { archived: true }], ['board.archive', { archived: false }],
        ['column.create', { id: column, name: `Column ${pass}` }],
        ['column.update', { id: column, set: { name: `Other column ${pass}`, wip: { limit: 5, hard: false } } }],
        ['column.update', { id: columns[0], set: { name: `First ${pass}` } }], ['column.update', { id: columns[0], set: { name: `Still first ${pass}` } }],
        ['column.move', { id: column, beforeId: columns[0] }],
        ['swimlane.create', { id: lane, name: `Lane ${pass}` }], ['swimlane.update', { id: lane, set: { name: `Other lane ${pass}` } }],
        ['swimlane.update', { id: there.lane, set: { name: `Anna's lane ${pass}` } }],
        ['label.create', { id: label, name: `Label ${pass}`, color: 'green' }], ['label.update', { id: label, set: { color: 'teal' } }],
        ['label.update', { id: there.label, set: { name: `Anna's label ${pass}` } }], ['label.update', { id: there.label, set: { color: 'teal' } }],
        ['task.create', { id: task, columnId: column, title: `Task ${pass}`, labelIds: [label] }],
        ['task.create', { id: second, columnId: columns[pass % 3], title: `Second ${pass}` }], ['task.update', { id: second, set: { title: `Named ${pass}` } }],
        ['task.update', { id: old, set: { title: `Anna's title ${pass}`, description: `Anna's words ${pass}` } }],
        ['task.update', { id: task, set: { dueAt: 1800000000000 + pass, startAt: 1790000000000 } }],
        ['task.move', { id: older, columnId: columns[(pass + 2) % 3], afterId: old }], ['task.move', { id: older, columnId: columns[pass % 3], beforeId: old }],
        ['task.move', { id: task, columnId: column, swimlaneId: lane }],
        ['task.assign', { id: quiet, userId }],
        ['task.assign', { id: old, userId }], ['task.unassign', { id: old, userId }],
        ['task.label', { id: quiet, labelId: there.label }],
        ['task.label', { id: old, labelId: label }], ['task.unlabel', { id: old, labelId: label }],
        ['checklist.create', { id: list, taskId: old, name: `List ${pass}` }], ['checklist.update', { id: list, set: { name: 'Steps' } }],
        ['checklist.update', { id: there.list, set: { name: `Anna's list ${pass}` } }],
        ['checkitem.create', { id: item, checklistId: list, text: 'A step' }], ['checkitem.update', { id: item, set: { done: true } }],
        ['checkitem.create', { id: `${item}x`, checklistId: there.list, text: 'Another step' }],
        ['checkitem.update', { id: there.item, set: { text: `Anna's step ${pass}` } }],
        ['checklist.create', { id: `${list}x`, taskId: old, name: 'Before' }], ['checklist.move', { id: `${list}x`, beforeId: list }],
        ['checkitem.move', { id: item, checklistId: `${list}x` }], ['checkitem.delete', { id: item }], ['checklist.delete', { id: list }],
        ['checkitem.move', { id: there.item, checklistId: there.doomedList }], ['checkitem.move', { id: there.item, checklistId: there.list }],
        ['checkitem.delete', { id: there.doomedItem }], ['checklist.delete', { id: there.doomedList }],
        ['comment.create', { id: `${comment}x`, taskId: older, body: `Anna was here ${pass}` }],
        ['comment.create', { id: comment, taskId: older, body: `Said ${pass}` }], ['comment.update', { id: comment, set: { body: 'Said otherwise' } }],
        ['task.update', { id: quiet, set: { title: `Once ${pass}`, dueAt: 1800000000000 + pass } }], ['comment.delete', { id: comment }],
        ['task.update', { id: quiet, set: { title: `Twice ${pass}` } }],
        ['comment.update', { id: there.comment, set: { body: `Anna's opinion ${pass}` } }], ['comment.delete', { id: there.doomedComment }],
        ['task.archive', { id: second }], ['task.restore', { id: second }], ['task.delete', { id: second }],
        ['member.add', { userId: guest, name: `Guest ${pass}`, color: 'blue', role: 'viewer' }], ['member.role', { userId: guest, role: 'commenter' }],
        ['member.remove', { userId: guest }],
        ['swimlane.create', { id: `${lane}x`, name: 'Upper' }], ['swimlane.move', { id: `${lane}x`, beforeId: lane }], ['swimlane.delete', { id: lane }],
        ['task.transfer', { id: task, boardId: otherBoard }], ['task.transfer', { id: mover, boardId: otherBoard }],
        ['label.delete', { id: label }], ['column.archive', { id: column }], ['column.archive', { id: column, archived: false }],
        ['column.delete', { id: column, heirId: columns[0] }],
    ].map(([op, args]) => ({ op, args }));
}

/** What the other one does meanwhile, at the same things. */
function meanwhile({ columns, tasks, known }, pass) {
    const [a, b, c] = [tasks[pass % tasks.length], tasks[(pass + 1) % tasks.length], tasks[(pass + 2) % tasks.length]];
    const { [pass]: there } = known;
    const items = [
        ['task.update', { id: a, set: { title: `Boris' title ${pass}`, description: `Boris' words ${pass}` } }],
        ['task.move', { id: b, columnId: columns[pass % 3] }],
        ['task.create', { id: newId(), columnId: columns[0], title: `Boris ${pass}` }],
        ['comment.create', { id: newId(), taskId: c, body: 'Boris was here' }],
        ['comment.create', { id: newId(), taskId: tasks[tasks.length - 1 - pass], body: 'Do you move this one?' }],
        ['checkitem.update', { id: there.item, set: { text: `Boris' step ${pass}` } }],
        ['label.update', { id: there.label, set: { color: 'purple' } }],
    ];
    // What is deleted for good has no way back.
    const deleted = [['checklist.delete', { id: there.list }], ['label.delete', { id: there.label }], ['comment.delete', { id: there.comment }]];
    return [...items, deleted[pass % deleted.length]].map(([op, args]) => ({ op, args }));
}

/**
 * What of the changes `items` of pass `pass` can't be done any more, in the order made, as [op, id, code, field of a text]: what Boris deleted is gone
 * for good, and texts that both wrote over can't be put together. Everything else has a place: also a task in the trash, or on the other board.
 */
function refusals(items, { tasks, known }, pass) {
    const { [pass]: { list, item, label, comment } } = known;
    const isGone = [
        ({ op, args }) => (op === 'checklist.update' && args.id === list) || (op === 'checkitem.create' && args.checklistId === list)
            || (['checkitem.update', 'checkitem.move'].includes(op) && args.id === item),
        ({ op, args }) => op === 'label.update' && args.id === label,
        ({ op, args }) => op === 'comment.update' && args.id === comment,
    ][pass % 3];
    const described = tasks.map((task, i) => (i % 7 > 0 ? task : null)); // to no text both may add theirs
    const fieldOf = ({ op, args }) => (op === 'task.update' && args.set.description && args.id === described[pass] ? 'description'
        : op === 'checkitem.update' && args.id === item ? 'text' : null);
    const refused = items.flatMap((one) => {
        if (isGone(one))
            return [[one.op, one.args.id, 'gone', null]];
        return fieldOf(one) ? [[one.op, one.args.id, 'text_conflict', fieldOf(one)]] : [];
    });
    // Several that were put together are one.
    return refused.filter(([op, id], i) => refused.findIndex((other) => other[0] === op && other[1] === id) === i);
}

/** All that `name` sees of `room`, in an order that does not depend on how it came there. */
async function wholeBoard(stage, name, room) {
    const { state } = await stage.clients[name].ask('dump', { room });
    const key = (entity) => entity.id ?? entity.userId;
    return Object.fromEntries(Object.entries(state).map(([kind, entities]) => [kind,
        Array.isArray(entities) ? [...entities].sort((a, b) => (key(a) < key(b) ? -1 : 1)) : entities]));
}

test(`${changes} changes of every kind that were made offline`, async (t) => {
    const stage = await Stage.set(t, ['Anna', 'Boris'], { cards: 24, role: 'owner' });
    const { clients, room, teamRoom } = stage;
    const tasks = await stage.pickTasks();
    const [otherBoard, doomedBoard, newBoard] = [newId(), newId(), newId()];
    for (const [id, name] of [[otherBoard, 'Other'], [doomedBoard, 'Doomed']]) {
        await stage.edits('Anna', [{ op: 'board.create', args: { id, name } }], teamRoom);
        for (const name of stage.names) {
            await clients[name].until((status) => status.rooms[teamRoom]?.state === 'live' && status.outbox === 0, 'the team');
            await clients[name].ask('subscribe', { room: `board:${id}` });
            await clients[name].untilLive(`board:${id}`);
        }
    }
    await stage.edits('Anna', [{ op: 'column.create', args: { id: newId(), name: 'There' } }], `board:${otherBoard}`);
    const known = Array.from({ length: passes }, (_, pass) => groundwork({ tasks }, pass));
    for (const { items } of known)
        await stage.edits('Anna', items);
    await stage.agree();
    const { userId } = (await stage.view('Anna')).members[0];

    stage.proxies.Anna.down();
    await clients.Anna.until((status) => status.session !== 'Online', 'being offline');
    const know = { columns: stage.columns, tasks, otherBoard, userId, known };
    const counts = { made: 0, undone: 0 };
    const make = async (items, where = room) => {
        const answers = await stage.edits('Anna', items, where);
        answers.forEach((answer, i) => {
            assert.equal(answer.refused, undefined, `${items[i].op} offline: ${answer.detail}`);
            counts.made += answer.muid || answer.gone.length > 0 ? 1 : 0;
            counts.undone += answer.gone.length;
        });
    };
    const waiting = async () => (await clients.Anna.ask('outbox')).entries.map((entry) => entry.mutation.op);
    await make([{ op: 'team.update', args: { set: { name: 'Another name' } } }, { op: 'board.create', args: { id: newBoard, name: 'Made offline' } }], teamRoom);
    await make([{ op: 'board.delete', args: {} }], `board:${doomedBoard}`);
    let pass = 0;
    const refused = [];
    const typed = new Map(); // "op id" -> what was set
    for (; (await waiting()).length < changes; ++pass) {
        const items = everyKind(know, pass);
        await make(items);
        await stage.edits('Boris', meanwhile(know, pass));
        refused.push(...refusals(items, know, pass));
        for (const { op, args } of items)
            typed.set(`${op} ${args.id}`, { ...typed.get(`${op} ${args.id}`), ...args.set });
    }
    await stage.edits('Boris', [
        { op: 'task.delete', args: { id: tasks[0] } },
        { op: 'task.archive', args: { id: tasks[1] } },
        { op: 'column.delete', args: { id: stage.columns[2], heirId: stage.columns[1] } },
    ]);
    await clients.Boris.untilAtRest(room);
    const kinds = new Set(await waiting());
    assert.deepEqual(allOperations().filter((op) => !kinds.has(op)), [], 'every operation is to be sent');
    assert.ok(counts.undone > 0, 'some need not be sent');

    stage.proxies.Anna.up();
    await clients.Anna.ask('retry');
    await clients.Anna.untilAtRest(room);
    for (const name of stage.names)
        await clients[name].ask('subscribe', { room: `board:${newBoard}` });
    for (const board of [room, `board:${otherBoard}`, `board:${newBoard}`, teamRoom]) {
        await stage.agree(stage.names, 30000, board); // by digests
        assert.deepEqual(await wholeBoard(stage, 'Anna', board), await wholeBoard(stage, 'Boris', board), `${board}, thing by thing`);
    }
    const there = (await clients.Anna.ask('dump', { room: `board:${otherBoard}` })).state.tasks.map((task) => task.id);
    for (let i = 0; i < pass; ++i)
        assert.ok(there.includes(tasks[tasks.length - 1 - i]), 'what was moved to the other board is there');
    // That each of them is in a log, in the tray or changed nothing, is asked of all that was made.
    const { tray } = await stage.finish();
    assert.deepEqual(tray.map(({ mutation, code, detail }) => [mutation.op, mutation.args.id, code, detail.field ?? null]), refused);
    for (const { client, mutation: { op, args } } of tray) {
        assert.equal(client, 'Anna');
        assert.deepEqual(args.set ?? {}, typed.get(`${op} ${args.id}`), `all that was typed: ${op}`);
    }
    t.diagnostic(`${refused.length} in the tray; ${counts.made} changes of ${kinds.size} kinds in ${pass} passes`);
});
