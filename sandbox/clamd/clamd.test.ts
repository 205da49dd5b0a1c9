import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { after, test } from 'node:test';
import fastCheck from 'fast-check';
import { createFaultList, type PeerContext } from '../peer.ts';
import { eicarTestString } from './eicar.ts';
import { readInstream } from './instream.ts';
import { listenAsClamd } from './listener.ts';
import { scanStream } from './scan-stream.ts';

const accepted: Readonly<Record<string, unknown>>[] = [];
const faults = createFaultList();
const context: PeerContext = {
  baseUrl: 'http://127.0.0.1:1',
  productUrl: 'http://127.0.0.1:2',
  dataFolder: '',
  accept: async (entry) => void accepted.push(entry),
  received: () => accepted,
  strike: faults.strike,
};
const clamd = await listenAsClamd(context, { host: '127.0.0.1', port: 0, maximum: 1000 });
after(() => clamd.stop());

function chunk(data: string | Buffer): Buffer {
  const bytes = Buffer.from(data);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

const end = Buffer.alloc(4);

async function talk(...pieces: readonly (string | Buffer)[]): Promise<string> {
  const socket: Socket = connect(clamd.port, '127.0.0.1');
  for (const piece of pieces) socket.write(piece);
  const answer: Buffer[] = [];
  return new Promise((resolve) => {
    socket.on('data', (bytes) => answer.push(bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(Buffer.concat(answer).toString('latin1')));
  });
}

test('FRM-6 clamd answers PING and VERSION in the z, n and bare forms, each with its own end', async () => {
  assert.equal(await talk('zPING\0'), 'PONG\0');
  assert.equal(await talk('nPING\n'), 'PONG\n');
  assert.equal(await talk('PING\n'), 'PONG\n');
  assert.match(await talk('zVERSION\0'), /^ClamAV \d.*\0$/);
  assert.equal(await talk('zSHUTDOWN\0'), 'UNKNOWN COMMAND\0');
});

test('FRM-6 clamd finds the EICAR string in a stream, also across chunk borders, and passes a clean one', async () => {
  assert.equal(await talk('zINSTREAM\0', chunk('a clean file'), end), 'stream: OK\0');
  assert.equal(await talk('nINSTREAM\n', chunk('a clean file'), end), 'stream: OK\n');
  assert.equal(
    await talk('zINSTREAM\0', chunk(`before ${eicarTestString} after`), end),
    'stream: Win.Test.EICAR_HDB-1 FOUND\0',
  );
  const [left, right] = [eicarTestString.slice(0, 30), eicarTestString.slice(30)];
  assert.equal(await talk('zINSTREAM\0', chunk(left), chunk(right), end), 'stream: Win.Test.EICAR_HDB-1 FOUND\0');
  assert.deepEqual(accepted.at(-1), { kind: 'scan', bytes: 68, verdict: 'infected' });
});

test('FRM-6 clamd refuses a stream over StreamMaxLength as soon as a chunk announces it, not one byte below', async () => {
  assert.equal(await talk('zINSTREAM\0', chunk(Buffer.alloc(1000)), end), 'stream: OK\0');
  const announced = Buffer.alloc(4);
  announced.writeUInt32BE(1001);
  assert.equal(await talk('zINSTREAM\0', announced), 'INSTREAM size limit exceeded. ERROR\0');
});

test('clamd suffers the faults it was asked for, as often as it was asked', async () => {
  faults.replace([
    { at: 'request', kind: 'drop', times: 1 },
    { at: 'answer', kind: 'error', times: 1 },
  ]);
  assert.equal(await talk('zPING\0'), '');
  assert.equal(await talk('zPING\0'), "stream: Can't allocate memory ERROR\0");
  assert.equal(await talk('zPING\0'), 'PONG\0');
});

test('clamd: wherever the stream and its chunks are cut, the verdict is that of the whole', () => {
  fastCheck.assert(
    fastCheck.property(
      fastCheck.boolean(),
      fastCheck.array(fastCheck.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 }),
      fastCheck.integer({ min: 1, max: 50 }),
      (infected, cuts, networkPiece) => {
        const whole = Buffer.from(`${'x'.repeat(50)}${infected ? eicarTestString : 'y'.repeat(68)}z`);
        const chunks: Buffer[] = [];
        for (let at = 0, turn = 0; at < whole.length; turn += 1) {
          const length = cuts[turn % cuts.length] ?? 1;
          chunks.push(chunk(whole.subarray(at, at + length)));
          at += length;
        }
        const wire = Buffer.concat([...chunks, end]);
        const scan = scanStream(10_000);
        const read = readInstream(scan);
        let state = 'reading';
        for (let at = 0; at < wire.length; at += networkPiece) state = read(wire.subarray(at, at + networkPiece));
        assert.equal(state, 'ended');
        assert.equal(scan.verdict(), infected ? 'infected' : 'clean');
        assert.equal(scan.length(), whole.length);
      },
    ),
  );
});
