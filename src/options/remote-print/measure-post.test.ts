import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { digitalPostDelivery } from './digital-post-delivery.ts';
import type { DigitalPostInput } from './digital-post-input.ts';
import { sharedLetterAssembler } from './letter/letter-assembler.ts';
import { measurePost } from './measure-post.ts';
import type { DigitalPostSettings } from './settings.ts';

after(() => sharedLetterAssembler().stop());

const settings: DigitalPostSettings = {
  senderCvr: '10000009',
  senderName: 'Demo Kommune',
  systemName: 'Selvbetjening',
  printType: 1,
  printUser: 'demo',
  returnAddress: 'Rådhuspladsen 1\n9000 Aalborg',
  connection: {} as never,
};
const page = await PDFDocument.create();
page.addPage([595, 842]);
const pdf = await page.save();
const main = { name: 'brev.pdf', mediaType: 'application/pdf', size: pdf.length, content: async () => pdf };
/** Judged by what is told of it: read it is never. */
const unread = (more: object) => ({ ...main, content: () => assert.fail('it was read'), ...more });

const measure = (files: readonly (typeof main)[], input: Partial<DigitalPostInput> = {}, change: object = {}) =>
  measurePost(
    {
      key: '00000000-0000-4000-8000-000000000000',
      input: {
        recipient: { kind: 'cpr', id: '0107850018', name: 'Karen' },
        title: 'Afgørelse',
        replyAllowed: false,
        caseNumber: 'FP-1',
        language: 'da',
        ...input,
      },
      files,
      createdAt: new Date('2026-11-24T09:00:00Z'),
    },
    { ...settings, ...change },
  );

test('FJE-3 FJE-6 what Digital Post or print would refuse of the files is known before anything is decided, and from sizes alone', async () => {
  const digital = { channel: 'digital-only' };
  const found = async (...given: Parameters<typeof measure>) => (await measure(...given))?.problem?.da ?? null;
  assert.equal(await found([main], {}, digital), null);
  assert.match((await found([main, unread({ size: 99_500_000 })], {}, digital)) ?? '', /højst 99,5 MB/);
  assert.match((await found([main, unread({ size: 70_000_000 })])) ?? '', /Grænsen er 60 MB/);
  assert.equal(await found([main, unread({ size: 70_000_000 })], {}, digital), null, 'nothing of it is printed');
  assert.match((await found([main, unread({ size: 0 })], {}, digital)) ?? '', /tomt/);
  assert.match((await found([unread({ mediaType: 'image/png' })], {}, digital)) ?? '', /PDF/);
  assert.match((await found([main], { title: 'x'.repeat(257) }, digital)) ?? '', /256/);
  assert.match((await found([main, unread({ mediaType: 'audio/mpeg' })])) ?? '', /kan ikke trykkes/);
  const always = { channel: 'letter-always' };
  assert.equal(await found([main], { title: 'x'.repeat(257) }, always), null, 'no MeMo message is made of it');
  assert.match((await measure([main]))?.parts[0]?.text ?? '', /Sider: \d/);
});

test('FJE-3 names with every oddity of Unicode that come from a register or a form make a right message', async () => {
  const names = [
    'A\u030Ase O\u0308stergaard',
    '\u202EneraK',
    'Zo\u200Be\uFEFF',
    '李小龍',
    '👩‍👩‍👧',
    'محمد',
    '\uD800x',
    'a\u0000b',
    '<&"\'>]]>',
    '\u{1F1E9}\u{1F1F0}'.repeat(60),
  ];
  for (const name of names) {
    const input = { recipient: { kind: 'cpr', id: '0107850018', name }, title: name } as const;
    const found = await measure([{ ...main, name: `${name}.pdf` }], input, { channel: 'digital-only' });
    assert.equal(found?.problem ?? null, null, JSON.stringify(name));
  }
});

test('FJE-3 the preview of a delivery tells of a title, a text of notice or a button that Digital Post would refuse', () => {
  const problem = (fields: Readonly<Record<string, string>>, title = 'Afgørelse') =>
    digitalPostDelivery.preview?.(
      {
        key: '00000000-0000-4000-8000-000000000000',
        input: {
          recipient: { kind: 'cpr', id: '0107850018' },
          title,
          replyAllowed: false,
          caseNumber: 'FP-1',
          language: 'da',
          fields,
        },
        files: [],
        createdAt: new Date('2026-11-24T09:00:00Z'),
      },
      settings,
    ).problem?.da ?? null;
  assert.equal(problem({}), null);
  assert.match(problem({}, 'x'.repeat(257)) ?? '', /256/);
  assert.match(problem({ notification: 'x'.repeat(151) }) ?? '', /150/);
  assert.match(problem({ linkTitle: 'Se sagen', link: 'http://usikker.example' }) ?? '', /https/);
});
