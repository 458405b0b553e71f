// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A client that never gives up: keeps what was not acknowledged, reconnects, catches up from its cursor.
import { Client, newId } from './client.mjs';

const retryMs = 60;
const window = 32;

export class Survivor {
    constructor(url, token, room, name) {
        Object.assign(this, { url, token, room, name });
        this.clientId = newId();
        this.outbox = []; // what was not acknowledged, in order; immutable once sent
        this.acked = new Map(); // muid -> ack
        this.rejected = [];
        this.log = []; // every event of the room, as this client saw them
        this.cursor = undefined;
        this.nextMid = 1;
        this.reconnects = -1;
        this.problems = [];
        this.waiters = [];
    }

    /** Runs until stop(). */
    async live() {
        while (!this.stopped) {
            try {
                await this.#session();
            } catch (error) {
                if (error.fatal)
                    throw error;
            }
            await new Promise((resolve) => { setTimeout(resolve, retryMs); });
        }
    }

    stop() {
        this.stopped = true;
        this.client?.drop();
    }

    edit(op, args) {
        this.outbox.push({ mid: this.nextMid++, muid: newId(), room: this.room, op, args, at: Date.now() });
        this.#flush();
    }

    async #session() {
        const client = new Client(this.url, { clientId: this.clientId });
        this.client = client;
        this.isLive = false;
        this.inFlight = 0;
        try {
            await client.opened;
            client.mid = this.nextMid - 1;
            client.sendHello({ token: this.token, nextMid: this.outbox[0]?.mid ?? this.nextMid, epoch: this.epoch });
            const welcome = await client.next('welcome');
            ++this.reconnects;
            if (this.epoch && this.epoch !== welcome.epoch)
                this.#fatal(`the epoch changed from ${this.epoch} to ${welcome.epoch}`);
            this.epoch = welcome.epoch;
            const firstUnacked = this.outbox[0]?.mid ?? this.nextMid;
            if (welcome.lastMid < firstUnacked - 1)
                this.#fatal(`the server forgot mids from ${welcome.lastMid + 1} on, ${firstUnacked - 1} was acknowledged`);
            let handled = client.received.length;
            client.send({ type: 'subscribe', id: newId(), room: this.room, gen: 1, ...(this.cursor ? { since: this.cursor } : {}) });
            while (!client.closed && !this.stopped) {
                await client.until(() => client.closed || client.received.length > handled, 'anything', 60000);
                while (handled < client.received.length)
                    this.#receive(client.received[handled++]);
            }
        } finally {
            client.drop();
        }
    }

    #receive(message) {
        switch (message.type) {
        case 'subscribed':
            if (message.mode === 'snapshot') {
                if (this.cursor)
                    this.problems.push(`a snapshot although the cursor was ${this.cursor.seq}`);
                this.cursor = { seq: message.seq, h: message.h };
            }
            this.isLive = true;
            this.#flush();
            break;
        case 'activity':
            this.#apply([message], message.h);
            break;
        case 'batch':
            this.#apply(message.items, message.h);
            break;
        case 'ack':
        case 'reject': {
            const at = this.outbox.findIndex((item) => item.muid === message.muid);
            if (at < 0)
                break;
            if (at !== 0)
                this.problems.push(`mid ${message.mid} answered before ${this.outbox[0].mid}`);
            this.outbox.splice(at, 1);
            this.inFlight = Math.max(0, this.inFlight - 1);
            if (message.type === 'ack')
                this.acked.set(message.muid, message);
            else
                this.rejected.push(message);
            this.#flush();
            break;
        }
        case 'hold':
            this.held = true;
            setTimeout(() => { this.held = false; this.inFlight = 0; this.#flush(); }, Math.max(message.retryMs, 20));
            break;
        case 'error':
            this.problems.push(JSON.stringify(message));
            break;
        default:
        }
        for (const waiter of [...this.waiters])
            waiter();
    }

    #apply(items, h) {
        for (const item of items) {
            if (item.prev !== this.cursor.seq)
                this.problems.push(`a hole: ${item.seq} after ${this.cursor.seq}`);
            this.log.push(item);
            this.cursor = { seq: item.seq, h };
        }
    }

    #flush() {
        if (!this.isLive || this.held || this.client.closed)
            return;
        while (this.inFlight < Math.min(window, this.outbox.length))
            this.client.send({ type: 'mutate', items: [this.outbox[this.inFlight++]] });
    }

    #fatal(text) {
        this.problems.push(text);
        throw Object.assign(new Error(text), { fatal: true });
    }

    /** Resolves when `condition` holds, looked at after every message. */
    until(condition, what, ms = 30000) {
        if (condition())
            return Promise.resolve();
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => reject(new Error(`${this.name}: ${what} did not happen; outbox ${this.outbox.length}, `
                + `cursor ${this.cursor?.seq}, reconnects ${this.reconnects}, problems ${this.problems}`)), ms);
            const waiter = () => {
                if (!condition())
                    return;
                clearTimeout(timer);
                this.waiters.splice(this.waiters.indexOf(waiter), 1);
                resolve();
            };
            this.waiters.push(waiter);
        });
    }
}
