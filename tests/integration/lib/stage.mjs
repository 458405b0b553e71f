// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A server with one board, the app's clients behind bad networks of their own, and a history of all that was done.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { AppClient, pause } from './appclient.mjs';
import * as check from './checkers.mjs';
import { newId } from './client.mjs';
import { FaultProxy } from './faultproxy.mjs';
import { Ledger } from './ledger.mjs';
import { Server, ask, scratch, token } from './server.mjs';
import { trelloFile } from './trello.mjs';

/** Every log on the disk of a server, and what it answered: {log: [{room, seq, prev, muid, ents}], answers: Map(muid -> ack or reject)}. */
export function storedHistory(data) {
    const script = `
import json, sqlite3, sys
db = sqlite3.connect('file:' + sys.argv[1] + '?mode=ro', uri=True)
log = db.execute('SELECT room, event.seq, prev, muid, payload FROM event JOIN stream ON stream.id = stream_id ORDER BY room, event.seq')
ents = lambda payload: ['%s %s %d' % (ent['t'], ent['id'], ent['rev']) for ent in json.loads(payload)['ents']]
answers = db.execute('SELECT answer FROM applied')
print(json.dumps({'log': [dict(zip(('room', 'seq', 'prev', 'muid', 'ents'), row[:4] + (ents(row[4]),))) for row in log], 'answers': [json.loads(row[0]) for row in answers]}))`;
    const stored = JSON.parse(execFileSync('/usr/bin/python3', ['-c', script, `${data}/lanban.db`], { maxBuffer: 1 << 28 }));
    return { log: stored.log, answers: new Map(stored.answers.map((answer) => [answer.muid, answer])) };
}

export class Stage {
    /** `names`: who takes part. */
    static async set(t, names, { cards = 6, role = 'member', options, start = true } = {}) {
        const stage = new Stage();
        Object.assign(stage, { t, names, dir: scratch(t), writes: [], reads: [], order: 0, clients: {}, proxies: {}, tokens: {}, ledgers: {}, joining: new Set() });
        stage.data = `${stage.dir}/data`;
        const { boardId, teamId } = await ask(['import', trelloFile(stage.dir, { cards }), '--data', stage.data, '--team', 'Design']);
        stage.room = `board:${boardId}`;
        stage.teamRoom = `team:${teamId}`;
        for (const name of names)
            stage.tokens[name] = (await token(stage.data, name, 'Design', role)).token;
        stage.server = await Server.serve(t, stage.data);
        for (const name of names) {
            stage.proxies[name] = await FaultProxy.listen(t, stage.server.address);
            stage.ledgers[name] = new Ledger(name, stage.writes);
            stage.clients[name] = new AppClient(t, name, {
                profile: `${stage.dir}/${name}`, url: stage.proxies[name].url, token: stage.tokens[name], options, offline: true,
            });
            if (start)
                await stage.join(name);
        }
        return stage;
    }

    /** Starts the client, or starts it again, and opens the board. What it has kept is looked at before anything can happen to it. */
    async join(name) {
        const client = this.clients[name];
        this.joining.add(name);
        await client.start();
        const { entries } = await client.ask('outbox');
        const answered = this.answeredTo(name);
        this.ledgers[name].restarted(entries, (muid) => answered.has(muid));
        this.joining.delete(name);
        await client.ask('subscribe', { room: this.room });
        await client.ask('start');
        await client.untilLive(this.room);
    }

    /** The muids that `name` had an answer to. */
    answeredTo(name) {
        const answers = this.proxies[name].record.filter(({ dir, message }) => dir === 'down' && ['ack', 'reject'].includes(message.type));
        return new Set(answers.map(({ message }) => message.muid));
    }

    /** What `name` sees. */
    async view(name) {
        return (await this.clients[name].ask('dump', { room: this.room })).state;
    }

