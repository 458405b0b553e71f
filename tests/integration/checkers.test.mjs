// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The checkers find what is wrong, and nothing where all is well.
import assert from 'node:assert/strict';
import test from 'node:test';
import * as check from './lib/checkers.mjs';
import { Ledger, mayHold, mayUndo } from './lib/ledger.mjs';

const room = 'board:b';
const log = (...muids) => muids.map((muid, i) => ({ room, seq: i + 1, prev: i, muid }));
const write = (client, muid, queuedAt, ackedAt, seq) => ({ client, muid, queuedAt, ackedAt, fx: seq ? [{ room, seq }] : [] });

test('a log with a hole, and one that goes back', () => {
    assert.deepEqual(check.logIsWhole(log('a', 'b')), []);
    assert.equal(check.logIsWhole([{ room, seq: 1, prev: 0 }, { room, seq: 3, prev: 2 }]).length, 1);
    assert.equal(check.logIsWhole([{ room, seq: 1, prev: 0 }, { room, seq: 2, prev: 0 }]).length, 1);
    assert.deepEqual(check.logIsWhole([...log('a'), { room: 'board:c', seq: 1, prev: 0 }]), [], 'rooms count for themselves');
});

test('a mutation that was applied twice', () => {
    assert.deepEqual(check.nothingTwice(log('a', null, null, 'b')), []);
    assert.equal(check.nothingTwice(log('a', 'a', 'b')).length, 1, 'only the last event of a mutation has its name');
    assert.equal(check.nothingTwice(log('a', null).map((row) => ({ ...row, ents: ['task t 2'] }))).length, 1, 'one revision twice');
    assert.deepEqual(check.nothingTwice(log('a', null).map((row) => ({ ...row, ents: [`task t ${row.seq}`] }))), []);
    assert.equal(check.nothingTwice(log('a', 'b', 'a')).length, 1);
    assert.deepEqual(check.nothingTwice([...log('a', 'b'), { room: 'board:c', seq: 1, prev: 0, muid: 'a' }]), [], 'one mutation in two rooms');
});

test('what was acknowledged and is gone', () => {
    assert.deepEqual(check.nothingAckedLost(log('a', 'b'), [write('A', 'b', 0, 1, 2)]), []);
    assert.equal(check.nothingAckedLost(log('a'), [write('A', 'b', 0, 1, 2)]).length, 1);
    assert.equal(check.nothingAckedLost(log('b', 'a'), [write('A', 'b', 0, 1, 2)]).length, 1, 'somewhere else is not there');
    assert.deepEqual(check.nothingAckedLost(log('b', null), [write('A', 'b', 0, 1, 2)]), [], 'the second event of two');
    assert.equal(check.nothingAckedLost(log('a', null), [write('A', 'b', 0, 1, 2)]).length, 1);
});

test('what was queued and is nowhere', () => {
    const writes = [write('A', 'a', 0), write('A', 'b', 1), write('A', 'c', 2), { client: 'A', muid: 'never shown' }];
    assert.deepEqual(check.nothingQueuedLost(log('a'), writes, { tray: ['b'], noops: ['c'] }), []);
    assert.equal(check.nothingQueuedLost(log('a'), writes, { tray: ['b'] }).length, 1);
});

test('a log that contradicts the clock on the wall', () => {
    assert.deepEqual(check.isLinearizable(log('a', 'b'), [write('A', 'a', 0, 10), write('B', 'b', 20, 30)]), []);
    assert.deepEqual(check.isLinearizable(log('b', 'a'), [write('A', 'a', 0, 10), write('B', 'b', 5, 30)]), [], 'at the same time: either');
    assert.equal(check.isLinearizable(log('b', 'a'), [write('A', 'a', 0, 10), write('B', 'b', 20, 30)]).length, 1);
    assert.equal(check.isLinearizable(log('b', 'x', 'a'), [write('A', 'a', 0, 10), write('C', 'x', 1, 40), write('B', 'b', 20, 30)]).length, 1);
    assert.deepEqual(check.isLinearizable(log('b', 'a'), [write('A', 'a', 0), write('B', 'b', 20, 30)]), [], 'never acknowledged: any time');
});

test('changes of one user in another order', () => {
    const writes = [write('A', 'a', 0), write('A', 'b', 1), write('B', 'c', 2)];
    assert.deepEqual(check.inOrderMade(log('c', 'a', 'b'), writes), []);
    assert.equal(check.inOrderMade(log('b', 'a', 'c'), writes).length, 1);
    assert.deepEqual(check.inOrderMade(log('a', 'b'), [...writes, write('A', 'a', 3)]), [], 'a change that went into an older one');
});

