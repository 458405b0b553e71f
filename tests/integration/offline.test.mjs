// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One is offline for a while and makes 200 changes of every kind, while another one changes the same board.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { newId } from './lib/client.mjs';
import { Stage } from './lib/stage.mjs';

const changes = 200;

/** Every operation that PROTOCOL.md names. */
function allOperations() {
    const text = readFileSync(join(process.env.LANBAN_SOURCES, 'core/protocol/PROTOCOL.md'), 'utf8');
    const [, table] = text.split('\n## Operations\n');
    const rows = table.split('\n').filter((line) => line.startsWith('| `'));
    return [...new Set(rows.slice(0, rows.findIndex((row) => row.includes('comment.delete')) + 1)
        .flatMap((row) => row.split('|')[1].match(/`[a-z]+\.[a-zA-Z]+`/g) ?? []).map((name) => name.slice(1, -1)))];
}

/** One pass through every kind of change to the board: items for `edits`. `know` holds what was there before: nothing of it is needed to exist. */
function everyKind(know, pass) {
    const [column, lane, label, task, second, list, item, comment, guest] = Array.from({ length: 9 }, newId);
    const { columns, tasks, otherBoard } = know;
    const old = tasks[pass % tasks.length];
    const older = tasks[(pass + 1) % tasks.length];
    return [
        ['board.update', { set: { description: `Pass ${pass}` } }],
        ['board.archive', { archived: true }], ['board.archive', { archived: false }],
        ['column.create', { id: column, name: `Column ${pass}` }],
        ['column.update', { id: column, set: { name: `Other column ${pass}`, wip: { limit: 5, hard: false } } }],
        ['column.move', { id: column, beforeId: columns[0] }],
        ['swimlane.create', { id: lane, name: `Lane ${pass}` }], ['swimlane.update', { id: lane, set: { name: `Other lane ${pass}` } }],
        ['label.create', { id: label, name: `Label ${pass}`, color: 'green' }], ['label.update', { id: label, set: { color: 'teal' } }],
        ['task.create', { id: task, columnId: column, title: `Task ${pass}`, labelIds: [label] }],
        ['task.create', { id: second, columnId: columns[pass % 3], title: `Second ${pass}` }],
        ['task.update', { id: old, set: { title: `Anna's title ${pass}`, description: `Anna's words ${pass}` } }],
        ['task.update', { id: task, set: { dueAt: 1800000000000 + pass, startAt: 1790000000000 } }],
        ['task.move', { id: older, columnId: columns[(pass + 1) % 3], afterId: old }],
        ['task.move', { id: task, columnId: column, swimlaneId: lane }],
        ['task.assign', { id: old, userId: know.userId }], ['task.unassign', { id: old, userId: know.userId }],
        ['task.label', { id: old, labelId: label }], ['task.unlabel', { id: old, labelId: label }],
        ['checklist.create', { id: list, taskId: old, name: `List ${pass}` }], ['checklist.update', { id: list, set: { name: 'Steps' } }],
        ['checkitem.create', { id: item, checklistId: list, text: 'A step' }], ['checkitem.update', { id: item, set: { done: true } }],
        ['checklist.create', { id: `${list}x`, taskId: old, name: 'Before' }], ['checklist.move', { id: `${list}x`, beforeId: list }],
        ['checkitem.move', { id: item, checklistId: `${list}x` }], ['checkitem.delete', { id: item }], ['checklist.delete', { id: list }],
        ['comment.create', { id: comment, taskId: older, body: `Said ${pass}` }], ['comment.update', { id: comment, set: { body: 'Said otherwise' } }],
        ['comment.delete', { id: comment }],
        ['task.archive', { id: second }], ['task.restore', { id: second }], ['task.delete', { id: second }],
        ['member.add', { userId: guest, name: `Guest ${pass}`, color: 'blue', role: 'viewer' }], ['member.role', { userId: guest, role: 'commenter' }],
        ['member.remove', { userId: guest }],
        ['swimlane.create', { id: `${lane}x`, name: 'Upper' }], ['swimlane.move', { id: `${lane}x`, beforeId: lane }], ['swimlane.delete', { id: lane }],
        ['task.transfer', { id: task, boardId: otherBoard }],
        ['label.delete', { id: label }], ['column.archive', { id: column }], ['column.archive', { id: column, archived: false }],
        ['column.delete', { id: column, heirId: columns[0] }],
    ].map(([op, args]) => ({ op, args }));
}

