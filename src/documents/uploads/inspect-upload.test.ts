import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import multipart from '@fastify/multipart';
import fastify from 'fastify';
import { eicarTestString } from '../../../sandbox/clamd/eicar.ts';
import { listenAsClamd } from '../../../sandbox/clamd/listener.ts';
import type { PeerContext } from '../../../sandbox/peer.ts';
import { exampleReceipt } from '../pdf/example-documents.ts';
import { createPdfCompiler } from '../pdf/pdf-compiler.ts';
import { chunkSize } from './chunks.ts';
import { createScanner, type Scanner, type ScanVerdict } from './clamd.ts';
import { inspectUpload, maximumUploadSize, type UploadRequest, type UploadResult } from './inspect-upload.ts';

const pdf = Buffer.from(createPdfCompiler().compile(exampleReceipt).bytes);
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const jpeg = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.alloc(300),
  Buffer.from('ffd9', 'hex'),
]);

/** Cuts a file into pieces like those of a network. */
function* cut(file: Buffer, size = 60_000): Generator<Buffer> {
  for (let at = 0; at < file.length; at += size) yield file.subarray(at, at + size);
}

/** Inspects a file and gives what came out beside what the sink was given. */
async function inspect(file: Buffer | AsyncIterable<Uint8Array>, request: Partial<UploadRequest> = {}) {
  const written: Uint8Array[] = [];
  const sink = { write: async (_: number, chunk: Uint8Array) => void written.push(chunk) };
  const source = Buffer.isBuffer(file) ? Readable.from(cut(file)) : file;
  const result = await inspectUpload(source, { name: 'bilag.pdf', declaredType: '', sink, ...request });
  return { result, written };
}

const codeOf = (result: UploadResult) => (result.ok ? 'ok' : result.code);

/** A scanner that reads everything and then says `verdict`. */
const saying =
  (verdict: ScanVerdict): Scanner['scan'] =>
  async (chunks) => {
    for await (const _ of chunks);
    return verdict;
  };

test('FRM-6 a PDF, JPEG or PNG under its right name is accepted with type, size, digest and every byte in the sink', async () => {
  const files = [
    [pdf, 'årsopgørelse.pdf', 'application/pdf'],
    [jpeg, 'foto.JPG', 'image/jpeg'],
    [png, 'skærm.png', 'image/png'],
  ] as const;
  for (const [file, name, mediaType] of files) {
    const { result, written } = await inspect(file, {
      name,
      declaredType: mediaType,
      scan: saying({ verdict: 'clean' }),
    });
    const sha256 = createHash('sha256').update(file).digest('hex');
    assert.deepEqual(result, { ok: true, name, mediaType, size: file.length, sha256, chunks: 1, scan: 'clean' });
    assert.deepEqual(Buffer.concat(written), file);
  }
});

test('FRM-6 a file that lies about its type by name or declaration is refused with what it is; nothing is written', async () => {
  for (const request of [{ name: 'a.pdf' }, { name: 'a.exe' }, { name: 'a.png', declaredType: 'application/pdf' }]) {
    const { result, written } = await inspect(png, request);
    assert.ok(!result.ok && result.code === 'type-mismatch' && result.mediaType === 'image/png');
    assert.deepEqual(written, []);
  }
  for (const file of ['<html>', 'MZ\x90', 'PK\x03\x04', 'text', ' %PDF-1.7']) {
    const { result, written } = await inspect(Buffer.from(file, 'latin1').subarray(0));
    assert.equal(codeOf(result), 'type-not-allowed', file);
    assert.deepEqual(written, []);
  }
});

test('FRM-6 a name without extension gets the one of its content; a declaration that says nothing is in order', async () => {
  const { result } = await inspect(jpeg, { name: 'image', declaredType: 'application/octet-stream' });
  assert.ok(result.ok && result.name === 'image.jpg');
  const { result: nameless } = await inspect(jpeg, { name: '../..' });
  assert.ok(nameless.ok && nameless.name === 'fil.jpg');
});

test('FRM-6 an empty file and a file that breaks off are refused each with its own code', async () => {
  assert.equal(codeOf((await inspect(Buffer.alloc(0))).result), 'empty');
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield pdf.subarray(0, 6000);
    throw new Error('aborted');
  }
  for (const scan of [null, saying({ verdict: 'clean' })]) {
    assert.equal(codeOf((await inspect(broken(), { scan })).result), 'interrupted');
  }
});

test('FRM-6 25 MB is accepted, one byte more is refused, and of a file without end no more than 100 MB more are read', async () => {
  assert.equal(maximumUploadSize, 25 * 1024 * 1024);
  let taken = 0;
  async function* large(size: number): AsyncGenerator<Uint8Array> {
    yield pdf.subarray(0, 5000);
    for (taken = 5000; taken < size; ) {
      const piece = Buffer.alloc(Math.min(65_536, size - taken));
      taken += piece.length;
      yield piece;
    }
  }
  const { result, written } = await inspect(large(maximumUploadSize));
  assert.ok(result.ok && result.chunks === 100 && written.every(({ length }) => length === chunkSize));
  assert.equal(codeOf((await inspect(large(maximumUploadSize + 1))).result), 'too-large');
  assert.equal(codeOf((await inspect(large(1e12))).result), 'too-large');
  assert.ok(taken < 5 * maximumUploadSize + 200_000);
});

