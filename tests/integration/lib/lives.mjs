// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What one life of a client is to do, which may end at any step of it; what it was told to have made is kept.
import assert from 'node:assert/strict';
import { newId } from './client.mjs';
import { Ledger } from './ledger.mjs';

/** A client, and what it said that it has. */
export class Life {
    constructor(name, client, stage) {
        Object.assign(this, { client, stage, room: stage.room, ledger: new Ledger(name), undoing: null });
        this.drafts = new Map(); // "entity/field" -> {entity, field, may: the texts it may be}
    }

    #ask(cmd, fields, died) {
        return this.client.ask(cmd, fields).catch((error) => {
            if (error.isAsked)
                died?.();
            throw error;
        });
    }

    async edit(op, args, base) {
        const item = { room: this.room, op, args };
        const answer = await this.#ask('edit', base ? { ...item, base } : item, () => this.ledger.died(item, { queuedAt: 0 }));
        assert.equal(answer.refused, undefined, `${op}: ${answer.detail}`);
        this.ledger.answered(item, answer, { queuedAt: 0 });
    }

    /** Takes back the last step, or does it again (`cmd`), which is bound to be `op` with `args`. */
    async undo(cmd, op, args) {
        const item = { room: this.room, op, args };
        this.undoing = { cmd, n: (await this.client.ask('steps', { room: this.room }))[cmd] };
        const { outcomes, skipped } = await this.#ask(cmd, { room: this.room }, () => this.ledger.died(item, { queuedAt: 0 }));
        this.undoing = null;
        assert.deepEqual([outcomes.length, skipped], [1, []], `${cmd} of ${op}`);
        this.ledger.answered(item, outcomes[0], { queuedAt: 0 });
    }

    /** Decides by `cmd` about refused changes: as in Ledger.decided(). The first one is what it is asked of, the others hang on that. */
    async decide(cmd, decided, fields) {
        const answer = await this.#ask(cmd, { muid: decided[0].muid, ...fields }, () => this.ledger.diedDeciding(decided));
        assert.equal(answer.refused, undefined, `${cmd}: ${answer.detail}`);
        this.ledger.decided(decided, answer.outcomes);
    }

    async saveDraft(entity, field, text) {
        const key = `${entity}/${field}`;
        this.drafts.set(key, { entity, field, may: [...(this.drafts.get(key)?.may ?? ['']), text] });
        const answer = await this.#ask('saveDraft', { entity, field, text });
        assert.equal(answer.refused, undefined, answer.detail);
        this.drafts.set(key, { entity, field, may: [text] });
    }

    goLive() {
        return this.client.ask('start').then(() => this.client.until((status) => status.rooms[this.room]?.state === 'live' && status.pending === 0,
            'what waited being taken'));
    }

    async goOffline() {
        await this.client.ask('stop');
        await this.client.until((status) => status.rooms[this.room].state === 'offline', 'being offline');
    }

    /** Ends it; true if it came to that. */
    async end() {
        await this.client.untilAtRest(this.room);
        await this.client.quit();
        return this.client.exit.signal === null;
    }

    /** After whatever happened, in peace: it has all that it said. Gives what is in its tray, and its board at the end. */
    async recover() {
        const { client, room } = this;
        const isReady = () => client.events.find(({ event }) => event === 'ready');
        const wasReady = isReady();
        await client.start(null);
        assert.ok(!wasReady || !isReady().isNew, 'it knows where it belongs');
        const muids = async () => (await client.ask('tray')).entries.map((entry) => entry.mutation.muid);
        const kept = await muids();
        const answered = this.stage.answeredTo('Anna');
        const wasMade = this.ledger.restarted((await client.ask('outbox')).entries, (muid) => answered.has(muid), kept);
        if (this.undoing) {
            const { cmd, n } = this.undoing;
            const { [cmd]: last } = await client.ask('steps', { room });
            assert.equal(last !== n, wasMade, `a step is taken back, and is to be taken back no more: ${cmd} of ${n}, and now ${last}`);
        }
        for (const { entity, field, may } of this.drafts.values()) {
            const { text } = await client.ask('draft', { entity, field });
            const isDecided = entity.startsWith('tray:') && !kept.includes(entity.slice('tray:'.length));
            assert.ok((isDecided ? [''] : may).includes(text), `the draft of ${entity} is ${text} instead of ${may}`);
        }
        await client.ask('subscribe', { room });
        await client.ask('start');
        await client.untilAtRest(room);
        const tray = (await client.ask('tray')).entries;
        const digest = await client.ask('digest', { room });
        await client.quit();
        return { tray, digest };
    }
}

