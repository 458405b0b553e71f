// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A client of wire contract 1.0, written from its text alone.
import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';

export const newId = () => randomUUID();

/** One connection, and everything that came over it. */
export class Client {
    constructor(url, options = {}) {
        this.received = [];
        this.binary = [];
        this.clientId = options.clientId ?? newId();
        this.mid = 0;
        this.closed = null;
        this.waiters = new Set();
        this.socket = new WebSocket(url, { headers: options.headers, perMessageDeflate: false });
        this.opened = new Promise((resolve, reject) => {
            this.socket.on('open', resolve);
            this.socket.on('error', reject);
        });
        this.opened.catch(() => {});
        this.socket.on('message', (data, isBinary) => {
            if (isBinary)
                this.binary.push(data);
            else
                this.received.push(JSON.parse(data.toString()));
            this.#wake();
        });
        this.socket.on('close', (code, reason) => {
            this.closed = { code, reason: reason.toString() };
            this.#wake();
        });
    }

    /** Connected, welcomed. */
    static async hello(t, url, token, options = {}) {
        const client = new Client(url, options);
        t.after(() => client.drop());
        await client.opened;
        client.sendHello({ token, ...options.hello });
        client.welcome = await client.next('welcome');
        client.mid = client.welcome.lastMid;
        return client;
    }

    sendHello(fields) {
        this.send({ type: 'hello', contract: '1.0', accept: ['1.0'], clientId: this.clientId, nextMid: this.mid + 1, ackedTo: this.mid, ...fields });
    }

    send(message) {
        this.sendRaw(JSON.stringify(message));
    }

    sendRaw(data, options) {
        this.socket.send(data, options, () => {});
    }

    drop() {
        this.socket.terminate();
    }

    /** The first thing `pick` finds in what has come; waits for it. */
    until(pick, what = 'what was waited for', ms = 10000) {
        const found = pick(this);
        if (found)
            return Promise.resolve(found);
        return new Promise((resolve, reject) => {
            const waiter = () => {
                const later = pick(this);
                if (!later)
                    return;
                clearTimeout(timer);
                this.waiters.delete(waiter);
                resolve(later);
            };
            const timer = setTimeout(() => {
                this.waiters.delete(waiter);
                reject(new Error(`${what} did not come; closed: ${JSON.stringify(this.closed)}; last: ${JSON.stringify(this.received.slice(-3))}`));
            }, ms);
            this.waiters.add(waiter);
        });
    }

    /** The first message of `type` for which `match` holds. */
    next(type, match = () => true, ms) {
        return this.until(() => this.received.find((message) => message.type === type && match(message)), type, ms);
    }

    untilClosed(ms) {
        return this.until(() => this.closed, 'the close', ms);
    }

    /** Subscribes and gives {subscribed, state, events}: the parts put together, and the events after them. */
    async subscribe(room, since) {
        const id = newId();
        this.send({ type: 'subscribe', id, room, gen: this.received.length + 1, ...(since ? { since } : {}) });
        const answer = await this.until(
            () => this.received.find((message) => message.re === id), `the answer to subscribe ${room}`);
        if (answer.type !== 'subscribed')
            return { error: answer };
        let state = null;
        if (answer.mode === 'snapshot') {
            await this.until(() => this.#parts(answer).length === answer.parts, 'the parts');
            state = {};
            for (const part of this.#parts(answer)) {
                for (const [key, value] of Object.entries(part.data))
                    state[key] = Array.isArray(value) ? [...(state[key] ?? []), ...value] : value;
            }
        }
        await this.until(() => this.eventsOf(room, answer.seq).at(-1)?.seq >= answer.head || answer.seq === answer.head, 'the tail');
        return { subscribed: answer, state };
    }

    #parts(answer) {
        return this.received.filter((message) => message.type === 'snapshot' && message.room === answer.room && message.gen === answer.gen);
    }

    /** Every event of `room` that came after `seq`, in the order it came, with {seq, prev, event, muid}. */
    eventsOf(room, seq = 0) {
        return this.received
            .filter((message) => message.room === room && (message.type === 'activity' || message.type === 'batch'))
            .flatMap((message) => (message.type === 'batch' ? message.items : [message]))
            .filter((item) => item.seq > seq);
    }

    /** Sends mutations of `room`; gives their muids. */
    mutate(room, ...ops) {
        const items = ops.map(([op, args]) => ({ mid: ++this.mid, muid: newId(), room, op, args, at: Date.now() }));
        this.send({ type: 'mutate', items });
        return items;
    }

    /** The answer to a mutation: its ack or reject. */
    answer(item) {
        return this.until(() => this.received.find((message) => ['ack', 'reject'].includes(message.type) && message.muid === item.muid),
            `the answer to ${item.op}`);
    }

    #wake() {
        for (const waiter of [...this.waiters])
            waiter();
    }
}

/** Resolves after everything that is on its way now has come: a ping and its pong. */
export async function settle(client) {
    const t = Math.floor(Math.random() * 2 ** 40);
    client.send({ type: 'ping', t });
    await client.next('pong', (message) => message.t === t);
}
