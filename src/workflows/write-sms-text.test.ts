import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { registeredOptions } from '../options/registry.ts';
import { plainCharacters } from '../sms/plain-characters.ts';
import { textsOfSms, writeSmsText } from './write-sms-text.ts';

const write = (template: string, value: string) => writeSmsText(template, () => value);

test('SMS-2 an answer with a tag or a < in it changes neither itself nor the text around it', () => {
  const template = 'Hej {{svar.name}}\n\nDu skrev: {{svar.text}}\n- vi ses';
  assert.equal(write(template, '<b>Bo</b>'), 'Hej <b>Bo</b>\n\nDu skrev: <b>Bo</b>\n- vi ses');
  assert.equal(write(template, 'a < b'), 'Hej a < b\n\nDu skrev: a < b\n- vi ses');
  assert.equal(
    write('<p>Hej {{svar.name}}</p><ul><li>{{svar.text}}</li></ul>', '<i>1 &lt; 2</i>\nBo'),
    'Hej <i>1 &lt; 2</i>\nBo\n\n- <i>1 &lt; 2</i>\nBo',
  );
  assert.equal(
    write('<a href="https://demo.example/{{a.b}}">Se</a> <script>{{a.b}}</script>', '"><script>x'),
    'Se: https://demo.example/"><script>x',
  );
});

const word = fc.constantFrom(
  'Hej',
  'æøå',
  '<b>',
  '</p>',
  '<br>',
  'a < b',
  '&lt;',
  '&',
  '"',
  "'",
  '\ue0000\ue001',
  '\n',
  '$&',
);
const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(word, { maxLength: 6 }).map((all) => all.join('')),
);
const around = fc.array(fc.constantFrom('Hej', '\n', ' ', 'æ', '- '), { maxLength: 6 }).map((all) => all.join(''));

test('SMS-2 whatever is put into a plain template stands in the text as it is, and the line breaks around it stay', () => {
  fc.assert(
    fc.property(around, value, around, (before, put, after) => {
      assert.equal(write(`${before}{{a.b}}${after}`, put), plainCharacters(`${before}${put}${after}`));
    }),
  );
});

test('SMS-2 whatever is put into a formatted template stands in the text as it is, and the rest is as without it', () => {
  fc.assert(
    fc.property(value, (put) => {
      const text = write('<h2>Hej</h2><p>Se [{{a.b}}]</p><ol><li>Kom</li></ol>', put);
      assert.equal(text, plainCharacters(`Hej\n\nSe [${put}]\n\n1. Kom`));
    }),
  );
});

test('SMS-2 the texts that go out by SMS are those that the kinds of delivery declare so', () => {
  const declared = registeredOptions.flatMap(({ deliveries }) =>
    deliveries.flatMap(({ key, fields = [] }) =>
      fields.filter(({ counted }) => counted !== undefined).map((field) => `${key}.${field.key}`),
    ),
  );
  assert.deepEqual([...textsOfSms].sort(), declared.sort());
});