const put = (client, order, value) => ({ client, order, key: 't', value, muid: value });
const read = (client, order, value) => ({ client, order, key: 't', value });

test('a client that does not see its own write', () => {
    const writes = [put('A', 1, 'a'), put('B', 1, 'b')];
    assert.deepEqual(check.readsAreSound(log('a', 'b'), writes, [read('A', 2, 'a'), read('A', 3, 'b')]), []);
    assert.deepEqual(check.readsAreSound(log('b', 'a'), writes, [read('A', 2, 'a')]), []);
    assert.equal(check.readsAreSound(log('b', 'a'), writes, [read('A', 2, 'b')]).length, 1, 'what was overwritten');
    assert.equal(check.readsAreSound(log('b', 'a'), writes, [read('A', 2, 'at first')]).length, 1, 'as if never made');
});

test('a client that goes back in time', () => {
    const writes = [put('A', 1, 'a'), put('A', 2, 'b')];
    assert.deepEqual(check.readsAreSound(log('a', 'b'), writes, [read('B', 1, 'at first'), read('B', 2, 'a'), read('B', 3, 'b'), read('B', 4, 'b')]), []);
    assert.equal(check.readsAreSound(log('a', 'b'), writes, [read('B', 1, 'b'), read('B', 2, 'a')]).length, 1);
    assert.equal(check.readsAreSound(log('a', 'b'), writes, [read('B', 1, 'a'), read('B', 2, 'at first')]).length, 1);
});

test('what was refused may be seen before, and is not missed after', () => {
    const writes = [put('A', 1, 'a'), put('A', 2, 'bad')];
    assert.deepEqual(check.readsAreSound(log('a'), writes, [read('A', 3, 'bad'), read('A', 4, 'a')], ['bad']), []);
    assert.equal(check.readsAreSound(log('a'), writes, [read('A', 3, 'bad'), read('A', 4, 'a')]).length, 1);
});

test('what a client died over may have happened, or not', () => {
    const writes = [put('A', 1, 'a'), { client: 'A', order: 2, key: 't', value: 'unknown' }];
    assert.deepEqual(check.readsAreSound(log('a', 'x'), writes, [read('B', 1, 'a'), read('B', 2, 'unknown')]), []);
    assert.deepEqual(check.readsAreSound(log('a'), writes, [read('A', 3, 'a')]), []);
    assert.deepEqual(check.nothingQueuedLost(log('a'), [{ client: 'A', order: 2 }]), []);
});

test('clients that end up with different boards', () => {
    const same = { base: 'x', view: 'x', seq: 4 };
    assert.deepEqual(check.allAgree([{ client: 'A', ...same }, { client: 'B', ...same }]), []);
    assert.equal(check.allAgree([{ client: 'A', ...same }, { client: 'B', ...same, base: 'y', view: 'y' }]).length, 1);
    assert.equal(check.allAgree([{ client: 'A', ...same }, { client: 'B', ...same, view: 'y' }]).length, 1);
    assert.equal(check.allAgree([{ client: 'A', ...same }, { client: 'B', ...same, seq: 3 }]).length, 1);
});

const change = (op, args, where = room) => ({ room: where, op, args });
const entry = (muid, op, args) => ({ mutation: { muid, room, op, args } });
const answer = (muid, op, args, ...from) => ({ muid, holder: entry(muid, op, args), absorbed: from.map((name) => ({ from: name, to: muid })), gone: [] });

test('what may be put together, and has to say both then', () => {
    const title = change('task.update', { id: 't', set: { title: 'A' } });
    const due = change('task.update', { id: 't', set: { dueAt: 5 } });
    const both = change('task.update', { id: 't', set: { title: 'A', dueAt: 5 } });
    assert.ok(mayHold(title, due, both));
    assert.ok(!mayHold(title, due, due), 'the title is lost');
    assert.ok(!mayHold(title, due, title), 'the date is lost');
    assert.ok(!mayHold(title, change('task.update', { id: 'u', set: { dueAt: 5 } }), both), 'another task');
    assert.ok(!mayHold(title, { ...due, room: 'board:c' }, both), 'another board');
    const create = change('task.create', { id: 't', columnId: 'c', title: 'Old' });
    assert.ok(mayHold(create, title, change('task.create', { id: 't', columnId: 'c', title: 'A' })));
    assert.ok(!mayHold(create, title, create));
    const move = change('task.move', { id: 't', columnId: 'c', swimlaneId: 'l' });
    const later = change('task.move', { id: 't', columnId: 'd', afterId: 'u' });
    assert.ok(mayHold(move, later, change('task.move', { id: 't', columnId: 'd', swimlaneId: 'l', afterId: 'u' })));
    assert.ok(!mayHold(move, later, later), 'the lane is lost');
    const label = change('task.label', { id: 't', labelId: 'l' });
    const unlabel = change('task.unlabel', { id: 't', labelId: 'l' });
    assert.ok(mayHold(label, unlabel, unlabel));
    assert.ok(!mayHold(label, unlabel, label));
    assert.ok(!mayHold(label, change('task.unlabel', { id: 't', labelId: 'm' }), unlabel));
    assert.ok(!mayHold(label, title, title), 'two kinds of changes');
});

