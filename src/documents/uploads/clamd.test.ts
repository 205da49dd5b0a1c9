import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { createScanner } from './clamd.ts';

/** What a client of clamd sends: the command and, for INSTREAM, the pieces. */
interface Received {
  readonly command: string;
  readonly pieces: readonly Buffer[];
  readonly isEnded: boolean;
}

function parse(bytes: Buffer): Received {
  const zero = bytes.indexOf(0);
  if (zero < 0) return { command: '', pieces: [], isEnded: false };
  const pieces: Buffer[] = [];
  for (let at = zero + 1; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return { command: bytes.toString('latin1', 0, zero), pieces, isEnded: true };
    pieces.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return { command: bytes.toString('latin1', 0, zero), pieces, isEnded: false };
}

/** A server on loopback that hands everything received so far on one connection to `handle` at each piece. */
async function serve(t: TestContext, handle: (received: Received, socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let bytes = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (data) => {
      bytes = Buffer.concat([bytes, data]);
      handle(parse(bytes), socket);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const scannerAt = (port: number, timeout = 5_000) => createScanner({ host: '127.0.0.1', port, timeout });

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

test('FRM-6 a file goes to clamd as INSTREAM, piece by piece and whole, and its answer is the verdict', async (t) => {
  let seen: Received | undefined;
  const port = await serve(t, (received, socket) => {
    if (!received.isEnded) return;
    seen = received;
    const isTest = Buffer.concat([...received.pieces]).includes('EICAR');
    socket.end(isTest ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
  });
  assert.deepEqual(await scannerAt(port).scan(pieces('to', '', 'stykker')), { verdict: 'clean' });
  assert.equal(seen?.command, 'zINSTREAM');
  assert.deepEqual(seen?.pieces.map(String), ['to', 'stykker']);
  assert.deepEqual(await scannerAt(port).scan(pieces('x EICAR y')), {
    verdict: 'infected',
    signature: 'Eicar-Test-Signature',
  });
});

test('FRM-6 whatever is not a clear answer of clamd is unavailable, never clean', async (t) => {
  for (const answer of [
    'stream: OK',
    'stream: OK but\0',
    'OK\0',
    'stream:OK\0',
    'INSTREAM size limit exceeded. ERROR\0',
    '\0',
    '',
    'stream:  FOUND\0',
  ]) {
    const port = await serve(t, ({ isEnded }, socket) => void (isEnded && socket.end(answer)));
    const { verdict } = await scannerAt(port).scan(pieces('x'));
    assert.equal(verdict, 'unavailable', JSON.stringify(answer));
  }
});

test('nobody listening, a connection cut in the middle and silence are unavailable with the reason', async (t) => {
  const gone = createServer();
  await once(gone.listen(0, '127.0.0.1'), 'listening');
  const { port: closed } = gone.address() as AddressInfo;
  gone.close();
  await once(gone, 'close');
  const refused = await scannerAt(closed).scan(pieces('x'));
  assert.ok(refused.verdict === 'unavailable' && refused.reason.includes('ECONNREFUSED'));

  const cutting = await serve(t, ({ pieces: got }, socket) => void (got.length > 0 && socket.destroy()));
  assert.equal((await scannerAt(cutting).scan(pieces('x'.repeat(100_000), 'y'))).verdict, 'unavailable');

  const silent = await serve(t, () => {});
  assert.deepEqual(await scannerAt(silent, 100).scan(pieces('x')), {
    verdict: 'unavailable',
    reason: 'clamd took longer than 100 ms to answer',
  });
});

test('an answer before the end of the file counts, and the rest of the file is not asked for', async (t) => {
  const port = await serve(
    t,
    ({ pieces: got }, socket) => void (got.length > 0 && socket.end('stream: Bad.Thing FOUND\0')),
  );
  let taken = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (; taken < 100_000; taken += 1) {
      yield Buffer.alloc(1024);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  assert.deepEqual(await scannerAt(port).scan(endless()), { verdict: 'infected', signature: 'Bad.Thing' });
  assert.ok(taken < 100_000);
});

test('a scanner that reads slowly holds back the source: no more than the buffers of the system run ahead', async (t) => {
  const paused: Socket[] = [];
  const port = await serve(t, (received, socket) => {
    if (paused.length === 0) paused.push(socket.pause());
    if (received.isEnded) socket.end('stream: OK\0');
  });
  let taken = 0;
  async function* large(): AsyncGenerator<Uint8Array> {
    for (; taken < 1024; taken += 1) yield Buffer.alloc(65_536);
  }
  const scanning = scannerAt(port).scan(large());
  while (paused.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.ok(taken < 512, `${taken} of 1024 pieces were taken from the source while nobody read them`);
  paused[0]?.destroy();
  assert.equal((await scanning).verdict, 'unavailable');
});

test('what the source throws is thrown, and the connection is closed', async (t) => {
  let closed: Promise<unknown> | undefined;
  const port = await serve(t, (_, socket) => {
    closed ??= once(socket, 'close');
  });
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('x');
    throw new Error('the upload broke off');
  }
  await assert.rejects(scannerAt(port).scan(broken()), /the upload broke off/);
  while (!closed) await new Promise((resolve) => setTimeout(resolve, 5));
  await closed;
});

test('ping tells whether clamd answers', async (t) => {
  const port = await serve(t, ({ command }, socket) => void (command === 'zPING' && socket.end('PONG\0')));
  assert.equal(await scannerAt(port).ping(), true);
  const other = await serve(t, (_, socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  assert.equal(await scannerAt(other).ping(), false);
});
