// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold of a recorded history. Each gives a list of what is wrong: empty when all is well.
//
// log:    [{room, seq, prev, muid, ents?}] as it is on the server's disk, room by room in order; ents: what it changed, with the new
//         revisions, as texts
// writes: [{client, muid, queuedAt, sentAt?, ackedAt?, fx?, ...}], fx [{room, seq}] as the ack said; times of one clock

function perRoom(log) {
    const rooms = new Map();
    for (const row of log) {
        if (!rooms.has(row.room))
            rooms.set(row.room, []);
        rooms.get(row.room).push(row);
    }
    return rooms;
}

/** Every log is 1, 2, 3 ..., each after the one before (invariant 3). */
export function logIsWhole(log) {
    const wrong = [];
    for (const [room, rows] of perRoom(log)) {
        rows.forEach((row, i) => {
            if (row.seq !== i + 1 || row.prev !== i)
                wrong.push(`${room}: event ${i + 1} is ${row.seq} after ${row.prev}`);
        });
    }
    return wrong;
}

/** No mutation is in a log twice (invariant 4): of its events the last one has its name. And no revision of anything was made twice. */
export function nothingTwice(log) {
    const wrong = [];
    for (const [room, rows] of perRoom(log)) {
        const seen = new Map();
        for (const { seq, muid, ents } of rows) {
            for (const name of [...(muid ? [`muid ${muid}`] : []), ...(ents ?? [])]) {
                if (seen.has(name))
                    wrong.push(`${room}: ${name} at ${seen.get(name)} and at ${seq}`);
                seen.set(name, seq);
            }
        }
    }
    return wrong;
}

/**
 * What was acknowledged with an effect is in the log, where the ack said (invariant 5). A mutation of several events has its name on
 * one of them; the others have none.
 */
export function nothingAckedLost(log, writes) {
    const at = new Map(log.map((row) => [`${row.room} ${row.seq}`, row]));
    const named = new Set(log.map((row) => row.muid));
    return writes.flatMap((write) => (write.fx ?? [])
        .filter(({ room, seq }) => {
            const row = at.get(`${room} ${seq}`);
            return !row || (row.muid ? row.muid !== write.muid : !named.has(write.muid));
        })
        .map(({ room, seq }) => `${write.client}: ${write.muid} was acknowledged as ${seq} of ${room}, where ${at.get(`${room} ${seq}`)?.muid ?? 'nothing'} is`));
}

/** Every change a user was shown as made is in a log, in the tray, or was decided to change nothing (invariant 7). */
export function nothingQueuedLost(log, writes, { tray = [], noops = [] } = {}) {
    const known = new Set([...log.map((row) => row.muid), ...tray, ...noops]);
    return writes.filter((write) => write.queuedAt !== undefined && !known.has(write.muid))
        .map((write) => `${write.client}: ${write.muid} was queued and is nowhere`);
}

/** What was put together with a later change, or undone by it, before anybody heard of it: it was not `sent`, and is in no log (invariant 14). */
export function nothingUnsaidSent(log, dropped, sent = []) {
    const heard = new Set([...log.map((row) => row.muid), ...sent]);
    return dropped.filter((muid) => heard.has(muid)).map((muid) => `${muid} was dropped, and had been sent`);
}

/**
 * The log of each room is a linearization of the accepted writes: what was acknowledged before another one was even made
 * comes before it.
 */
export function isLinearizable(log, writes) {
    const place = new Map();
    for (const { room, seq, muid } of log) {
        if (muid && !place.has(`${room} ${muid}`))
            place.set(`${room} ${muid}`, seq);
    }
    const wrong = [];
    for (const room of new Set(log.map((row) => row.room))) {
        const accepted = writes.filter((write) => place.has(`${room} ${write.muid}`) && write.queuedAt !== undefined)
            .map((write) => ({ ...write, seq: place.get(`${room} ${write.muid}`) }));
        const acked = accepted.filter((write) => write.ackedAt !== undefined).sort((a, b) => a.ackedAt - b.ackedAt);
        let next = 0;
        let latest = null; // of those acknowledged so far the one that stands last
        for (const write of accepted.sort((a, b) => a.queuedAt - b.queuedAt)) {
            for (; next < acked.length && acked[next].ackedAt < write.queuedAt; ++next) {
                if (!latest || acked[next].seq > latest.seq)
                    latest = acked[next];
            }
            if (latest && latest.seq > write.seq)
                wrong.push(`${room}: ${write.muid} is ${write.seq}, though made after ${latest.muid} was acknowledged as ${latest.seq}`);
        }
    }
    return wrong;
}

