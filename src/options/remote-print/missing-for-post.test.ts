import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callerWith, platformAt } from '../../../sandbox/service-platform/connection-in-test.ts';
import { missingForPost } from './missing-for-post.ts';
import type { DigitalPostSettings } from './settings.ts';

const complete: Partial<DigitalPostSettings> = {
  senderCvr: '10000009',
  senderName: 'Demo Kommune',
  systemName: 'Selvbetjening',
  receipts: 'push',
  printType: 1001,
  printUser: 'SELVBETJENING',
  returnAddress: 'Rådhuspladsen 1\n9000 Aalborg',
  connection: { platform: platformAt(1), caller: callerWith() },
};
const missing = (settings: Partial<DigitalPostSettings> | undefined, channel?: string, now?: Date) =>
  missingForPost(settings, { choices: channel === undefined ? {} : { channel } }, now).map(({ problem }) => problem.da);

test('FJE-9 nothing is missing where sender, certificate, print agreement and receipts are there', () => {
  for (const channel of [undefined, 'digital-or-letter', 'digital-only', 'letter-always', 'digital-with-backup']) {
    assert.deepEqual(missing(complete, channel), []);
  }
});

test('FJE-9 what is missing is told with the remedy: sender, certificate, print agreement, receipts, queue', () => {
  assert.equal(missing(undefined).length, 2, 'nothing was ever saved');
  assert.match(missing({ ...complete, senderCvr: undefined })[0] ?? '', /CVR-nummer/);
  const caller = { ...callerWith(), certificates: [] };
  assert.match(missing({ ...complete, connection: { platform: platformAt(1), caller } })[0] ?? '', /certifikat/);
  assert.match(missing(complete, undefined, new Date('2999-01-01'))[0] ?? '', /gyldigt certifikat/);
  assert.match(missing({ ...complete, receipts: undefined }, 'digital-with-backup')[0] ?? '', /kvitteringer/);
  assert.match(missing({ ...complete, receipts: 'pull' })[0] ?? '', /dueslag/);
});

test('FJE-9 a print agreement is missed only where a letter can come of it; the organisation’s “always letter” wins', () => {
  const { printType: _, ...without } = complete;
  assert.deepEqual(missing(without, 'digital-only'), []);
  assert.match(missing(without)[0] ?? '', /printaftale/);
  assert.match(missing({ ...without, channel: 'letter-always' }, 'digital-only')[0] ?? '', /printaftale/);
});

test('FJE-9 what can be seen to be wrong in a step’s texts stops the publishing, not the case', () => {
  const said = (texts: Record<string, string>) =>
    missingForPost(complete, {
      texts: Object.fromEntries(Object.entries(texts).map(([name, da]) => [name, { da }])),
    }).map(({ problem }) => problem.da);
  assert.deepEqual(said({ linkTitle: 'Se sagen', link: 'https://demo.example/{{form.name}}' }), []);
  assert.deepEqual(said({ linkTitle: 'Se sagen', link: '{{form.address}}', notification: 'Du har fået post.' }), []);
  assert.match(said({ linkTitle: 'Se sagen', link: 'http://demo.example' })[0] ?? '', /https/);
  assert.match(said({ appointmentPlace: 'Rådhuset' })[0] ?? '', /både en tekst og et sted/);
  assert.deepEqual(said({ appointment: 'Møde', appointmentPlace: 'Rådhuset' }), []);
  assert.match(said({ linkTitle: 'Se sagen' })[0] ?? '', /både en tekst og en adresse/);
  assert.match(said({ link: 'https://demo.example' })[0] ?? '', /både en tekst og en adresse/);
  assert.match(said({ notification: 'x'.repeat(151) })[0] ?? '', /150 tegn/);
  assert.match(said({ title: 'x'.repeat(257) })[0] ?? '', /256 tegn/);
  const letter = { title: { da: 'x'.repeat(257) } };
  assert.match(missingForPost(complete, { letter })[0]?.problem.da ?? '', /256 tegn/);
  assert.deepEqual(missingForPost(complete, { letter, texts: { title: { da: 'Kort' } } }), []);
  assert.deepEqual(
    said({ notification: `${'x'.repeat(150)}{{form.aVeryLongNameOfAField}}` }),
    [],
    'the value may be short',
  );
});
