// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A bad network between one client and the server: passes TCP on, knows where each WebSocket frame begins and ends, keeps a record
// of them, and cuts, stalls, swallows and delays when it is told to.
import net from 'node:net';

/** Splits one direction of a WebSocket connection into the handshake and its frames. */
export class FrameSplitter {
    constructor() {
        this.buffer = Buffer.alloc(0);
        this.handshake = true;
    }

    /** What `data` completes: [{raw, opcode, payload}], an opcode of null being the handshake. */
    push(data) {
        this.buffer = Buffer.concat([this.buffer, data]);
        const frames = [];
        for (let frame = this.#next(); frame; frame = this.#next())
            frames.push(frame);
        return frames;
    }

    #next() {
        if (this.handshake) {
            const end = this.buffer.indexOf('\r\n\r\n');
            if (end < 0)
                return null;
            this.handshake = false;
            return { raw: this.#take(end + 4), opcode: null, payload: null };
        }
        if (this.buffer.length < 2)
            return null;
        const masked = (this.buffer[1] & 0x80) !== 0;
        let length = this.buffer[1] & 0x7f;
        let at = 2;
        if (length === 126) {
            if (this.buffer.length < 4)
                return null;
            length = this.buffer.readUInt16BE(2);
            at = 4;
        } else if (length === 127) {
            if (this.buffer.length < 10)
                return null;
            length = Number(this.buffer.readBigUInt64BE(2));
            at = 10;
        }
        const start = at + (masked ? 4 : 0);
        if (this.buffer.length < start + length)
            return null;
        const raw = this.#take(start + length);
        const payload = Buffer.from(raw.subarray(start));
        if (masked) {
            for (let i = 0; i < payload.length; ++i)
                payload[i] ^= raw[at + (i % 4)];
        }
        return { raw, opcode: raw[0] & 0x0f, payload };
    }

    #take(length) {
        const taken = this.buffer.subarray(0, length);
        this.buffer = this.buffer.subarray(length);
        return taken;
    }
}

/** `up` is from the client to the server. */
export class FaultProxy {
    static async listen(t, serverAddress) {
        const proxy = new FaultProxy();
        proxy.setServer(serverAddress);
        proxy.record = []; // {at, dir, conn, message} of every text frame that was passed on whole
        proxy.pairs = new Set();
        proxy.connections = 0;
        proxy.swallow = { up: false, down: false };
        proxy.delayMs = 0;
        proxy.onFrame = null; // ({dir, index, conn, opcode, message}) => 'cutBefore' | 'cutAfter' | 'drop' | undefined
        proxy.listener = net.createServer({ allowHalfOpen: true }, (socket) => proxy.#accept(socket));
        await new Promise((resolve) => { proxy.listener.listen(0, '127.0.0.1', resolve); });
        proxy.url = `ws://127.0.0.1:${proxy.listener.address().port}/realtime`;
        t.after(() => proxy.close());
        return proxy;
    }

    setServer(address) {
        const [host, port] = address.split(':');
        this.target = { host, port: Number(port) };
    }

    /** Nobody gets through until up(); who is connected is cut. */
    down() {
        this.isDown = true;
        this.cut();
    }

    up() {
        this.isDown = false;
    }

    /** Ends every connection now. */
    cut() {
        for (const pair of [...this.pairs])
            this.#end(pair);
    }

    /** Whatever flows in `directions` disappears, and nobody is told; also what comes to an end. */
    lose(...directions) {
        directions.forEach((dir) => { this.swallow[dir] = true; });
    }

    /** Whatever flows in `direction` of the connections that there are disappears from now on; those to come are as they should be. */
    loseOnPresent(direction) {
        for (const pair of this.pairs)
            pair.lossy[direction] = true;
    }

    /** Bytes flow again. A connection that lost some is no use to anybody: it stays silent until one of its ends gives it up. */
    flow() {
        this.swallow = { up: false, down: false };
    }

    /** Nothing moves, nothing is lost, until resume(). */
    stall() {
        this.isStalled = true;
        for (const pair of this.pairs) {
            pair.client.pause();
            pair.server.pause();
        }
    }

    resume() {
        this.isStalled = false;
        for (const pair of this.pairs) {
            pair.client.resume();
            pair.server.resume();
        }
    }

    /** The `end` ("server" or "client") of each connection is gone; the other one is not told. */
    halfOpen(end) {
        for (const pair of this.pairs) {
            pair.isHalf = true;
            pair[end].destroy();
        }
    }

    async close() {
        this.cut();
        await new Promise((resolve) => { this.listener.close(resolve); });
    }

    #accept(client) {
        client.on('error', () => {});
        if (this.isDown) {
            client.resetAndDestroy();
            return;
        }
        const server = net.connect({ ...this.target, allowHalfOpen: true });
        const pair = { client, server, conn: ++this.connections, index: 0, lossy: { up: false, down: false } };
        this.pairs.add(pair);
        server.on('error', () => this.#gone(pair));
        for (const [dir, from, to] of [['up', client, server], ['down', server, client]]) {
            const splitter = new FrameSplitter();
            from.setNoDelay(true);
            from.on('data', (data) => {
                if (this.swallow[dir])
                    pair.lossy[dir] = true;
                if (pair.lossy[dir] || pair.isEnded)
                    return;
                for (const frame of splitter.push(data)) {
                    if (!this.#pass(pair, dir, to, frame))
                        return;
                }
            });
            from.on('close', () => this.#gone(pair));
            from.on('end', () => {
                if (!this.swallow[dir] && !pair.lossy[dir])
                    to.end();
            });
            if (this.isStalled)
                from.pause();
        }
    }

    /** False when the connection is over. */
    #pass(pair, dir, to, frame) {
        const isText = frame.opcode === 1;
        const message = isText ? JSON.parse(frame.payload.toString()) : null;
        const verdict = this.onFrame?.({ dir, index: pair.index++, conn: pair.conn, opcode: frame.opcode, message });
        if (verdict === 'cutBefore') {
            this.#end(pair);
            return false;
        }
        if (verdict === 'drop')
            return true;
        if (isText)
            this.record.push({ at: performance.now(), dir, conn: pair.conn, message });
        if (this.delayMs > 0) {
            setTimeout(() => to.write(frame.raw), this.delayMs);
            return true;
        }
        to.write(frame.raw);
        if (verdict === 'cutAfter') {
            // This frame arrives; nothing after it, in neither direction.
            pair.isEnded = true;
            to.end(() => this.#end(pair, to));
            return false;
        }
        return true;
    }

    /** Cuts, but lets `kept` read what was written to it. */
    #end(pair, kept) {
        pair.isEnded = true;
        this.pairs.delete(pair);
        for (const socket of [pair.client, pair.server]) {
            if (socket !== kept)
                socket.destroy();
        }
        // It has seen the end, and closes in turn; if not, it is torn down.
        if (kept)
            setTimeout(() => kept.destroy(), 500).unref();
    }

    #gone(pair) {
        if (pair.isHalf && !(pair.client.destroyed && pair.server.destroyed))
            return;
        const lossy = pair.lossy.up || pair.lossy.down || this.swallow.up || this.swallow.down;
        if (lossy && !(pair.client.destroyed && pair.server.destroyed))
            return; // the end of one is among what the other is not told
        this.#end(pair);
    }
}
