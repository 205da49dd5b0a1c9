import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wrongPostFields } from './check-fields.ts';
import { digitalMessage } from './digital-message.ts';
import type { DigitalPostInput } from './digital-post-input.ts';
import { frameOutline } from './memo/memo-frame.ts';
import { linkCodes } from './memo/memo-message.ts';

function messageOf(change: Partial<DigitalPostInput>): string {
  const made = digitalMessage(
    {
      key: '0c4f3a7e-1b03-4b7a-9a55-0c4f3a7e1b03',
      input: {
        recipient: { kind: 'cpr', id: '0107850018', name: 'Karen' },
        title: 'Afgørelse',
        replyAllowed: false,
        caseNumber: 'FP-1',
        language: 'da',
        ...change,
      },
      files: [{ name: 'brev.pdf', mediaType: 'application/pdf', size: 3, content: async () => Buffer.from('pdf') }],
      createdAt: new Date('2026-11-24T09:00:00Z'),
    },
    { senderCvr: '10000009', senderName: 'Demo', systemName: 'Selvbetjening', connection: {} as never },
  );
  assert.ok(!('outcome' in made), JSON.stringify(made));
  return frameOutline(made, () => 'AA==');
}

const actions = (xml: string) =>
  [...xml.matchAll(/<memo:Action><memo:label>([^<]*)<\/memo:label><memo:actionCode>([^<]*).*?<memo:url>([^<]*)/g)].map(
    ([, label, code, url]) => [label, code, url],
  );

test('FJE-3 a step says of a message whether it may be answered, whether it is a mandatory notice, and which button of which kind stands by it', () => {
  assert.deepEqual(actions(messageOf({})), []);
  const link = { linkTitle: 'Betal nu', link: 'https://demo.example/betal' };
  for (const kind of linkCodes) {
    assert.deepEqual(actions(messageOf({ fields: { ...link, linkKind: kind } })), [['Betal nu', kind, link.link]]);
  }
  const action = { title: 'Svar', url: 'https://demo.example/svar' };
  assert.deepEqual(actions(messageOf({ action, fields: link })), [
    ['Svar', 'SELVBETJENING', action.url],
    ['Betal nu', 'SELVBETJENING', link.link],
  ]);
  const plain = messageOf({});
  assert.match(plain, /<memo:reply>false</);
  assert.doesNotMatch(plain, /mandatory/);
  const said = messageOf({ fields: { reply: 'yes', mandatory: 'yes' } });
  assert.match(said, /<memo:reply>true<.*<memo:mandatory>true</);
});

test('FJE-3 a step gives an appointment for the calendar, by Danish time and an hour long where no end is said', () => {
  const fields = {
    appointment: 'Møde om din sag',
    appointmentStart: '2026-12-01T09:30:00',
    appointmentPlace: 'Rådhuset',
  };
  const xml = messageOf({ fields });
  assert.match(
    xml,
    /<memo:label>Møde om din sag<\/memo:label><memo:actionCode>AFTALE<\/memo:actionCode><memo:Reservation>/,
  );
  assert.match(xml, /startDateTime>2026-12-01T08:30:00(\.000)?Z<.*endDateTime>2026-12-01T09:30:00(\.000)?Z</);
  assert.equal(messageOf({ fields }), xml, 'the same appointment at each attempt');
  const told = messageOf({
    fields: { ...fields, appointmentEnd: '2026-12-01T10:00:00+01:00', appointmentPlace: 'Rådhuset, lokale 2' },
  });
  assert.match(told, /location>Rådhuset, lokale 2<.*endDateTime>2026-12-01T09:00:00(\.000)?Z</);
});

for (const [what, fields, field] of [
  ['no text', { appointmentStart: '2026-12-01T09:30' }, 'appointment'],
  ['no beginning', { appointment: 'Møde' }, 'appointmentStart'],
  ['no place', { appointment: 'Møde', appointmentStart: '2026-12-01T09:30' }, 'appointmentPlace'],
  ['a day that there is not', { appointment: 'Møde', appointmentStart: '2026-02-30T09:30' }, 'appointmentStart'],
  ['a month that there is not', { appointment: 'Møde', appointmentStart: '2026-13-01T09:30' }, 'appointmentStart'],
  ['an hour that there is not', { appointment: 'Møde', appointmentStart: '2026-12-01T25:61' }, 'appointmentStart'],
  [
    'an offset that there is not',
    { appointment: 'Møde', appointmentStart: '2026-12-01T09:30+99:99' },
    'appointmentStart',
  ],
  [
    'an end that is none',
    { appointment: 'Møde', appointmentStart: '2026-12-01T09:30', appointmentEnd: 'kl. 10' },
    'appointmentEnd',
  ],
  [
    'an end before its beginning',
    {
      appointment: 'Møde',
      appointmentStart: '2026-12-01T09:30',
      appointmentEnd: '2026-12-01T09:00',
      appointmentPlace: 'X',
    },
    'appointmentEnd',
  ],
] as const) {
  test(`FJE-3 an appointment with ${what} is a person's to correct, at its field`, () => {
    assert.ok(wrongPostFields(fields)[field]?.da);
    assert.throws(() => messageOf({ fields }), /kalenderen/);
  });
}
