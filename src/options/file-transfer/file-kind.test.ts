import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { sftpAccess, sftpHindrances } from '../../../sandbox/sftp/access.ts';
import { hostFingerprint } from '../../../sandbox/sftp/host-key.ts';
import { sftpPeer } from '../../../sandbox/sftp/peer.tsx';
import { writeCsv } from '../../documents/csv.ts';
import type { DeliveryValue } from '../option.ts';
import { fileOf, playPeer, requestWith } from '../testing.ts';
import { fileKind } from './file-kind.ts';
import { fileTransferOption } from './option.ts';
import type { FileTarget, FileTransferSettings } from './settings.ts';
import { writeFile } from './write-file.ts';

const peer = await playPeer(sftpPeer);
const server: FileTarget = {
  name: 'okonomi',
  host: '127.0.0.1',
  port: peer.port,
  fingerprint: hostFingerprint,
  ...sftpAccess,
};
const settings: FileTransferSettings = {
  allowLoopback: true,
  targets: [
    server,
    { ...server, name: 'skiftet', fingerprint: `SHA256:${'A'.repeat(43)}` },
    { ...server, name: 'forkert', password: 'nej' },
    { ...server, name: 'mappe', folder: '/findes/ikke' },
    { ...server, name: 'laast', folder: sftpHindrances.locked },
    { ...server, name: 'fuld', folder: sftpHindrances.full },
    { ...server, name: 'nede', port: 1 },
  ],
};
const ask = fileKind.ask ?? assert.fail();
const pdf = { target: 'okonomi', format: 'pdf', name: 'Ansøgning 2026/17' };
const key = () => crypto.randomUUID();
interface Lying {
  readonly path: string;
  readonly size: number;
}
const lying = async (of: string) => (await peer.received<Lying>()).filter(({ path }) => path.includes(of));

test('DEL-3 a PDF and its attachments get their names when they are whole, the main file last', async () => {
  const request = requestWith(key(), pdf, [fileOf('brev.pdf', '%PDF-1.7 brev'), fileOf('bilag.png', 'billede')]);
  const { outcome } = await fileKind.send(request, settings);
  const path = `/ind/Ansøgning-2026-17-${request.key}`;
  assert.deepEqual(outcome, { outcome: 'accepted', reference: `${path}.pdf` });
  assert.deepEqual(
    (await lying(request.key)).map(({ path: each, size }) => [each, size]),
    [
      [`${path}-2.png`, 7],
      [`${path}.pdf`, 13],
    ],
  );
});

test('DEL-3 the preview of a file has the name and the text that the server gets, and says what would stop it', async () => {
  const request = requestWith(key(), {
    target: 'okonomi',
    format: 'csv',
    name: 'Løn',
    content: { navn: 'Æ;Ø', tal: 3 },
  });
  const { outcome } = await fileKind.send(request, settings);
  const preview = fileKind.preview?.(request, settings) ?? assert.fail();
  const [, path, text] = preview.parts;
  assert.deepEqual(outcome, { outcome: 'accepted', reference: path?.text });
  assert.deepEqual(
    (await lying(request.key)).map(({ size }) => size),
    [Buffer.byteLength(text?.text ?? '')],
  );
  assert.match(text?.text ?? '', /"Æ;Ø";3/);
  assert.equal(preview.problem, null);
  const problem = (fields: Readonly<Record<string, DeliveryValue>>) =>
    fileKind.preview?.(requestWith(key(), fields), settings).problem?.da ?? '';
  assert.match(problem({ target: 'okonomi', format: 'csv', content: 3 }), /Indholdet kan ikke blive til en fil/);
  assert.match(problem({ target: 'okonomi', format: 'pdf' }), /ingen fil at sende/);
  assert.match(problem({ ...pdf, target: 'ukendt' }), /ingen server med navnet «ukendt»/);
});

test('DEL-1 after a lost answer the server is asked by the name, and nothing is written twice', async () => {
  const request = requestWith(key(), pdf, [fileOf('brev.pdf', '%PDF-1.7 brev')]);
  assert.deepEqual(await ask(request, settings), { outcome: 'unknown' });
  await peer.faults([{ at: 'answer', kind: 'drop', times: 1 }]);
  const { outcome } = await fileKind.send(request, settings);
  assert.equal(outcome.outcome, 'unavailable');
  assert.equal((await ask(request, settings)).outcome, 'accepted');
  assert.equal((await fileKind.send(request, settings)).outcome.outcome, 'accepted');
  assert.equal((await lying(request.key)).length, 1);
});

test('DEL-1 a connection that is cut before the end leaves no file under the final name', async () => {
  await peer.faults([{ at: 'request', kind: 'drop', times: 1 }]);
  const request = requestWith(key(), pdf, [fileOf('brev.pdf', '%PDF-1.7 brev')]);
  assert.equal((await fileKind.send(request, settings)).outcome.outcome, 'unavailable');
  assert.deepEqual(await lying(request.key), []);
  assert.equal((await fileKind.send(request, settings)).outcome.outcome, 'accepted');
});

for (const [target, da] of [
  ['skiftet', /anden nøgle end den, der er aftalt/],
  ['forkert', /afviser brugernavn, adgangskode eller nøgle/],
  ['mappe', /Mappen findes ikke/],
  ['laast', /Vi må ikke skrive i mappen på serveren «laast»/],
  ['ukendt', /ingen server med navnet «ukendt»/],
] as const) {
  test(`DEL-2 ${target}: rejected with a reason that says what to do`, async () => {
    const request = requestWith(key(), { ...pdf, target }, [fileOf('brev.pdf', '%PDF')]);
    const { outcome } = await fileKind.send(request, settings);
    assert.ok(outcome.outcome === 'rejected', JSON.stringify(outcome));
    assert.match(outcome.reason.da, da);
    assert.deepEqual(await lying(request.key), []);
  });
}