test('what may be undone before anybody heard of it', () => {
    const comment = change('comment.create', { id: 'c', taskId: 't', body: 'A' });
    assert.ok(mayUndo([comment, change('comment.update', { id: 'c', set: { body: 'B' } })], change('comment.delete', { id: 'c' })));
    assert.ok(!mayUndo([comment], change('comment.delete', { id: 'd' })));
    assert.ok(!mayUndo([comment, change('task.update', { id: 't', set: { title: 'A' } })], change('comment.delete', { id: 'c' })), 'and something else with it');
    assert.ok(!mayUndo([change('comment.update', { id: 'c', set: { body: 'B' } })], change('comment.delete', { id: 'c' })), 'it is known to others');
    const list = [change('checklist.create', { id: 'l', taskId: 't' }), change('checkitem.create', { id: 'i', checklistId: 'l' }),
        change('checkitem.update', { id: 'i', set: { done: true } })];
    assert.ok(mayUndo(list, change('checklist.delete', { id: 'l' })));
    assert.ok(!mayUndo([change('task.create', { id: 't', columnId: 'c' })], change('task.delete', { id: 't' })), 'a task stays, in the trash');
});

test('a change that was put together with a later one has that one\'s name', () => {
    const ledger = new Ledger('A');
    const set = (title) => ({ id: 't', set: { title } });
    const first = ledger.answered(change('task.update', set('1')), answer('a', 'task.update', set('1')), { queuedAt: 0, key: 't' });
    const second = ledger.answered(change('task.update', set('2')), answer('b', 'task.update', set('2'), 'a'), { queuedAt: 1, key: 't' });
    assert.deepEqual([first.muid, first.isAbsorbed, second.muid, second.isAbsorbed], ['b', true, 'b', undefined]);
    assert.deepEqual([ledger.dropped, ledger.wrong], [['a'], []]);
    assert.deepEqual(check.nothingQueuedLost(log('b'), ledger.writes), []);
    assert.equal(check.nothingQueuedLost(log('x'), ledger.writes).length, 2);
    assert.equal(check.nothingUnsaidSent(log('a', 'b'), ledger.dropped).length, 1);
    assert.equal(check.nothingUnsaidSent(log('b'), ledger.dropped, ['a']).length, 1);
});

test('a change that another one took the place of is missed', () => {
    const ledger = new Ledger('A');
    ledger.answered(change('task.update', { id: 't', set: { title: '1' } }), answer('a', 'task.update', { id: 't', set: { title: '1' } }), { queuedAt: 0 });
    ledger.answered(change('task.update', { id: 't', set: { dueAt: 1 } }), answer('b', 'task.update', { id: 't', set: { dueAt: 1 } }, 'a'), { queuedAt: 0 });
    assert.equal(ledger.wrong.length, 1);
    assert.equal(check.nothingQueuedLost(log('b'), ledger.writes).length, 1);
    ledger.answered(change('comment.delete', { id: 'c' }), { muid: '', absorbed: [], gone: ['b'] });
    assert.equal(ledger.wrong.length, 2);
    assert.equal(check.nothingQueuedLost(log('x'), ledger.writes).length, 2);
});