test('fields that follow a refused file in the same request are not lost', async (t) => {
  const app = fastify();
  await app.register(multipart, { limits: { fileSize: 2 * maximumUploadSize } });
  app.post('/', async (request) => {
    const seen: string[] = [];
    for await (const part of request.parts()) {
      if (part.type === 'field') seen.push(`${part.fieldname}=${part.value}`);
      else seen.push(codeOf((await inspect(part.file, { name: part.filename, declaredType: part.mimetype })).result));
    }
    return seen;
  });
  t.after(() => app.close());
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const form = new FormData();
  form.append('before', '1');
  form.append('file', new Blob([Buffer.alloc(1_000_000)]), 'x.pdf');
  form.append('file', new Blob([Buffer.concat([pdf, Buffer.alloc(maximumUploadSize)])]), 'y.pdf');
  form.append('file', new Blob([pdf]), 'z.pdf');
  form.append('after', '2');
  const answer = await fetch(url, { method: 'POST', body: form });
  assert.deepEqual(await answer.json(), ['before=1', 'type-not-allowed', 'too-large', 'ok', 'after=2']);
});

test('FRM-6 PDFs with scripts, embedded files or encryption are refused by what they are', async () => {
  const cases = { '/JavaScript': 'pdf-active', '/EmbeddedFile': 'pdf-embedded', '/Encrypt': 'pdf-encrypted' };
  for (const [name, code] of Object.entries(cases)) {
    const file = Buffer.from(`%PDF-1.7\n${'% filler\n'.repeat(9000)}1 0 obj << ${name} 2 0 R >> endobj`);
    assert.equal(codeOf((await inspect(file)).result), code);
  }
});

test('FRM-6 a verdict other than clean is never accepted, whether it comes early, late or as an error', async () => {
  const infected: ScanVerdict = { verdict: 'infected', signature: 'X' };
  const unavailable: ScanVerdict = { verdict: 'unavailable', reason: 'gone' };
  assert.equal(codeOf((await inspect(pdf, { scan: saying(infected) })).result), 'infected');
  assert.equal(codeOf((await inspect(pdf, { scan: saying(unavailable) })).result), 'scan-unavailable');
  assert.equal(codeOf((await inspect(pdf, { scan: async () => infected })).result), 'infected');
  assert.equal(codeOf((await inspect(pdf, { scan: () => Promise.reject(new Error('x')) })).result), 'scan-unavailable');
});

test('the next bytes are taken only when sink and scanner are done with the last ones', async () => {
  let taken = 0;
  let written = 0;
  let scanned = 0;
  async function* source(): AsyncGenerator<Uint8Array> {
    for (; taken < 40; taken += 1) {
      assert.ok(taken - written <= 1 && taken - scanned <= 1, `${taken} taken, ${written} written, ${scanned} scanned`);
      yield taken === 0
        ? Buffer.concat([pdf.subarray(0, 5000), Buffer.alloc(chunkSize - 5000)])
        : Buffer.alloc(chunkSize);
    }
  }
  const later = () => new Promise((resolve) => setImmediate(resolve));
  const sink = {
    write: async () => {
      await later();
      written += 1;
    },
  };
  const scan: Scanner['scan'] = async (chunks) => {
    for await (const _ of chunks) {
      await later();
      await later();
      scanned += 1;
    }
    return { verdict: 'clean' };
  };
  const result = await inspectUpload(source(), { name: 'a.pdf', declaredType: '', sink, scan });
  assert.deepEqual([codeOf(result), taken, written, scanned], ['ok', 40, 40, 40]);
});

test('what the sink throws is thrown, and the scan beside it is broken off', async () => {
  let ending: unknown = 'running';
  const scan: Scanner['scan'] = async (chunks) => {
    try {
      for await (const _ of chunks);
    } catch (error) {
      ending = error;
    }
    return { verdict: 'clean' };
  };
  const sink = { write: () => Promise.reject(new Error('the database is gone')) };
  await assert.rejects(inspect(Buffer.concat([pdf, Buffer.alloc(chunkSize)]), { sink, scan }), /the database is gone/);
  assert.ok(ending instanceof Error);
});

test('FRM-6 with clamd as the sandbox plays it: a clean file passes, one with the EICAR string is infected, a fault is no pass', async (t) => {
  let faulty = false;
  const context: PeerContext = {
    baseUrl: 'http://127.0.0.1:1',
    productUrl: 'http://127.0.0.1:2',
    dataFolder: '',
    accept: async () => {},
    received: () => [],
    strike: async (at) => (faulty && at === 'answer' ? [{ at, kind: 'garble' }] : []),
  };
  const clamd = await listenAsClamd(context, { host: '127.0.0.1', port: 0, maximum: 30_000_000 });
  t.after(() => clamd.stop());
  const { scan, ping } = createScanner({ host: '127.0.0.1', port: clamd.port, timeout: 5000 });
  assert.equal(await ping(), true);
  assert.equal(codeOf((await inspect(pdf, { scan })).result), 'ok');
  const { result } = await inspect(Buffer.concat([pdf, Buffer.from(eicarTestString)]), { scan });
  assert.ok(!result.ok && result.code === 'infected' && result.detail?.includes('EICAR'));
  faulty = true;
  assert.equal(codeOf((await inspect(pdf, { scan })).result), 'scan-unavailable');
});
