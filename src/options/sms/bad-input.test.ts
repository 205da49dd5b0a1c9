import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smsForm, smsStep, smsWorkflow } from '../../../test/helpers/sms.ts';
import type { Text } from '../../texts/catalogue.ts';
import type { DeliverStep } from '../../workflows/definition.ts';
import { estimateSms } from '../../workflows/design/estimate-sms.ts';
import { findingsOfWorkflow } from '../../workflows/design/findings-of-workflow.ts';
import { smsOption } from './option.ts';
import type { SmsSettings } from './settings.ts';
import { smsKind } from './sms-kind.ts';
import { writeSms } from './write-sms.ts';

const account = { name: 'faelles', title: 'Fælles', token: 'token', sender: 'Demo Komm' };
const settings: SmsSettings = { accounts: [account] };

/** What a designer is told of a step, with the field at which it stands and the words by which one gets there. */
function told(more: Partial<DeliverStep>): readonly string[] {
  const { key: _key, ...kind } = smsKind;
  const contract = {
    letter: false,
    fields: kind.fields ?? [],
    missing: (step: Parameters<NonNullable<typeof smsKind.missing>>[1]) => smsKind.missing?.(settings, step) ?? [],
  };
  return findingsOfWorkflow(smsWorkflow({ first: smsStep('done', more) }), {
    forms: new Map([[smsForm.key, smsForm]]),
    deliveries: new Map([['sms', contract]]),
    languages: ['da', 'en'],
  })
    .filter(({ severity }) => severity === 'error')
    .map(({ place, path, message }) => {
      assert.ok(message.da !== '' && message.en !== '');
      return `${place} | ${path.map(({ da }) => da).join(' › ')} | ${message.da}`;
    });
}

const text = (da: string, en?: string): Partial<DeliverStep> => ({
  texts: { text: (en === undefined ? { da } : { da, en }) as Text },
});
const atText = 'first.texts.text.da | Send sms › Tekst › dansk | ';

for (const [what, step, expected] of [
  ['an empty text', text(' \n '), [new RegExp(`^${atText.replaceAll('|', '\\|')}Sms’en har ingen tekst`)]],
  ['20 parts', text('x'.repeat(153 * 20)), [/^first\.texts\.text\.da .*20 sms-dele, og der må højst være 6/]],
  ['only emoji', text('🎉🎉'), [/^first\.texts\.text\.da .*hverken bogstaver eller tal/]],
  ['a field that is missing', text('Hej {{svar.navn}}'), [/^first\.texts\.text\.da .*»?svar\.navn/]],
  ['a place that can’t be read', text('Hej {{svar . name}}'), [/^first\.texts\.text\.da .*svar \. name/]],
  ['script in HTML', text('<p>Hej</p><script>alert(1)</script>'), [/^first\.texts\.text\.da .*script eller aktivt/]],
  ['an attribute that runs something', text('<p onclick="x()">Hej</p>'), [/script eller aktivt/]],
  [
    'script in another language',
    text('Hej', '<script>x</script>'),
    [/^first\.texts\.text\.en \| Send sms › Tekst › engelsk /],
  ],
  [
    'a sender with æ',
    { choices: { sender: 'Børn' } },
    [/^first\.choices\.sender \| Send sms › Afsendernavn \| .*a til z/],
  ],
  ['an account that isn’t there', { choices: { account: 'boern' } }, [/^first\.choices\.account .*»boern«/]],
  ['no number', { values: {} }, [/^first\.values\.to .*Modtagernummer/]],
  ['text from right to left', text('موعدك يوم الاثنين الساعة العاشرة'), []],
] as const) {
  test(`SMS-2 SMS-4 ${what}: the designer is told ${expected.length === 0 ? 'nothing' : 'at the field where it is corrected'}`, () => {
    const own = told(step);
    for (const line of expected)
      assert.ok(
        own.some((each) => line.test(each)),
        `${line} in ${own.join('\n')}`,
      );
    if (expected.length === 0) assert.deepEqual(own, []);
    assert.ok(
      own.every((line) => !line.startsWith('first |')),
      own.join('\n'),
    );
  });
}

test('SMS-2 text from right to left goes out whole, and the designer sees that it has less room', () => {
  const arabic = 'موعدك يوم الاثنين الساعة العاشرة';
  const sms = writeSms({ fields: { to: '+4520304050', text: arabic } }, settings);
  assert.ok(!('problem' in sms));
  assert.deepEqual([sms.text, sms.encoding, sms.parts], [arabic, 'ucs2', 1]);
  assert.equal(estimateSms(arabic, () => ({ typical: 0, most: 0 })).encoding, 'ucs2');
});

test('SMS-4 the administrator is told of a sender with æ at the account’s field', () => {
  const [problem, ...others] =
    smsOption.problems?.({ accounts: [account, { ...account, name: 'boern', sender: 'Børn' }] }) ?? [];
  assert.deepEqual([problem?.list, problem?.entry, problem?.member, others], ['accounts', 'boern', 'sender', []]);
  assert.match(problem?.problem.da ?? '', /a til z/);
});

for (const [what, fields, field] of [
  ['an empty text', { text: ' ' }, 'text'],
  ['only emoji', { text: '🎉' }, 'text'],
  ['a number that is none', { to: '12 34' }, 'to'],
  ['a sender with æ', { sender: 'Børn' }, 'sender'],
] as const) {
  test(`SMS-3 SMS-4 ${what}: a case worker who corrects an SMS is told at the field`, () => {
    const wrong = smsKind.wrongFields?.({ to: '+4520304050', text: 'Hej', ...fields }) ?? {};
    assert.deepEqual(Object.keys(wrong), [field]);
  });
}
