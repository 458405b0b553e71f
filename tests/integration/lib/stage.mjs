// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A server with one board, the app's clients behind bad networks of their own, and a history of all that was done.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { AppClient, pause, within } from './appclient.mjs';
import * as check from './checkers.mjs';
import { newId } from './client.mjs';
import { FaultProxy } from './faultproxy.mjs';
import { Ledger } from './ledger.mjs';
import { Server, ask, scratch, token } from './server.mjs';
import { trelloFile } from './trello.mjs';

/**
 * Every log on the disk of a server, and what it decided to change nothing: {log: [{room, seq, prev, muid, type, ts, ents}], noops: [muid]}.
 * An ack with another status has to be seen in a log.
 */
export function storedHistory(data) {
    const script = `
import json, sqlite3, sys
db = sqlite3.connect('file:' + sys.argv[1] + '?mode=ro', uri=True)
log = db.execute('SELECT room, event.seq, prev, muid, type, ts, payload FROM event JOIN stream ON stream.id = stream_id ORDER BY room, event.seq')
ents = lambda payload: ['%s %s %d' % (ent['t'], ent['id'], ent['rev']) for ent in json.loads(payload)['ents']]
answers = [json.loads(row[0]) for row in db.execute('SELECT answer FROM applied')]
print(json.dumps({'log': [dict(zip(('room', 'seq', 'prev', 'muid', 'type', 'ts', 'ents'), row[:6] + (ents(row[6]),))) for row in log],
    'noops': [answer['muid'] for answer in answers if answer['type'] == 'ack' and answer['status'] == 'noop']}))`;
    return JSON.parse(execFileSync('/usr/bin/python3', ['-c', script, `${data}/lanban.db`], { maxBuffer: 1 << 28 }));
}

export class Stage {
    /** `names`: who takes part; `roles`: what each of them is, where it is not `role`. */
    static async set(t, names, { cards = 6, role = 'member', roles = {}, options, start = true } = {}) {
        const stage = new Stage();
        Object.assign(stage, { t, names, dir: scratch(t), writes: [], reads: [], order: 0, clients: {}, proxies: {}, tokens: {}, ledgers: {}, joining: new Set() });
        stage.data = `${stage.dir}/data`;
        const { boardId, teamId } = await ask(['import', trelloFile(stage.dir, { cards }), '--data', stage.data, '--team', 'Design']);
        stage.room = `board:${boardId}`;
        stage.teamRoom = `team:${teamId}`;
        for (const name of names)
            stage.tokens[name] = (await token(stage.data, name, 'Design', roles[name] ?? role)).token;
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

    /** Starts the client so that it ends at the step `kill` (tests/faults), and waits for that. */
    async joinToDie(name, kill) {
        const client = this.clients[name];
        const death = `${this.dir}/${name}-death`;
        client.given.faults = { files: client.given.profile, kill, death };
        await this.join(name).catch((error) => {
            if (!error.isDead)
                throw error;
        });
        delete client.given.faults;
        this.#demandDeath(await within(client.exited, `${name} ending at ${kill}`), death, kill);
    }

    /** The same for the server; true if it served before. */
    async serveToDie(kill) {
        const death = `${this.dir}/server-death`;
        const hasServed = await this.server.restart({ files: this.data, kill, death }).then(() => true, (error) => {
            assert.match(error.message, /serve ended with null/, 'before it served');
            return false;
        });
        this.#demandDeath(await within(this.server.exited, `the server ending at ${kill}`), death, kill);
        return hasServed;
    }

    /** It was that step that ended it. */
    #demandDeath({ signal }, death, kill) {
        assert.equal(signal, 'SIGKILL');
        assert.equal(readFileSync(death, 'utf8'), kill);
        rmSync(death);
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
     * Changes and reads by `names` until `stop()`, each change soon after the one before. Who is dead or has no board now is left out
     * until they are back.
     */
    work(tasks, everyMs = 12, names = this.names) {
        let running = true;
        this.t.after(() => { running = false; }); // also of a test that failed, whose clients are dead then
        const loops = names.map(async (name, who) => {
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

    /** What the wire said of each of `writes`: when it was acknowledged, and as what; with `isLatest` what it said last. */
    addAcks(writes = this.writes, isLatest = false) {
        const acks = new Map();
        for (const proxy of Object.values(this.proxies)) {
            for (const { at, dir, message } of proxy.record) {
                if (dir === 'down' && message.type === 'ack' && (isLatest || !acks.has(message.muid)))
                    acks.set(message.muid, { ackedAt: at, fx: message.fx });
            }
        }
        for (const write of writes)
            Object.assign(write, acks.get(write.muid));
    }

    /**
     * Comes to rest, ends the server, and holds the whole history against what must be true. `isRestored`: the server's files were put back:
     * what it was acknowledged as last counts, and of the order nothing can be said. `earlier`: what was cut off from the log.
     */
    async finish({ isRestored = false, earlier = [] } = {}) {
        await this.agree();
        const tray = await this.trays();
        const refused = tray.map((entry) => entry.mutation.muid);
        const health = await (await fetch(`${this.server.http}/healthz`)).json();
        await this.server.terminate();
        assert.deepEqual((await ask(['check', '--data', this.data])).problems, []);
        const stored = storedHistory(this.data);
        const log = [...earlier, ...stored.log];
        this.addAcks(this.writes, isRestored);
        assert.deepEqual(Object.values(this.ledgers).flatMap((ledger) => ledger.wrong), []);
        for (const name of this.names)
            assert.deepEqual(check.nothingUnsaidSent(log, this.ledgers[name].dropped, this.sentBy(name)), []);
        assert.deepEqual(check.logIsWhole(log), []);
        assert.deepEqual(check.nothingTwice(log), []);
        assert.deepEqual(check.nothingQueuedLost(log, this.writes, { tray: refused, noops: stored.noops }), []);
        assert.deepEqual(check.nothingAckedLost(log, this.writes), []);
        if (!isRestored) {
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
