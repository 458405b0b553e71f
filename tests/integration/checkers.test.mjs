// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The checkers find what is wrong, and nothing where all is well.
import assert from 'node:assert/strict';
import test from 'node:test';
import * as check from './lib/checkers.mjs';

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
    assert.deepEqual(check.nothingTwice(log('a', 'a', 'b')), [], 'one mutation of two events');
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
