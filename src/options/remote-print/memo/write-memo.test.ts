import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { checkMemo } from './check-memo.ts';
import { FileSizeError, frameChunks, frameLength, type MemoFrame } from './memo-frame.ts';
import type { MemoFile, MemoMessage } from './memo-message.ts';
import { writeMemo } from './write-memo.ts';

const file = (content: Uint8Array, name = 'brev.pdf'): MemoFile => ({
  name,
  mediaType: 'application/pdf',
  language: 'da',
  size: content.length,
  content: async () => content,
});

const letter: MemoMessage = {
  kind: 'digital-post',
  messageUuid: '5f0d8a52-7c1e-4b7a-9a55-0c4f3a7e1b01',
  title: 'Afgørelse om fritidspas',
  notification: 'Du har fået post fra Demo Kommune.',
  replyAllowed: true,
  replyBy: new Date('2026-12-24T11:00:00.123Z'),
  doNotDeliverUntil: '2026-12-01',
  sender: { kind: 'cvr', id: '10000009', name: 'Demo Kommune', system: 'Selvbetjening' },
  recipient: { kind: 'cpr', id: '0107850018', name: 'Karen Ærø Hansen' },
  content: { caseNumber: { number: '2026-17', system: 'Selvbetjening' }, kle: '27.18.02' },
  createdAt: new Date('2026-11-24T09:30:00.999Z'),
  main: {
    title: 'Afgørelse',
    files: [file(Buffer.from('%PDF-1.7'))],
    actions: [
      { kind: 'link', title: 'Se din sag', code: 'SELVBETJENING', url: 'https://demo.example/mine-sager?a=1&b=2' },
      {
        kind: 'appointment',
        title: 'Samtale',
        reservationUuid: '5f0d8a52-7c1e-4b7a-9a55-0c4f3a7e1b07',
        summary: 'Samtale',
        description: 'Om fritidspas',
        place: 'Rådhuset',
        start: new Date('2026-12-10T09:00:00Z'),
        end: new Date('2026-12-10T09:30:00Z'),
      },
    ],
  },
  additional: [{ title: 'Bilag', files: [file(Buffer.from('%PDF-1.4 bilag'), 'bilag 1/2.pdf')] }],
};

async function bytes(frame: MemoFrame): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of frameChunks(frame)) pieces.push(piece);
  return Buffer.concat(pieces);
}

function textAt(xml: Buffer, path: string): string | undefined {
  using document = XmlDocument.fromBuffer(xml);
  return document.get(path, { memo: 'https://DigitalPost.dk/MeMo-1' })?.content;
}

test('FJE-3 a letter with everything the product can say is a right MeMo message', async () => {
  assert.deepEqual(checkMemo(await bytes(writeMemo(letter))), []);
});

test('FJE-3 the smallest letter is a right MeMo message', async () => {
  const smallest: MemoMessage = {
    kind: 'digital-post',
    messageUuid: letter.messageUuid,
    title: 'x',
    replyAllowed: false,
    sender: { kind: 'cvr', id: '10000009', name: 'Demo Kommune' },
    recipient: { kind: 'cvr', id: '99000104' },
    createdAt: letter.createdAt,
    main: { files: [file(Buffer.from('x'))] },
    additional: [],
  };
  assert.deepEqual(checkMemo(await bytes(writeMemo(smallest))), []);
});

test('DEL-1 the same letter gives the same bytes each time', async () => {
  assert.deepEqual(await bytes(writeMemo(letter)), await bytes(writeMemo({ ...letter })));
});

test('FJE-3 times are Zulu times in whole seconds', async () => {
  const xml = await bytes(writeMemo(letter));
  assert.equal(textAt(xml, '//memo:createdDateTime'), '2026-11-24T09:30:00Z');
  assert.equal(textAt(xml, '//memo:replyByDateTime'), '2026-12-24T11:00:00Z');
});

test('FJE-3 file names are made acceptable on the way out', async () => {
  assert.equal(textAt(await bytes(writeMemo(letter)), '//memo:AdditionalDocument//memo:filename'), 'bilag 1_2.pdf');
});

test('FJE-3 whatever is in the texts, the message is well-formed and says the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 250 }), async (text) => {
      const xml = await bytes(writeMemo({ ...letter, title: `x${text}x` }));
      const readable = text
        .toWellFormed()
        .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
      assert.equal(textAt(xml, '//memo:MessageHeader/memo:label'), `x${readable}x`);
    }),
    { numRuns: 50 },
  );
});

test('FJE-3 the length is known before a file is read, and every byte of every file comes out', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(0, 1, 2, 3, 196_607, 196_608, 196_609, 500_000), async (size) => {
      const content = Buffer.alloc(size, 'PDF');
      const frame = writeMemo({ ...letter, main: { files: [file(content)] } });
      const xml = await bytes(frame);
      assert.equal(xml.length, frameLength(frame));
      assert.ok(Buffer.from(textAt(xml, '//memo:MainDocument//memo:content') ?? '', 'base64').equals(content));
    }),
    { numRuns: 20 },
  );
});

test('a file that is not as long as announced stops the message', async () => {
  const wrong = { ...file(Buffer.from('abc')), size: 4 };
  await assert.rejects(bytes(writeMemo({ ...letter, main: { files: [wrong] } })), FileSizeError);
});
