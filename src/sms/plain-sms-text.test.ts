import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainSmsText } from './plain-sms-text.ts';
import { smsParts } from './sms-parts.ts';

for (const [what, html, text] of [
  [
    'a link with words',
    '<p>Se <a href="https://demo.example/sag/1?a=1&amp;b=2">din sag</a>.</p>',
    'Se din sag: https://demo.example/sag/1?a=1&b=2.',
  ],
  ['a link that says its address', '<a href="https://demo.example/">demo.example</a>', 'demo.example'],
  [
    'a link after a colon',
    'Læs mere: <a href="https://demo.example/x"><img src="a.png" alt="pil"></a>',
    'Læs mere: https://demo.example/x',
  ],
  [
    'addresses of mail and telephone',
    '<a href="mailto:a@b.dk?subject=x">Skriv</a> eller <a href="tel:+4599000001">+4599000001</a>',
    'Skriv: a@b.dk eller +4599000001',
  ],
  ['a link that runs something', '<a href="javascript:alert(1)">Tryk</a>', 'Tryk'],
  [
    'lists',
    '<p>Husk:</p><ul><li>pas</li><li>foto</li></ul><ol><li>Kom</li><li>Vent</li></ol>',
    'Husk:\n\n- pas\n- foto\n1. Kom\n2. Vent',
  ],
  ['line breaks and paragraphs', '<h2>Hej</h2><p>Et<br>to</p><p></p><p>tre</p>', 'Hej\n\nEt\nto\n\ntre'],
  [
    'entities and blanks that don’t break',
    'Kr.&nbsp;100&#44; &aelig;&Oslash;&aring; &lt;b&gt; &amp;amp;',
    'Kr. 100, æØå <b> &amp;',
  ],
  ['what an editor writes for looks', '“Tag” ‘det’ – nu… «ja» • nej\u00ad\u200b', '"Tag" \'det\' - nu... "ja" - nej'],
  ['script and style', '<style>p{}</style><script>alert("x")</script><p>Hej</p>', 'Hej'],
  [
    'a table',
    '<table><tr><th>Dag</th><th>Tid</th></tr><tr><td>Man</td><td>9-15</td></tr></table>',
    'Dag Tid\nMan 9-15',
  ],
  ['letters written in two', 'A\u030arhus', 'Århus'],
  ['nothing', '<p>&nbsp;</p>', ''],
] as const) {
  test(`SMS-2 ${what}: HTML becomes readable text`, () => {
    assert.equal(plainSmsText(html), text);
  });
}

test('SMS-2 a Danish text from an editor stays in seven bits', () => {
  const html = '<p>Kære Åse – din ansøgning er “modtaget” …</p><p>Hilsen Borgerservice</p>';
  assert.equal(smsParts(plainSmsText(html)).encoding, 'gsm7');
});

const words = fc.constantFrom('Hej', 'æøå', 'a&amp;b', 'x&lt;y', '&nbsp;', '“”', '😀', 'שלום', '\n', ' ');
const tags = fc.constantFrom(
  'p',
  'b',
  'em',
  'ul',
  'li',
  'ol',
  'h1',
  'div',
  'span',
  'table',
  'tr',
  'td',
  'br',
  'script',
  'style',
  'a href="https://a.dk/?q=1&amp;r=2"',
  'img src=x onerror=alert(1)',
);
const markup = fc.array(
  fc.oneof(
    words,
    tags.map((tag) => `<${tag}>`),
    tags.map((tag) => `</${tag.split(' ')[0]}>`),
    fc.tuple(tags, words).map(([tag, word]) => `<${tag}>${word}</${tag.split(' ')[0]}>`),
  ),
  { maxLength: 40 },
);

test('SMS-2 any HTML becomes text without markup', () => {
  fc.assert(
    fc.property(markup, (pieces) => {
      const text = plainSmsText(pieces.join(''));
      assert.doesNotMatch(text, /<\/?(p|b|em|ul|li|ol|h1|div|span|table|tr|td|br|script|style|a|img)\b/i);
      assert.doesNotMatch(text, /onerror|&(amp|lt|nbsp);/);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u00a0]|\n{3}|^\s|\s$/);
    }),
    { numRuns: 300 },
  );
});

test('SMS-2 text of any kind is taken, and one that has been converted stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
      const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
      const text = plainSmsText(escaped(typed));
      assert.equal(plainSmsText(escaped(text)), text);
    }),
    { numRuns: 300 },
  );
});