/** One user's changes took effect in the order made (invariant 8). */
export function inOrderMade(log, writes) {
    const wrong = [];
    for (const [room, rows] of perRoom(log)) {
        const place = new Map(rows.filter((row) => row.muid).map((row) => [row.muid, row.seq]));
        const last = new Map();
        const seen = new Set();
        for (const write of writes) {
            const seq = place.get(write.muid);
            // A change that went into an older one which was not sent yet has that one's place.
            if (seq === undefined || seen.has(write.muid))
                continue;
            seen.add(write.muid);
            const before = last.get(write.client);
            if (before && before.seq > seq)
                wrong.push(`${room}: ${write.client} made ${write.muid} after ${before.muid}, but it is ${seq} and that ${before.seq}`);
            last.set(write.client, { muid: write.muid, seq });
        }
    }
    return wrong;
}

/**
 * Reads of registers: [{client, key, value, order}] with writes [{client, key, value, muid, order}], `order` counting what one client did.
 * A client sees its own latest write or what came after it in the log (read your writes), and never goes back (monotonic reads).
 * A write without a muid is one whose client died over it: it may have happened. One that `isAbsorbed` was put together with a later one of the same register
 * before it was sent, and has that one's muid: only its own client ever saw it.
 * `refused`: the muids that ended in the tray; they may be seen until then, and what they hid comes back.
 */
export function readsAreSound(log, writes, reads, refused = []) {
    const place = new Map(log.filter((row) => row.muid).map((row) => [row.muid, row.seq]));
    const bad = new Set(refused);
    const wrong = [];
    const byValue = new Map(writes.map((write) => [`${write.key} ${write.value}`, write]));
    for (const client of new Set(reads.map((read) => read.client))) {
        const own = [...writes.filter((write) => write.client === client && write.muid && !bad.has(write.muid)).map((write) => ({ ...write, isWrite: true })),
            ...reads.filter((read) => read.client === client)].sort((a, b) => a.order - b.order);
        const floor = new Map(); // key -> the write that has to be seen, or a later one
        for (const step of own) {
            if (step.isWrite) {
                floor.set(step.key, { write: step, why: 'its own write' });
                continue;
            }
            const source = byValue.get(`${step.key} ${step.value}`);
            if (source && (!source.muid || bad.has(source.muid)))
                continue;
            if (source?.isAbsorbed && source.client !== client)
                wrong.push(`${client}: read ${step.value} of ${step.key}, which was never sent`);
            const least = floor.get(step.key);
            const isSame = source?.muid === least?.write.muid && source?.order >= least?.write.order;
            const isLater = source && least && (isSame || place.get(source.muid) > (place.get(least.write.muid) ?? Infinity));
            if (least && !isLater)
                wrong.push(`${client}: read ${step.value} of ${step.key} after ${least.why}, ${least.write.value}`);
            else if (source)
                floor.set(step.key, { write: source, why: 'reading' });
        }
    }
    return wrong;
}

/** All know the same, and nobody shows anything else: [{client, base, view, seq}]. */
export function allAgree(digests) {
    const [first] = digests;
    return digests.flatMap((digest) => [
        ...(digest.base === first.base && digest.seq === first.seq ? [] : [`${digest.client} has ${digest.base} at ${digest.seq}, ${first.client} ${first.base} at ${first.seq}`]),
        ...(digest.view === digest.base ? [] : [`${digest.client} shows something else than the server said`]),
    ]);
}
