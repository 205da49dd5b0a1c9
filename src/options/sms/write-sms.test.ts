import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeliveryValue } from '../option.ts';
import { missingForSms } from './missing-for-sms.ts';
import { smsOption } from './option.ts';
import { previewSms } from './preview-sms.ts';
import type { SmsSettings } from './settings.ts';
import { smsKind } from './sms-kind.ts';
import { writeSms } from './write-sms.ts';

const account = { name: 'faelles', title: 'Fælles', token: 'token', sender: 'Demo Komm', partPrice: 28 };
const settings: SmsSettings = {
  accounts: [account, { ...account, name: 'teknik', title: 'Teknik', sender: 'Teknik' }],
};
const fields = { to: '+4520304050', text: 'Din tid er kl. 10.' };
const caseUrl = 'https://selvbetjening.example/demo/s/AAAAAAAAAAAAAAAAAAAAAA';

function written(more: Readonly<Record<string, DeliveryValue>>, own: Partial<SmsSettings> = settings) {
  const sms = writeSms({ fields: { ...fields, ...more }, caseUrl }, own);
  return 'problem' in sms ? assert.fail(JSON.stringify(sms)) : sms;
}

function wrong(more: Readonly<Record<string, DeliveryValue>>, own: Partial<SmsSettings> = settings) {
  const sms = writeSms({ fields: { ...fields, ...more }, caseUrl }, own);
  assert.ok('problem' in sms, JSON.stringify(sms));
  assert.ok(sms.problem.en && sms.problem.da);
  return [sms.field, sms.problem.da] as const;
}

test('SMS-1 a message has its number, text, encoding and parts fixed, the link to the case after it', () => {
  const sms = written({ link: 'yes' });
  assert.equal(sms.to, '+4520304050');
  assert.equal(sms.text, `Din tid er kl. 10.\n${caseUrl}`);
  assert.deepEqual([sms.encoding, sms.parts, sms.units], ['gsm7', 1, sms.text.length]);
  assert.deepEqual([sms.sender, sms.account.name, sms.urgent, sms.hours], ['Demo Komm', 'faelles', false, 48]);
  const other = written({ account: 'teknik', urgent: 'yes', hours: '4' });
  assert.deepEqual([other.sender, other.urgent, other.hours], ['Teknik', true, 4]);
  assert.equal(written({ sender: 'Borger1' }).sender, 'Borger1');
});

test('SMS-2 what a step or a person wrote is text by now, and goes out as it was written', () => {
  for (const text of ['Under 5 < 7 & over\n\nSlut', 'Svar:\n<b>nej</b>']) assert.equal(written({ text }).text, text);
});

test('SMS-3 a number that can’t be used is told at the field where it is corrected', () => {
  assert.equal(wrong({ to: null })[0], 'to');
  assert.equal(wrong({ to: '12' })[0], 'to');
  assert.equal(wrong({ to: '+4670123456' })[0], 'to');
  assert.equal(written({ to: '+46701234567' }, { ...settings, foreignNumbers: true }).to, '+46701234567');
  assert.match(wrong({ to: ['+4520304050', '+4520304051'] })[1], /flere modtagernumre/);
  assert.equal(written({ to: ['+4520304050', null] }).to, '+4520304050');
  assert.equal(written({ to: 20304050 }).to, '+4520304050');
  const corrected = smsKind.wrongFields?.({ ...fields, to: '12' }) ?? {};
  assert.deepEqual(Object.keys(corrected), ['to']);
  assert.deepEqual(smsKind.wrongFields?.({ ...fields, to: '20 30 40 50' }), {});
});

test('SMS-2 an empty text, emoji alone and too many parts are refused, text from right to left is not', () => {
  assert.match(wrong({ text: ' \n ' })[1], /ingen tekst/);
  assert.match(wrong({ text: '🎉🎉' })[1], /hverken bogstaver eller tal/);
  assert.match(wrong({ text: 'x'.repeat(153 * 19 + 1) })[1], /20 sms-dele, og der må højst være 6/);
  assert.equal(written({ text: 'x'.repeat(153 * 19 + 1) }, { ...settings, mostParts: 20 }).parts, 20);
  assert.equal(written({ text: 'موعدك يوم الاثنين' }).encoding, 'ucs2');
});

test('SMS-4 a sender name with æ is refused in the settings, at the step and before it is sent', () => {
  const [problem] = smsOption.problems?.({ accounts: [{ ...account, sender: 'Rådhuset' }] }) ?? [];
  assert.deepEqual([problem?.list, problem?.entry, problem?.member], ['accounts', 'faelles', 'sender']);
  assert.deepEqual(smsOption.problems?.(settings), []);
  assert.equal(missingForSms(settings, { choices: { sender: 'Børn' } }).length, 1);
  assert.deepEqual(missingForSms(settings, { choices: { sender: 'Boern' } }), []);
  assert.equal(wrong({ sender: 'Børn' })[0], 'sender');
});

test('SMS-1 what a step lacks is told before it is published', () => {
  const told = (own: Partial<SmsSettings> | undefined, said: Parameters<typeof missingForSms>[1]) =>
    missingForSms(own, said).map(
      ({ problem, at }) => `${at ? [at.in, at.key, at.language].join('.') : ''} ${problem.da}`,
    );
  assert.match(told(undefined, {})[0] ?? '', /^ .*ingen konto/);
  assert.match(told(settings, { choices: { account: 'boern' } })[0] ?? '', /^choices\.account\. .*»boern«/);
  assert.match(
    told(settings, { texts: { text: { da: '<script>alert(1)</script>' } } })[0] ?? '',
    /^texts\.text\.da .*script/,
  );
  assert.match(told(settings, { texts: { text: { da: 'Hej', en: ' ' } } })[0] ?? '', /^texts\.text\.en .*ingen tekst/);
  assert.match(told(settings, { texts: { text: { da: 'x'.repeat(1_000) } } })[0] ?? '', /^texts\.text\.da .*sms-dele/);
  assert.deepEqual(told(settings, { texts: { text: { da: '{{a.b}}', en: 'Dear {{a.b}}' } } }), []);
  assert.equal(smsOption.problems?.({ accounts: [{ ...account, gateway: 'cpsms' }] })?.[0]?.member, 'user');
});

test('SMS-5 the preview shows the message with its parts and price, and what would stop it', () => {
  const preview = (text: string) =>
    previewSms(
      {
        key: 'key',
        createdAt: new Date(),
        files: [],
        input: {
          recipient: null,
          title: '',
          caseNumber: '2026-17',
          language: 'da',
          replyAllowed: false,
          fields: { ...fields, text, link: 'yes' },
        },
      },
      { ...settings, shortUrls: 'https://selvbetjening.example/demo/s/' },
    );
  const { parts, problem } = preview('Din tid er kl. 10.');
  assert.equal(problem, null);
  assert.deepEqual(parts.at(-1), {
    title: { da: '78 tegn · sms-dele: 1', en: '78 characters · parts: 1' },
    text: '0,28 kr.',
  });
  assert.ok(preview('').problem);
  assert.deepEqual(smsKind.partPrices?.(settings), { choice: 'account', of: { faelles: 28, teknik: 28 }, usual: 28 });
});
