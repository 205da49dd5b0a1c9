import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseProse } from './parse-prose.ts';

const text = (content: string) => ({ kind: 'text', text: content });

test('paragraphs, line breaks, lists and links', () => {
  assert.deepEqual(parseProse('Et\nto\n\n- a\n - b [c](https://d.dk) e\nslut'), [
    { kind: 'paragraph', lines: [[text('Et')], [text('to')]] },
    { kind: 'list', lines: [[text('a')], [text('b '), { kind: 'link', text: 'c', href: 'https://d.dk' }, text(' e')]] },
    { kind: 'paragraph', lines: [[text('slut')]] },
  ]);
  assert.deepEqual(parseProse(' \n\n'), []);
});

test('headings, numbered lists and important text, which end what stands before them', () => {
  assert.deepEqual(parseProse('## Et **to**\n1. a\n2. b\nc\n### Tre\n### Fire\n#fem'), [
    { kind: 'heading2', lines: [[text('Et '), { kind: 'bold', text: 'to' }]] },
    { kind: 'steps', lines: [[text('a')], [text('b')]] },
    { kind: 'paragraph', lines: [[text('c')]] },
    { kind: 'heading3', lines: [[text('Tre')]] },
    { kind: 'heading3', lines: [[text('Fire')]] },
    { kind: 'paragraph', lines: [[text('#fem')]] },
  ]);
  assert.deepEqual(parseProse('2 * 3 ** 4'), [{ kind: 'paragraph', lines: [[text('2 * 3 ** 4')]] }]);
});

test('addresses that run code or leave the site in disguise stay text', () => {
  const unsafe = [
    'javascript:alert(1)',
    'JAVASCRIPT:x',
    'data:text/html,x',
    '//evil.dk',
    '/\\evil.dk',
    'vbscript:x',
    'ftp://x',
  ];
  for (const href of unsafe)
    assert.deepEqual(parseProse(`[x](${href})`), [{ kind: 'paragraph', lines: [[text(`[x](${href})`)]] }]);
  for (const href of ['https://a.dk/b?c=d', 'http://a.dk', 'mailto:a@b.dk', 'tel:+4512345678', '/demo/mine-sager']) {
    assert.deepEqual(parseProse(`[x](${href})`)[0]?.lines[0]?.[0], { kind: 'link', text: 'x', href });
  }
});

test('every text has a reading that loses no letter of it, and 20,000 brackets are read at once', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab[]()- \n/:#*1.') }), (prose) => {
      const read = parseProse(prose).flatMap((block) => block.lines.flat());
      const letters = read.map((piece) => (piece.kind === 'link' ? piece.text + piece.href : piece.text)).join('');
      assert.equal(letters.replace(/[^ab]/g, ''), prose.replace(/[^ab]/g, ''));
    }),
  );
  assert.equal(parseProse('['.repeat(20_000)).length, 1);
  assert.equal(parseProse('[a]('.repeat(5_000)).length, 1);
  assert.equal(parseProse('*'.repeat(20_000)).length, 1);
});