    /** As if it were dead still: nobody knows yet what it has kept. */
    #demandJoined(name) {
        if (this.joining.has(name))
            throw Object.assign(new Error(`${name} is not back yet`), { isDead: true });
    }

    /** One change, kept in the history; `register` {key, value} where it sets something that is read. Null if it was refused at once. */
    async edit(name, op, args, register = {}) {
        this.#demandJoined(name);
        const item = { room: this.room, op, args };
        const queuedAt = performance.now();
        const answer = await this.clients[name].ask('edit', item).catch((error) => {
            if (error.isAsked)
                this.ledgers[name].died(item, { queuedAt, order: ++this.order, ...register });
            throw error;
        });
        return answer.refused ? null : this.ledgers[name].answered(item, answer, { queuedAt, order: ++this.order, ...register });
    }

    /** Many changes at once, as quickly as the client makes them. */
    async edits(name, items, room = this.room) {
        this.#demandJoined(name);
        const queuedAt = performance.now();
        const { answers } = await this.clients[name].ask('edits', { room, items });
        for (const [i, answer] of answers.entries()) {
            assert.equal(answer.error, undefined, `${items[i].op}: ${answer.error}`);
            if (!answer.refused)
                this.ledgers[name].answered({ room, ...items[i] }, answer, { queuedAt, order: ++this.order });
        }
        return answers;
    }

    /** Sets the title of `task` to something nobody else sets it to. */
    async setTitle(name, task) {
        const value = `${name} ${this.order + 1} ${newId().slice(0, 8)}`;
        return this.edit(name, 'task.update', { id: task, set: { title: value } }, { key: task, value });
    }

    async readTitle(name, task) {
        this.#demandJoined(name);
        const { value } = await this.clients[name].ask('read', { room: this.room, task });
        this.reads.push({ client: name, key: task, value, order: ++this.order });
        return value;
    }

    /**
     * Changes and reads by everybody until `stop()`, each change soon after the one before. Who is dead or has no board now is left out
     * until they are back.
     */
    work(tasks, everyMs = 12) {
        let running = true;
        this.t.after(() => { running = false; }); // also of a test that failed, whose clients are dead then
        const loops = this.names.map(async (name, who) => {
            for (let i = 0; running; ++i) {
                const task = tasks[(i + who) % tasks.length];
                try {
                    if (i % 3 === 1)
                        await this.readTitle(name, task);
                    else if (i % 7 === 3)
                        await this.edit(name, 'task.create', { id: newId(), columnId: this.columns[i % this.columns.length], title: `${name} ${i}` });
                    else
                        await this.setTitle(name, task);
                } catch (error) {
                    if (!error.isDead)
                        throw error;
                }
                await pause(everyMs);
            }
        });
        return { stop: () => { running = false; return Promise.all(loops); } };
    }

    /** Resolves when the server has acknowledged `count` changes of `name` beyond those until now. */
    async untilAcked(name, count, ms = 30000) {
        const acks = () => this.proxies[name].record.filter(({ message }) => message.type === 'ack').length;
        const goal = acks() + count;
        for (const end = Date.now() + ms; acks() < goal; await pause(10)) {
            if (Date.now() > end)
                throw new Error(`${name} had ${goal - acks()} acks too few: ${JSON.stringify(await this.clients[name].ask('status'))}`);
        }
    }

    async pickTasks() {
        const state = await this.view(this.names[0]);
        this.columns = state.columns.map((column) => column.id);
        return state.tasks.map((task) => task.id);
    }

    /** All at rest, knowing the same of `room`. */
    async agree(names = this.names, ms = 30000, room = this.room) {
        const end = Date.now() + ms;
        for (;;) {
            const digests = [];
            for (const name of names) {
                await this.clients[name].untilAtRest(room, ms);
                digests.push({ client: name, ...await this.clients[name].ask('digest', { room }) });
            }
            const wrong = check.allAgree(digests);
            if (wrong.length === 0)
                return digests[0];
            if (Date.now() > end)
                assert.deepEqual(wrong, [], 'all know the same');
            await pause(30);
        }
    }

    /** The muids in the trays of all, and their entries. */
    async trays() {
        const entries = [];
        for (const name of this.names)
            entries.push(...(await this.clients[name].ask('tray')).entries.map((entry) => ({ client: name, ...entry })));
        return entries;
    }

    /** The muids that `name` sent. */
    sentBy(name) {
        const sent = this.proxies[name].record.filter(({ dir, message }) => dir === 'up' && message.type === 'mutate');
        return sent.flatMap(({ message }) => message.items.map((item) => item.muid));
    }

    /** What the wire said of each write: when it was acknowledged, and as what. */
    addAcks() {
        const acks = new Map();
        for (const proxy of Object.values(this.proxies)) {
            for (const { at, dir, message } of proxy.record) {
                if (dir === 'down' && message.type === 'ack' && !acks.has(message.muid))
                    acks.set(message.muid, { ackedAt: at, fx: message.fx });
            }
        }
        for (const write of this.writes)
            Object.assign(write, acks.get(write.muid));
    }

    /** Comes to rest, ends the server, and holds the whole history against what must be true. `isRestored`: acks of before don't count. */
    async finish({ isRestored = false } = {}) {
        await this.agree();
        const tray = await this.trays();
        const refused = tray.map((entry) => entry.mutation.muid);
        const health = await (await fetch(`${this.server.http}/healthz`)).json();
        await this.server.terminate();
        assert.deepEqual((await ask(['check', '--data', this.data])).problems, []);
        const { log, answers } = storedHistory(this.data);
        const noops = [...answers.values()].filter((answer) => answer.type === 'ack').map((answer) => answer.muid);
        this.addAcks();
        assert.deepEqual(Object.values(this.ledgers).flatMap((ledger) => ledger.wrong), []);
        for (const name of this.names)
            assert.deepEqual(check.nothingUnsaidSent(log, this.ledgers[name].dropped, this.sentBy(name)), []);
        assert.deepEqual(check.logIsWhole(log), []);
        assert.deepEqual(check.nothingTwice(log), []);
        assert.deepEqual(check.nothingQueuedLost(log, this.writes, { tray: refused, noops }), []);
        if (!isRestored) {
            assert.deepEqual(check.nothingAckedLost(log, this.writes), []);
            assert.deepEqual(check.isLinearizable(log, this.writes), []);
            assert.deepEqual(check.inOrderMade(log, this.writes), []);
            assert.deepEqual(check.readsAreSound(log, this.writes.filter((write) => write.key), this.reads, refused), []);
            assert.equal(health.heals?.asked ?? 0, 0, 'nobody had to heal anything');
        }
        const dropped = Object.values(this.ledgers).reduce((sum, ledger) => sum + ledger.dropped.length, 0);
        this.t.diagnostic(`${this.writes.length} changes, ${dropped} of them put together or undone before they were sent, ${this.reads.length} reads, ${tray.length} in the tray`);
        return { log, tray };
    }
}
