// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a client was shown to have made, and under which names (muids) that is on its way: a change that was never sent may be put
// together with a later one, which says both then, or be undone by it. The client says what it did, and is not believed: whatever these
// rules don't allow stays in the history under its old name, where it is missed.
import { isDeepStrictEqual } from 'node:util';

// What leaves nothing behind where the thing was made here and never sent.
const undoing = ['comment.delete', 'checklist.delete', 'checkitem.delete'];
const pairs = [['task.label', 'task.unlabel', 'labelId'], ['task.assign', 'task.unassign', 'userId']];

const fieldsOf = ({ args }) => {
    const { id, set, ...others } = args;
    return set ?? others;
};
const isSame = (a, b) => (a ?? null) === (b ?? null) || isDeepStrictEqual(a, b);
const hasAll = (mutation, fields) => Object.entries(fields).every(([name, value]) => isSame(fieldsOf(mutation)[name], value));

/** True if `merged` may stand for the waiting change `earlier` and for `item` after it: {room, op, args} each. */
export function mayHold(earlier, item, merged) {
    const isOneThing = [earlier, merged].every((other) => other.room === item.room && other.args.id === item.args.id);
    if (!isOneThing)
        return false;
    const pair = pairs.find((ops) => ops.includes(item.op));
    if (pair)
        return pair.includes(earlier.op) && merged.op === item.op && isSame(earlier.args[pair[2]], item.args[pair[2]]) && hasAll(merged, fieldsOf(item));
    if (item.op === 'task.move')
        return earlier.op === item.op && merged.op === item.op && hasAll(merged, { swimlaneId: earlier.args.swimlaneId, ...fieldsOf(item) });
    const [kind, verb] = item.op.split('.');
    return verb === 'update' && [item.op, `${kind}.create`].includes(earlier.op) && merged.op === earlier.op
        && hasAll(merged, { ...fieldsOf(earlier), ...fieldsOf(item) });
}

/** True if `item` deletes what the first of `gone` made, and all others were about that or hung on it. */
export function mayUndo(gone, item) {
    const doomed = new Set([item.args.id]);
    const isCreated = gone.length > 0 && gone[0].op === item.op.replace('delete', 'create') && gone[0].args.id === item.args.id;
    return isCreated && undoing.includes(item.op) && gone.every(({ room, args }) => {
        const hangs = room === item.room && (doomed.has(args.id) || doomed.has(args.checklistId));
        if (hangs)
            doomed.add(args.id);
        return hangs;
    });
}

export class Ledger {
    /** `writes`: where what was made is kept, {client, muid, ...}; several clients may share it. */
    constructor(client, writes = []) {
        Object.assign(this, { client, writes });
        this.waiting = new Map(); // muid -> {room, op, args}, as it was last told; oldest first
        this.dropped = []; // muids that nobody may ever have heard of
        this.wrong = [];
        this.dying = null;
    }

    /**
     * What the client answered to `item` {room, op, args}. `write`: what else is to be known of the change. Gives what is kept of it; null
     * where there is nothing to be missed.
     */
    answered(item, { muid, holder, absorbed = [], gone = [] }, write) {
        if (absorbed.length > 1 || (absorbed.length === 1 && (gone.length > 0 || absorbed[0].to !== muid)))
            this.wrong.push(`${this.client}: ${item.op} was put together with ${JSON.stringify({ absorbed, gone })}`);
        if (gone.length > 0)
            this.#undo(item, gone);
        if (!muid)
            return null;
        const { room, op, args } = holder.mutation;
        for (const { from } of absorbed)
            this.#rename(from, muid, item, { room, op, args }, write?.key);
        if (absorbed.length === 0 && (op !== item.op || room !== item.room || !isSame(args.id, item.args.id)))
            this.wrong.push(`${this.client}: ${item.op} is on its way as ${op} of ${args.id}`);
        this.waiting.set(muid, { room, op, args });
        const kept = { client: this.client, muid, op: item.op, ...write };
        this.writes.push(kept);
        return kept;
    }

    /** It died over `item`: the change was made or it was not, and nobody knows under which name. */
    died(item, write) {
        this.dying = { item, write };
    }

