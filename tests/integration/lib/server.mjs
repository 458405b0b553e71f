// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the real lanban-server, in a directory of its own, on 127.0.0.1.
import { spawn } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { endianness, tmpdir } from 'node:os';
import { join } from 'node:path';

const program = process.env.LANBAN_SERVER;
if (!program)
    throw new Error('LANBAN_SERVER must name the program to test');

/**
 * What puts the library of faults (tests/faults) before a process, which then dies at the step `kill` towards files in `files`. `counts`:
 * a file for how many steps there were, `death`: for the step it died at, `clock`: of a wrong clock (setClock()).
 */
export function faultEnvironment({ files, kill, counts, death, clock }) {
    const named = {
        LANBAN_FAULT_FILES: files, LANBAN_FAULT_KILL: kill, LANBAN_FAULT_COUNTS: counts, LANBAN_FAULT_DEATH: death, LANBAN_FAULT_CLOCK: clock,
    };
    return {
        LD_PRELOAD: process.env.LANBAN_FAULTPOINTS,
        ASAN_OPTIONS: `${process.env.ASAN_OPTIONS ?? ''}:verify_asan_link_order=0`,
        ...Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)),
    };
}

/** The clock that a process has by `file` is `ms` ahead of the right one from now on. */
export function setClock(file, ms) {
    const bytes = Buffer.alloc(8);
    bytes[endianness() === 'LE' ? 'writeBigInt64LE' : 'writeBigInt64BE'](BigInt(ms));
    // It is mapped into the process: never shorter than this.
    const fd = openSync(file, constants.O_WRONLY | constants.O_CREAT);
    writeSync(fd, bytes, 0, bytes.length, 0);
    closeSync(fd);
}

/** A directory that goes with the test. */
export function scratch(t) {
    const dir = mkdtempSync(join(tmpdir(), 'lanban-integration-'));
    t.after(() => rmSync(dir, { recursive: true, force: true }));
    return dir;
}

/** Runs one command to its end: {code, signal, lines (parsed standard output), stderr}. `limit`: the largest file it may write, in KiB. */
export function run(args, { limit } = {}) {
    const child = limit === undefined
        ? spawn(program, args)
        : spawn('/bin/bash', ['-c', `ulimit -f ${limit}; exec "$0" "$@"`, program, ...args]);
    return new Promise((resolve, reject) => {
        let out = '';
        let err = '';
        child.stdout.on('data', (data) => { out += data; });
        child.stderr.on('data', (data) => { err += data; });
        child.on('error', reject);
        child.on('close', (code, signal) => {
            const lines = out.split('\n').filter((line) => line !== '');
            resolve({ code, signal, lines: lines.map((line) => { try { return JSON.parse(line); } catch { return line; } }), stderr: err });
        });
    });
}

/** The one line a command prints; throws with its complaint when it fails. */
export async function ask(args) {
    const result = await run(args);
    if (result.code !== 0 || result.lines.length !== 1)
        throw new Error(`lanban-server ${args.join(' ')}: exit ${result.code}, ${result.stderr}`);
    return result.lines[0];
}

/** Starts a command and does not wait for it. */
export function start(args) {
    return spawn(program, args, { stdio: 'ignore' });
}

/** A serving process. Killed when the test ends, however it ends. */
export class Server {
    static async serve(t, data, listen = '127.0.0.1:0', { files } = {}) {
        const server = new Server();
        server.data = data;
        server.files = files; // the most it may have open
        t.after(() => server.kill());
        await server.#spawn(listen);
        return server;
    }

    async #spawn(listen, faults) {
        this.stderr = '';
        this.lines = [];
        const args = ['serve', '--listen', listen, '--data', this.data];
        const child = this.files === undefined
            ? spawn(program, args, { env: { ...process.env, ...(faults ? faultEnvironment(faults) : {}) } })
            : spawn('/bin/bash', ['-c', `ulimit -n ${this.files}; exec "$0" "$@"`, program, ...args]);
        this.child = child;
        this.exited = new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal })));
        child.stderr.on('data', (text) => { this.stderr += text; });
        await new Promise((resolve, reject) => {
            let buffered = '';
            child.stdout.on('data', (text) => {
                buffered += text;
                for (let end = buffered.indexOf('\n'); end >= 0; end = buffered.indexOf('\n')) {
                    this.lines.push(JSON.parse(buffered.slice(0, end)));
                    buffered = buffered.slice(end + 1);
                    resolve();
                }
            });
            child.on('close', (code) => reject(new Error(`serve ended with ${code}: ${this.stderr}`)));
        });
        const [ready] = this.lines;
        if (ready.event !== 'listening')
            throw new Error(`not ready: ${JSON.stringify(ready)}`);
        this.url = ready.url;
        this.http = ready.http;
        this.address = new URL(ready.http).host;
    }

    /** Resolves when a line on standard error matches `pattern`. */
    untilLogged(pattern, ms = 4000) {
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => reject(new Error(`never logged: ${pattern}; but: ${this.stderr}`)), ms);
            const look = () => {
                if (!pattern.test(this.stderr))
                    return;
                clearTimeout(timer);
                this.child.stderr.off('data', look);
                resolve();
            };
            this.child.stderr.on('data', look);
            look();
        });
    }

    /** kill -9, and the end of it. */
    async kill() {
        this.child.kill('SIGKILL');
        await this.exited;
    }

    /** Again, at the same address, on the same data. `faults`: as in faultEnvironment(). */
    async restart(faults) {
        await this.#spawn(this.address, faults);
    }

    /** SIGTERM; how it ended. */
    terminate() {
        this.child.kill('SIGTERM');
        return this.exited;
    }
}

/** A token for `user`, made beside the running server as an operator does. */
export function token(data, user, team, role = 'member', ttl = '1h') {
    return ask(['token', '--data', data, '--user', user, '--team', team, '--role', role, '--ttl', ttl]);
}
