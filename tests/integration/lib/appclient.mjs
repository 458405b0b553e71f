// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The app's own client without a window, in a process of its own that may be stopped and killed.
import { spawn } from 'node:child_process';
import { faultEnvironment } from './server.mjs';

const program = process.env.LANBAN_TEST_CLIENT;
if (!program || !process.env.LANBAN_FAULTPOINTS)
    throw new Error('LANBAN_TEST_CLIENT and LANBAN_FAULTPOINTS must name the program to test and the library of faults');

/** Deadlines short enough to wait for, long enough for a machine that is busy. */
export const shortDeadlines = {
    connectMs: 3000, pingMs: 300, silenceMs: 2000, closeMs: 200, backoffMs: 20, backoffCapMs: 200,
    ackTimeoutMs: 2000, roomSilenceMs: 4000, tickMs: 100, storeRetryMs: 150,
};

export class AppClient {
    /** `given`: {profile, url, token, options, offline, faults}, the latter as in faultEnvironment(). */
    constructor(t, name, given) {
        Object.assign(this, { name, given });
        t.after(() => this.kill());
    }

    static async start(t, name, given) {
        const client = new AppClient(t, name, given);
        await client.start();
        return client;
    }

    /** Runs on its profile, once more. Resolves when it takes commands, or is dead. */
    async start(faults = this.given.faults) {
        const { profile, url, token, options, offline } = this.given;
        const args = ['--profile', profile, '--url', url, '--token', token, '--options', JSON.stringify({ ...shortDeadlines, ...options })];
        if (offline)
            args.push('--offline');
        const env = { ...process.env, ...(faults ? faultEnvironment(faults) : {}) };
        this.events = [];
        this.waiting = new Map();
        this.nextId = 1;
        this.exit = null;
        this.stderr = '';
        const child = spawn(program, args, { env });
        this.child = child;
        let buffer = '';
        child.stdin.on('error', () => {});
        child.stderr.on('data', (data) => { this.stderr += data; });
        child.stdout.on('data', (data) => {
            buffer += data;
            const lines = buffer.split('\n');
            buffer = lines.pop();
            lines.forEach((line) => this.#take(JSON.parse(line)));
        });
        this.exited = new Promise((resolve) => {
            child.on('close', (code, signal) => {
                this.exit = { code, signal };
                this.waiting.forEach(({ reject }) => reject(this.#dead(true)));
                this.waiting.clear();
                resolve(this.exit);
            });
        });
        await Promise.race([this.exited, new Promise((resolve) => { this.onReady = resolve; })]);
        const failed = this.events.find((event) => event.event === 'failed');
        if (failed)
            throw new Error(`${this.name}: ${failed.why}`);
    }

    #take(message) {
        if (message.event) {
            this.events.push(message);
            if (message.event === 'ready')
                this.onReady();
            return;
        }
        const waiter = this.waiting.get(message.id);
        this.waiting.delete(message.id);
        if (message.error)
            waiter.reject(new Error(`${this.name}: ${message.error}`));
        else
            waiter.resolve(message);
    }

    #dead(isAsked = false) {
        return Object.assign(new Error(`${this.name} is dead: ${JSON.stringify(this.exit)} ${this.stderr}`), { isDead: true, isAsked });
    }

    /** Sends one command; its answer. Rejects with `isDead` when the process ends first, and `isAsked` unless that was before. */
    ask(cmd, fields = {}) {
        if (this.exit)
            return Promise.reject(this.#dead());
        const id = this.nextId++;
        return new Promise((resolve, reject) => {
            this.waiting.set(id, { resolve, reject });
            this.child.stdin.write(`${JSON.stringify({ id, cmd, ...fields })}\n`);
        });
    }

    /** The first status for which `condition` holds. */
    async until(condition, what, ms = 30000) {
        const end = Date.now() + ms;
        for (;;) {
            const status = await this.ask('status');
            if (condition(status))
                return status;
            if (Date.now() > end)
                throw new Error(`${this.name}: ${what} did not happen: ${JSON.stringify(status)}`);
            await pause(15);
        }
    }

    untilLive(room, ms) {
        return this.until((status) => status.rooms[room]?.state === 'live', `${room} going live`, ms);
    }

    /** Live, nothing waiting, the whole outbox settled. */
    untilAtRest(room, ms) {
        return this.until((status) => status.rooms[room]?.state === 'live' && status.outbox === 0, 'coming to rest', ms);
    }

    async edit(room, op, args, base) {
        return this.ask('edit', { room, op, args, ...(base ? { base } : {}) });
    }

    signal(name) {
        this.child?.kill(name);
    }

    async kill() {
        if (!this.child)
            return;
        this.child.kill('SIGKILL');
        await this.exited;
    }

    /** Ends as the app does when it is closed. */
    async quit() {
        this.child.stdin.end();
        return this.exited;
    }
}

export function pause(ms) {
    return new Promise((resolve) => { setTimeout(resolve, ms); });
}

/** What `promise` resolves to; rejects if that takes longer than `ms`. */
export function within(promise, what, ms = 30000) {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${what} did not happen within ${ms} ms`)), ms);
        promise.then(resolve, reject).finally(() => clearTimeout(timer));
    });
}
