import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { PDFDocument, rgb } from '@cantoo/pdf-lib';
import { type AssembledLetter, assembleLetter } from '../../src/options/remote-print/letter/assemble-letter.ts';
import {
  decision,
  drawnPdf,
  exampleRecipient,
  picture,
  receipt,
  typesetHere,
} from '../../src/options/remote-print/letter/example-files.ts';
import { points } from '../../src/options/remote-print/letter/paper.ts';
import { physicalRequest } from '../../src/options/remote-print/letter/physical-request.ts';
import type { LetterSettings } from '../../src/options/remote-print/letter/print-settings.ts';
import { frameChunks, type MemoFrame } from '../../src/options/remote-print/memo/memo-frame.ts';
import type { PrintAddress } from '../../src/options/remote-print/ports.ts';
import { demoCvr } from '../people.ts';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { printerPeer, senderHeader } from './peer.ts';

const [name, ...lines] = exampleRecipient;
const address: PrintAddress = { kind: 'domestic', name, lines, protected: false };
const settings: LetterSettings = {
  senderCvr: demoCvr,
  senderName: 'Demo Kommune',
  systemName: 'Selvbetjening',
  printType: 1001,
  printUser: 'demo',
  returnAddress: 'Rådhuspladsen 1\n8000 Aarhus C',
};
const createdAt = new Date('2026-11-27T10:00:00Z');

let folder: string;
let sandbox: Sandbox;
let letter: AssembledLetter;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'printer-'));
  sandbox = await startSandbox({ port: 0, dataFolder: folder, productUrl: 'http://127.0.0.1', peers: [printerPeer] });
  const odd = await drawnPdf([{ width: 297, height: 210, text: 'liggende', frame: true, opacity: 0.4 }]);
  const made = await assembleLetter(
    {
      files: [decision(), receipt(), picture(900, 500), odd].map((file, index) => ({ ...file, title: `${index}` })),
      recipient: exampleRecipient,
      sender: { name: 'Demo Kommune', address: [] },
      title: 'Afgørelse om fritidspas',
      caseNumber: '2026-000123',
      date: createdAt,
      language: 'da',
      sides: 'Duplex',
    },
    typesetHere,
  );
  assert.ok(made.kind === 'letter', JSON.stringify(made));
  letter = made;
});
after(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});

async function order(
  of: Pick<AssembledLetter, 'pdf' | 'pages' | 'sheets'>,
  change: {
    readonly key?: string;
    readonly to?: PrintAddress;
    readonly edit?: (xml: string) => string;
    readonly sender?: string;
  } = {},
): Promise<Readonly<Record<string, unknown>>> {
  const { key = crypto.randomUUID(), to = address } = change;
  const input = {
    recipient: { kind: 'cpr', id: '0107850018', name: to.name },
    title: 'Afgørelse om fritidspas',
    caseNumber: '2026-000123',
    language: 'da',
    replyAllowed: false,
  } as const;
  const frame: MemoFrame | { readonly outcome: string } = physicalRequest(of, to, { key, input, createdAt }, settings);
  assert.ok(!('outcome' in frame), JSON.stringify(frame));
  const chunks: Buffer[] = [];
  for await (const chunk of frameChunks(frame)) chunks.push(chunk);
  const xml = Buffer.concat(chunks).toString();
  const headers = { 'content-type': 'application/xml', [senderHeader]: change.sender ?? demoCvr };
  const body = change.edit ? change.edit(xml) : xml;
  const answer = await fetch(`${sandbox.url}/printer/forsendelser`, { method: 'POST', headers, body });
  return JSON.parse(await answer.text());
}

const codeOf = async (answer: ReturnType<typeof order>) => (await answer).code;

test('FJE-2 the vendor prints the letter as it was ordered, once, and shows it page by page', async () => {
  const key = crypto.randomUUID();
  const answer = await order(letter, { key });
  assert.equal(answer.kind, 'letter', JSON.stringify(answer));
  assert.equal(answer.sending, key);
  assert.equal(await codeOf(order(letter, { key })), '10011', 'the same letter again is not printed');
  const page = await fetch(`${sandbox.url}/printer/brev/${answer.dispatch}`);
  const html = await page.text();
  assert.equal(page.status, 200);
  assert.match(html, /Åse Ægidius Østergård, c\/o Jensen/);
  assert.match(html, /8 sider på 4 ark, kuvert C5/);
  const picture_ = await fetch(`${sandbox.url}/printer/brev/${answer.dispatch}/side/8.png`);
  assert.equal(picture_.headers.get('content-type'), 'image/png');
  assert.deepEqual([...new Uint8Array(await picture_.arrayBuffer()).subarray(1, 4)], [0x50, 0x4e, 0x47]);
  const kept = await fetch(`${sandbox.url}/printer/brev/${answer.dispatch}/pdf`);
  assert.deepEqual(new Uint8Array(await kept.arrayBuffer()), new Uint8Array(letter.pdf));
  assert.equal((await fetch(`${sandbox.url}/printer/brev/${answer.dispatch}/side/9.png`)).status, 404);
  assert.equal((await fetch(`${sandbox.url}/printer/brev/1`)).status, 404);
});

test('FJE-2 the vendor refuses what its machines could not print, each with its code', async () => {
  const drawn = async (change: (document: PDFDocument) => void | Promise<void>, pages = letter.pages) => {
    const document = await PDFDocument.load(letter.pdf);
    await change(document);
    return { pdf: await document.save(), pages, sheets: letter.sheets };
  };
  const black = rgb(0, 0, 0);
  const refused: Readonly<Record<string, ReturnType<typeof order>>> = {
    '10001': order(letter, { edit: (xml) => xml.slice(0, -20) }),
    '10002': order(letter, { edit: (xml) => xml.replace(/ scheme="[^"]*"/, '') }),
    '10010': order(letter, { sender: '10000017' }),
    '10020': order({ ...letter, pdf: Buffer.from('a letter') }),
    '10021': order({ ...letter, pdf: Buffer.from('%PDF-1.7 a letter') }),
    '10030': order(await drawn((document) => document.getPage(0).setSize(points(297), points(210)))),
    '10031': order(await drawn((document) => document.getPage(3).setSize(points(200), points(297)))),
    '10032': order(
      await drawn((document) =>
        document.getPage(2).drawRectangle({ x: 0, y: 300, width: 20, height: 20, color: black }),
      ),
    ),
    '10033': order(
      await drawn((document) =>
        document.getPage(0).drawRectangle({ x: 60, y: 630, width: 20, height: 20, color: black }),
      ),
    ),
    '10034': order(
      await drawn((document) => {
        for (let page = 0; page < 10; page += 1) document.addPage([points(210), points(297)]);
      }, 18),
    ),
    '10035': order(await drawn(async (document) => document.getPage(2).drawText('Helvetica', { x: 90, y: 90 }))),
    '10036': order({ ...letter, pages: 7 }),
  };
  for (const [code, answer] of Object.entries(refused)) assert.equal(await codeOf(answer), code);
  assert.equal(await codeOf(order(letter, { to: { ...address, name: 'En Helt Anden' } })), '10033');
});
