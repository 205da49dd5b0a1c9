import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openPdf } from '../../../documents/pdfium/opened-pdf.ts';
import { frameChunks, frameLength } from '../memo/memo-frame.ts';
import type { PrintAddress } from '../ports.ts';
import type { DigitalPostSettings } from '../settings.ts';
import { decision, exampleRecipient, receipt } from './example-files.ts';
import { checkForsendelse } from './forsendelse/check-forsendelse.ts';
import { createLetterAssembler, sharedLetterAssembler } from './letter-assembler.ts';
import { letterOf } from './letter-of.ts';
import { measureLetter } from './measure-letter.ts';
import { physicalRequest } from './physical-request.ts';
import type { LetterSettings } from './print-settings.ts';

const [name, ...lines] = exampleRecipient;
const address: PrintAddress = { kind: 'domestic', name, lines, protected: false };
const settings: LetterSettings = {
  senderCvr: '10000009',
  senderName: 'Demo Kommune',
  systemName: 'Selvbetjening',
  printType: 4711,
  printUser: 'demo',
  returnAddress: 'Rådhuspladsen 1\r\n8000 Aarhus C\r\n',
};
const file = (fileName: string, { content, mediaType }: { content: Uint8Array; mediaType: string }) => ({
  name: fileName,
  mediaType,
  size: content.byteLength,
  content: async () => content,
});
const request = {
  key: '2f1d8a30-6f3e-4d55-9c5e-0f2a4f8f0001',
  createdAt: new Date('2026-11-27T10:00:00Z'),
  input: {
    recipient: { kind: 'cpr', id: '0107850018', name },
    title: 'Afgørelse om fritidspas',
    replyAllowed: false,
    caseNumber: '2026-000123',
    language: 'da',
  },
  files: [file('Brev 2026-000123.pdf', decision()), file('Kvittering.pdf', receipt())],
} as const;

after(() => sharedLetterAssembler().stop());

test('FJE-2 a delivery becomes a letter on paper and a request that is valid before it leaves', async () => {
  const letter = await letterOf(request, address, settings);
  assert.ok('pdf' in letter, JSON.stringify(letter));
  assert.deepEqual([letter.pages, letter.sheets, letter.envelope, letter.hasCover], [4, 2, 'C5', false]);
  const frame = physicalRequest(letter, address, request, settings);
  assert.ok(!('outcome' in frame), JSON.stringify(frame));
  const chunks: Buffer[] = [];
  for await (const chunk of frameChunks(frame)) chunks.push(chunk);
  const xml = Buffer.concat(chunks);
  assert.equal(xml.length, frameLength(frame));
  assert.deepEqual(checkForsendelse(xml), []);
  const sent = /MeddelelseIndholdData>([^<]*)</.exec(xml.toString())?.[1] ?? '';
  const pdf = await openPdf(Buffer.from(sent, 'base64'));
  assert.ok(typeof pdf !== 'string');
  assert.equal(pdf.pageCount, 4);
  pdf.close();
  assert.doesNotMatch(xml.toString(), /0107850018/);
});

test('FJE-9 an organisation without its print agreement sends no letter, and is told what is missing', async () => {
  const refused = await letterOf(request, address, { ...settings, printType: undefined });
  assert.ok('outcome' in refused);
  assert.match(refused.reason.da ?? '', /forsendelsestype, brugernavn og returadresse/);
});

test('FJE-6 before a letter is sent one sees its pages, its sheets and about what it costs, or why it cannot be made', async () => {
  const all: DigitalPostSettings = {
    ...settings,
    connection: {} as never,
    priceC5: 1150,
    priceSheet: 20,
    pricePage: 35,
  };
  const measured = await measureLetter(request, all);
  assert.equal(measured?.problem, null);
  assert.match(measured?.parts[0]?.text ?? '', /^Sider: 3\. Ark: 2\. Kuvert: C5\. Anslået pris: 12,95.kr\.$/);
  const sound = { name: 'lyd.mp3', mediaType: 'audio/mpeg', size: 9, content: () => assert.fail('it was read') };
  const refused = await measureLetter({ ...request, files: [sound] }, all);
  assert.match(refused?.problem?.da ?? '', /Dokument nr\. 1 kan ikke trykkes/);
  assert.equal(await measureLetter(request, { ...all, channel: 'digital-only' as never }), undefined);
  assert.equal(await measureLetter(request, { ...all, printType: undefined }), undefined);
  const always = await measureLetter(request, { ...all, printType: undefined, channel: 'letter-always' as never });
  assert.match(always?.problem?.da ?? '', /printaftale/);
});

test('FJE-6 sound and film are refused before a file is read, and broken files with their number', async () => {
  const unread = { name: 'lyd.mp3', mediaType: 'audio/mpeg', size: 9, content: () => assert.fail('it was read') };
  const refused = await letterOf({ ...request, files: [...request.files, unread] }, address, settings);
  assert.ok('outcome' in refused);
  assert.match(refused.reason.da ?? '', /Dokument nr\. 3 kan ikke trykkes/);
  const broken = file('x.pdf', { content: Buffer.from('%PDF- nothing'), mediaType: 'application/pdf' });
  const other = await letterOf({ ...request, files: [broken] }, address, settings);
  assert.ok('outcome' in other);
  assert.match(other.reason.en ?? '', /Document no\. 1 cannot be read/);
});

test('FJE-6 a letter that takes the process beyond its limit is answered, and the next one is made', async () => {
  const assembler = createLetterAssembler({ letterLimit: 1 });
  const order = {
    files: [{ ...receipt(), title: 'Kvittering' }],
    recipient: exampleRecipient,
    sender: { name: 'Demo Kommune', address: [] },
    title: 'Kvittering',
    caseNumber: '1',
    date: request.createdAt,
    language: 'da',
    sides: 'Duplex',
  } as const;
  assert.deepEqual(await assembler.assemble(order), { kind: 'problems', problems: [{ kind: 'too-demanding' }] });
  await assembler.stop();
  const made = await sharedLetterAssembler().assemble(order);
  assert.equal(made.kind, 'letter');
});