test(`${changes} changes of every kind made offline`, async (t) => {
    const stage = await Stage.set(t, ['Anna', 'Boris'], { cards: 9, role: 'owner' });
    const { clients, room, teamRoom } = stage;
    const tasks = await stage.pickTasks();
    const [otherBoard, doomedBoard] = [newId(), newId()];
    for (const [id, name] of [[otherBoard, 'Other'], [doomedBoard, 'Doomed']]) {
        await stage.edits('Anna', [{ op: 'board.create', args: { id, name } }], teamRoom);
        for (const name of stage.names) {
            await clients[name].until((status) => status.rooms[teamRoom]?.state === 'live' && status.outbox === 0, 'the team');
            await clients[name].ask('subscribe', { room: `board:${id}` });
            await clients[name].untilLive(`board:${id}`);
        }
    }
    await stage.edits('Anna', [{ op: 'column.create', args: { id: newId(), name: 'There' } }], `board:${otherBoard}`);
    await stage.agree();
    const { userId } = (await stage.view('Anna')).members[0];

    stage.proxies.Anna.down();
    await clients.Anna.until((status) => status.session !== 'Online', 'being offline');
    const know = { columns: stage.columns, tasks, otherBoard, userId };
    const made = new Set();
    let count = 0;
    let pass = 0;
    const make = async (items, where = room) => {
        const answers = await stage.edits('Anna', items, where);
        answers.forEach((answer, i) => {
            assert.equal(answer.refused, undefined, `${items[i].op} offline: ${answer.detail}`);
            if (answer.muid) {
                made.add(items[i].op);
                ++count;
            }
        });
    };
    await make([{ op: 'team.update', args: { set: { name: 'Another name' } } }, { op: 'board.create', args: { id: newId(), name: 'Made offline' } }], teamRoom);
    await make([{ op: 'board.delete', args: {} }], `board:${doomedBoard}`);
    while (count < changes) {
        await make(everyKind(know, pass));
        // The other one meanwhile, at the same things.
        const [a, b, c] = [tasks[pass % tasks.length], tasks[(pass + 1) % tasks.length], tasks[(pass + 2) % tasks.length]];
        await stage.edits('Boris', [
            { op: 'task.update', args: { id: a, set: { title: `Boris' title ${pass}`, description: `Boris' words ${pass}` } } },
            { op: 'task.move', args: { id: b, columnId: stage.columns[pass % 3] } },
            { op: 'task.create', args: { id: newId(), columnId: stage.columns[0], title: `Boris ${pass}` } },
            { op: 'comment.create', args: { id: newId(), taskId: c, body: 'Boris was here' } },
        ]);
        ++pass;
    }
    await stage.edits('Boris', [
        { op: 'task.delete', args: { id: tasks[0] } },
        { op: 'task.archive', args: { id: tasks[1] } },
        { op: 'column.delete', args: { id: stage.columns[2], heirId: stage.columns[1] } },
    ]);
    await clients.Boris.untilAtRest(room);
    assert.deepEqual(allOperations().filter((op) => !made.has(op)), [], 'every operation was made');

    stage.proxies.Anna.up();
    await clients.Anna.ask('retry');
    await clients.Anna.untilAtRest(room);
    for (const board of [room, `board:${otherBoard}`, teamRoom])
        await stage.agree(stage.names, 30000, board);
    const { tray } = await stage.finish();
    for (const entry of tray)
        t.diagnostic(`in the tray: ${entry.mutation.op}, ${entry.code} ${entry.message}`);
    t.diagnostic(`${count} changes of ${made.size} kinds`);
});