test('DEL-1 a disk without room leaves no file under the final name, is tried again, and the attempt says what it may be', async () => {
  const request = requestWith(key(), { ...pdf, target: 'fuld' }, [fileOf('brev.pdf', '%PDF-1.7 brev')]);
  const { outcome } = await fileKind.send(request, settings);
  assert.deepEqual(outcome, { outcome: 'unavailable', reason: 'SFTP 4, often for lack of room' });
  assert.deepEqual(await lying(request.key), []);
  assert.deepEqual(await ask(request, settings), { outcome: 'unknown' });
  // Room was made, or another folder was agreed: the same delivery goes out whole, whatever lay half written.
  const roomy = { ...settings, targets: [{ ...server, name: 'fuld' }] };
  assert.equal((await fileKind.send(request, roomy)).outcome.outcome, 'accepted');
  assert.equal((await lying(request.key)).length, 1);
});

test('DEL-2 a server that is down is tried again; without a file, or on this machine, it is rejected', async () => {
  const down = await fileKind.send(requestWith(key(), { ...pdf, target: 'nede' }, [fileOf('a.pdf', 'x')]), settings);
  assert.equal(down.outcome.outcome, 'unavailable');
  assert.equal((await fileKind.send(requestWith(key(), pdf), settings)).outcome.outcome, 'rejected');
  const closed = { ...settings, allowLoopback: false };
  assert.equal(
    (await fileKind.send(requestWith(key(), pdf, [fileOf('a.pdf', 'x')]), closed)).outcome.outcome,
    'rejected',
  );
});

test('DEL-3 CSV and XML are written of the content, or by a template that escapes each value', async () => {
  const rows = [
    { navn: 'Ærø; "Karen"', beløb: 900.5, telefon: '+45 12 34 56 78', note: '=HYPERLINK("x")' },
    { navn: 'Ida', beløb: -3, telefon: '', note: '-2+3+cmd|x' },
  ];
  const request = requestWith(key(), { target: 'okonomi', format: 'csv', content: rows });
  assert.equal((await fileKind.send(request, settings)).outcome.outcome, 'accepted');
  const file = await fetch(`${peer.url}/sftp/fil?sti=/ind/sag-2026-17-${request.key}.csv`);
  assert.equal(
    Buffer.from(await file.arrayBuffer()).toString('utf8'),
    '\uFEFFnavn;beløb;telefon;note\r\n"Ærø; ""Karen""";900,5;+45 12 34 56 78;"\'=HYPERLINK(""x"")"\r\nIda;-3;;\'-2+3+cmd|x\r\n',
  );
  const xml = writeFile('xml', { navn: 'A & B <c>', 'to ord': [1, 2], tom: null }, '');
  assert.ok(xml.ok);
  assert.match(xml.text, /<navn>A &amp; B &lt;c&gt;<\/navn>\s*<to_ord>1<\/to_ord>\s*<to_ord>2<\/to_ord>/);
  const template = '<sag><navn>{{navn}}</navn>{{#børn}}<barn>{{navn}}</barn>{{/børn}}</sag>';
  const filled = writeFile('xml', { navn: 'A & B', børn: [{ navn: 'Ida' }, { navn: '<x>' }] }, template);
  assert.deepEqual(filled, {
    ok: true,
    text: '<sag><navn>A &amp; B</navn><barn>Ida</barn><barn>&lt;x&gt;</barn></sag>',
  });
  for (const wrong of ['<sag>{{#navn}}</sag>', '<sag><navn></sag>'])
    assert.equal(writeFile('xml', { navn: 'x' }, wrong).ok, false);
  for (const wrong of ['tekst', 7, null, [], ['a']]) assert.equal(writeFile('csv', wrong, '').ok, false);
});

const values: fc.Arbitrary<DeliveryValue> = fc.oneof(
  fc.string(),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constant(null),
);
const contexts = fc.dictionary(fc.string({ minLength: 1 }), values, { minKeys: 1 });

test('any content becomes XML that is well-formed, and CSV with as many cells as it has columns', () => {
  fc.assert(
    fc.property(fc.array(contexts, { minLength: 1, maxLength: 4 }), (rows) => {
      const xml = writeFile('xml', rows, '');
      assert.ok(xml.ok);
      assert.equal(XMLValidator.validate(xml.text), true);
      const parsed: string[][] = parse(writeCsv(rows), {
        delimiter: ';',
        bom: true,
        record_delimiter: '\r\n',
        relax_quotes: false,
        skip_empty_lines: false,
      });
      assert.equal(parsed.length, rows.length + 1);
    }),
  );
});

test('PLA-1 each server can be tried, without writing anything', async () => {
  const before = (await peer.received()).length;
  const health = (await fileTransferOption.health?.(settings, new AbortController().signal)) ?? [];
  const problems = Object.fromEntries(health.map(({ peer: name, problem }) => [name, problem?.da ?? null]));
  assert.equal(problems.okonomi, null);
  assert.match(problems.skiftet ?? '', /anden nøgle/);
  assert.match(problems.mappe ?? '', /Mappen findes ikke/);
  assert.match(problems.nede ?? '', /svarer ikke/);
  assert.equal((await peer.received()).length, before);
});