    /**
     * What its user decided about refused changes, at once: `decided` [{muid, item}] in order, `item` {room, op, args} as it is made
     * again, or null where it is thrown away; and what the client answered, the `outcomes` of that.
     */
    decided(decided, outcomes) {
        const again = decided.filter(({ item }) => item);
        const made = outcomes.filter(({ muid }) => muid);
        if (made.length !== again.length || outcomes.some(({ absorbed = [], gone = [] }) => absorbed.length + gone.length > 0)) {
            this.wrong.push(`${this.client}: ${decided.map(({ muid }) => muid)} were decided about, and became ${JSON.stringify(outcomes)}`);
            return;
        }
        for (const { muid } of decided.filter(({ item }) => !item)) {
            this.waiting.delete(muid);
            this.#forget([muid]);
        }
        again.forEach((one, i) => this.#follow(one, made[i]));
    }

    /** It died over such a decision. */
    diedDeciding(decided) {
        this.dying = { decided };
    }

    /**
     * What was in its outbox when it was started again, before anything else: it tells. `isAnswered`: of a muid, whether the server did;
     * `tray`: the muids there. True if what it died over was made, or decided.
     */
    restarted(entries, isAnswered = () => false, tray = []) {
        const known = new Set(this.writes.map((write) => write.muid));
        const strangers = entries.filter((entry) => !known.has(entry.mutation.muid));
        const dying = this.dying;
        this.dying = null;
        const most = dying?.decided ? dying.decided.filter(({ item }) => item).length : Number(dying !== null);
        if (strangers.length > most)
            this.wrong.push(`${this.client}: ${strangers.map((entry) => entry.mutation.muid)} wait, and nobody made them`);
        if (!dying)
            return false;
        if (dying.decided)
            return this.#restartedDeciding(dying.decided, strangers, tray);
        const held = new Set(entries.map((entry) => entry.mutation.muid));
        const missing = [...this.waiting].filter(([muid]) => !held.has(muid) && !isAnswered(muid));
        if (strangers.length > 0) {
            const [holder] = strangers;
            const { muid } = holder.mutation;
            const from = missing.filter(([, earlier]) => mayHold(earlier, dying.item, holder.mutation)).map(([name]) => name).slice(-1);
            this.answered(dying.item, { muid, holder, absorbed: from.map((name) => ({ from: name, to: muid })) }, dying.write);
            return true;
        }
        const gone = undoing.includes(dying.item.op) ? missing.map(([muid]) => muid) : [];
        if (gone.length > 0)
            this.#undo(dying.item, gone);
        return gone.length > 0;
    }

    /** All of it was decided, or nothing. */
    #restartedDeciding(decided, strangers, tray) {
        const left = decided.filter(({ muid }) => tray.includes(muid));
        if (left.length === 0)
            this.decided(decided, strangers.map((holder) => ({ muid: holder.mutation.muid, holder })));
        else if (left.length < decided.length || strangers.length > 0)
            this.wrong.push(`${this.client}: of ${decided.map(({ muid }) => muid)} in the tray ${left.map(({ muid }) => muid)} are left, and ${strangers.length} were made`);
        return left.length === 0;
    }

    /** What was refused as `muid` is `item` once more, under another name. */
    #follow({ muid, item }, { muid: to, holder }) {
        const { room, op, args } = holder.mutation;
        const isIt = op === item.op && room === item.room && isSame(args.id, item.args.id) && hasAll(holder.mutation, fieldsOf(item));
        if (!isIt || !this.waiting.has(muid)) {
            this.wrong.push(`${this.client}: ${item.op} of ${item.args.id} was made once more as ${op} of ${args.id}`);
            return;
        }
        this.waiting.delete(muid);
        this.waiting.set(to, { room, op, args });
        for (const write of this.writes) {
            if (write.muid === muid)
                write.muid = to;
        }
    }

    #forget(muids) {
        const left = this.writes.filter((write) => !muids.includes(write.muid));
        this.writes.splice(0, this.writes.length, ...left);
    }

    #undo(item, gone) {
        const earlier = gone.map((muid) => this.waiting.get(muid));
        if (earlier.includes(undefined) || !mayUndo(earlier, item)) {
            this.wrong.push(`${this.client}: ${item.op} of ${item.args.id} undid ${gone}`);
            return;
        }
        for (const muid of gone) {
            this.waiting.delete(muid);
            this.dropped.push(muid);
        }
        this.#forget(gone);
    }

    #rename(from, to, item, merged, key) {
        const earlier = this.waiting.get(from);
        if (!earlier || !mayHold(earlier, item, merged)) {
            this.wrong.push(`${this.client}: ${item.op} of ${item.args.id} was put together with ${from}, ${earlier?.op}`);
            return;
        }
        this.waiting.delete(from);
        this.dropped.push(from);
        for (const write of this.writes) {
            if (write.muid === from)
                Object.assign(write, { muid: to, isAbsorbed: write.isAbsorbed || (key !== undefined && write.key === key) });
        }
    }
}