test('a client that died over a change', () => {
    const title = (value) => change('task.update', { id: 't', set: { title: value } });
    const dead = (item) => {
        const ledger = new Ledger('A');
        ledger.answered(title('1'), answer('a', 'task.update', title('1').args), { queuedAt: 0, key: 't' });
        const comment = change('comment.create', { id: 'c', taskId: 't', body: 'x' });
        ledger.answered(comment, answer('c', comment.op, comment.args), { queuedAt: 0 });
        ledger.died(item, { queuedAt: 0, key: 't' });
        return ledger;
    };
    const muids = (ledger) => ledger.writes.map((write) => write.muid);
    const kept = [entry('a', 'task.update', title('1').args), entry('c', 'comment.create', { id: 'c', taskId: 't', body: 'x' })];

    const before = dead(title('2'));
    before.restarted(kept);
    assert.deepEqual([muids(before), before.wrong], [['a', 'c'], []], 'it was not made');
    const after = dead(title('2'));
    after.restarted([entry('b', 'task.update', title('2').args), kept[1]]);
    assert.deepEqual([muids(after), after.dropped, after.wrong], [['b', 'c', 'b'], ['a'], []], 'it was made');
    const lost = dead(title('2'));
    lost.restarted([kept[1]]);
    assert.deepEqual(muids(lost), ['a', 'c'], 'neither: it is missed');
    const undone = dead(change('comment.delete', { id: 'c' }));
    undone.restarted([kept[0]]);
    assert.deepEqual([muids(undone), undone.wrong], [['a'], []], 'it left nothing behind');
    const tooMuch = dead(change('comment.delete', { id: 'c' }));
    tooMuch.restarted([]);
    assert.deepEqual([muids(tooMuch), tooMuch.wrong.length], [['a', 'c'], 1], 'and took something along');
    const strange = new Ledger('A');
    strange.restarted(kept);
    assert.equal(strange.wrong.length, 1, 'nobody made that');
});

test('what is decided about refused changes', () => {
    const create = (id, force) => change('task.create', { id, columnId: 'c', ...(force ? { force } : {}) });
    const comment = change('comment.create', { id: 'k', taskId: 't', body: 'x' });
    const refused = () => {
        const ledger = new Ledger('A');
        ledger.answered(create('t'), answer('a', 'task.create', create('t').args), { queuedAt: 0 });
        ledger.answered(comment, answer('b', comment.op, comment.args), { queuedAt: 0 });
        return ledger;
    };
    const muids = (ledger) => ledger.writes.map((write) => write.muid);
    const both = [{ muid: 'a', item: create('t', true) }, { muid: 'b', item: comment }];
    const made = [entry('c', 'task.create', create('t', true).args), entry('d', comment.op, comment.args)];

    const again = refused();
    again.decided(both, made.map((holder) => answer(holder.mutation.muid, holder.mutation.op, holder.mutation.args)));
    assert.deepEqual([muids(again), again.wrong], [['c', 'd'], []]);
    const thrown = refused();
    thrown.decided([{ muid: 'a', item: null }], [{ muid: '', absorbed: [], gone: [] }]);
    assert.deepEqual([muids(thrown), thrown.wrong], [['b'], []]);
    const halved = refused();
    halved.decided(both, [answer('c', 'task.create', create('t', true).args)]);
    assert.equal(halved.wrong.length, 1, 'one of them is nowhere');
    const other = refused();
    other.decided(both.slice(0, 1), [answer('c', 'task.create', create('t').args)]);
    assert.deepEqual([muids(other), other.wrong.length], [['a', 'b'], 1], 'that is not what was wanted');

    const dead = (tray, entries) => {
        const ledger = refused();
        ledger.diedDeciding(both);
        return { isMade: ledger.restarted(entries, () => true, tray), ledger };
    };
    const before = dead(['a', 'b'], []);
    assert.deepEqual([before.isMade, muids(before.ledger), before.ledger.wrong], [false, ['a', 'b'], []]);
    const after = dead([], made);
    assert.deepEqual([after.isMade, muids(after.ledger), after.ledger.wrong], [true, ['c', 'd'], []]);
    for (const [tray, entries] of [[['b'], made.slice(0, 1)], [['a', 'b'], made], [[], []], [[], made.slice(0, 1)]])
        assert.equal(dead(tray, entries).ledger.wrong.length, 1, 'half of it was done');
});

test('a value that was never sent is its author\'s alone', () => {
    const writes = [{ ...put('A', 1, 'a'), muid: 'b', isAbsorbed: true }, put('A', 3, 'b')];
    assert.deepEqual(check.readsAreSound(log('b'), writes, [read('A', 2, 'a'), read('A', 4, 'b'), read('B', 5, 'b')]), []);
    assert.equal(check.readsAreSound(log('b'), writes, [read('B', 2, 'a')]).length, 1);
    assert.equal(check.readsAreSound(log('b'), writes, [read('A', 4, 'a')]).length, 1, 'it was overwritten');
});