/** A profile that knows the board, but not that its column `full` is full: much is done offline, and a little online. */
export async function fromKnownBoard(life) {
    const { client, stage: { columns, full, tasks }, room } = life;
    const [id, comment, other] = [newId(), newId(), newId()];
    await life.edit('task.create', { id, columnId: columns[0], title: 'Made offline' });
    // Put together with what waits, while it waits; and what is taken back before anybody heard of it.
    await life.edit('task.update', { id, set: { title: 'Named offline', description: 'Words' } });
    await life.edit('task.update', { id: tasks[0], set: { title: 'Once' } });
    await life.edit('comment.create', { id: comment, taskId: tasks[0], body: 'Said offline' });
    await life.edit('task.update', { id: tasks[0], set: { title: 'Twice' } });
    await life.edit('task.update', { id: tasks[1], set: { title: `Between ${id}` } });
    await life.edit('task.create', { id: newId(), columnId: full, title: 'One too many' });
    await life.edit('comment.delete', { id: comment });
    await client.ask('subscribe', { room });
    await life.goLive();
    await life.edit('task.create', { id: other, columnId: columns[1], title: 'Made online' });
    await life.edit('task.move', { id: other, columnId: columns[0] });
    return life.end();
}

/** An empty profile: the board comes whole. Then drafts, steps that are taken back and done again, and a tray that something is done about. */
export async function fromNothing(life) {
    const { client, stage, room } = life;
    const boris = async (...edits) => {
        for (const [op, args] of edits)
            await stage.edit('Boris', op, args);
        return stage.clients.Boris.untilAtRest(room);
    };
    const [narrow, task, placed, unwanted, again, comment, remark] = Array.from({ length: 7 }, newId);
    await boris(['column.create', { id: narrow, name: 'Narrow', wip: { limit: 3, hard: true } }],
        ['task.create', { id: task, columnId: stage.columns[0], title: 'At first', description: 'Words' }]);
    await client.ask('subscribe', { room });
    await life.goLive();
    await life.saveDraft(`task:${task}`, 'description', 'Half a');
    await life.edit('task.update', { id: task, set: { title: 'Named' } });
    await life.saveDraft(`task:${task}`, 'description', 'Half a sentence');
    await client.untilAtRest(room);
    await life.undo('undo', 'task.update', { id: task, set: { title: 'At first' } });
    await client.untilAtRest(room);
    await life.undo('redo', 'task.update', { id: task, set: { title: 'Named' } });
    await client.untilAtRest(room);
    const seen = (await client.ask('dump', { room })).state.tasks.find(({ id }) => id === task);

    await life.goOffline();
    await boris(...Array.from({ length: 3 }, () => ['task.create', { id: newId(), columnId: narrow, title: 'There first' }]),
        ['task.update', { id: task, set: { description: 'Boris wrote this' } }]);
    await life.edit('task.create', { id: placed, columnId: narrow, title: 'To be placed anyway' });
    await life.edit('task.update', { id: task, set: { description: 'Anna wrote that' } }, { id: task, rev: seen.rev, text: 'Words' });
    await life.edit('task.create', { id: unwanted, columnId: narrow, title: 'To be thrown away' });
    await life.edit('task.create', { id: again, columnId: narrow, title: 'To be tried again' });
    await life.edit('comment.create', { id: comment, taskId: again, body: 'This hangs on it' });
    // Taken back, and done again, while all of that waits.
    await life.edit('comment.create', { id: remark, taskId: task, body: 'A remark' });
    await life.undo('undo', 'comment.delete', { id: remark });
    await life.undo('redo', 'comment.create', { id: remark, taskId: task, body: 'A remark' });
    await life.goLive();

    const refused = (await client.ask('tray')).entries;
    const decision = (id, op, change = {}) => {
        const { mutation } = refused.find((entry) => entry.mutation.args.id === id && entry.mutation.op === op);
        return { muid: mutation.muid, item: { room, op, args: { ...mutation.args, ...change } } };
    };
    const text = decision(task, 'task.update', { set: { description: 'Both wrote' } });
    await life.saveDraft(`tray:${text.muid}`, 'text', 'Both wr');
    await life.decide('resolveTray', [text], { text: 'Both wrote' });
    await life.decide('placeTray', [decision(placed, 'task.create', { force: true })]);
    await life.decide('discardTray', [{ ...decision(unwanted, 'task.create'), item: null }]);
    const { rooms: { [room]: { seq } } } = await boris(['column.update', { id: narrow, set: { wip: null } }]);
    await client.until((status) => status.rooms[room].seq >= seq, 'seeing that there is room');
    await life.decide('retryTray', [decision(again, 'task.create'), decision(comment, 'comment.create')]);
    return life.end();
}
