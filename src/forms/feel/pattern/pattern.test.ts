import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compilePattern } from './compile-pattern.ts';
import { findMatch } from './find-match.ts';

// The same cases in every run.
fc.configureGlobal({ seed: 20251124 });

function match(
  pattern: string,
  text: string,
  flags = '',
): { found: string | null; groups: (string | null)[]; work: number } {
  const program = compilePattern(pattern, flags);
  assert.ok(program !== null, pattern);
  let work = 0;
  const characters = [...text];
  const places = findMatch(
    program,
    characters.map((character) => character.codePointAt(0) ?? 0),
    0,
    (more) => {
      work += more;
    },
  );
  const between = (index: number): string | null => {
    const [from, to] = [places?.[index * 2] ?? -1, places?.[index * 2 + 1] ?? -1];
    return from < 0 || to < 0 ? null : characters.slice(from, to).join('');
  };
  const groups = Array.from({ length: program.groups }, (_, index) => between(index + 1));
  return { found: between(0), groups, work };
}

const anyPattern = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '[a-c]', '^', '$', '\\d', 'aa'),
    fc.tuple(tie('pattern'), tie('pattern')).map(([left, right]) => left + right),
    fc.tuple(tie('pattern'), tie('pattern')).map(([left, right]) => `(?:${left}|${right})`),
    tie('pattern').map((inner) => `(${inner})`),
    fc
      .tuple(
        fc.constantFrom('a', 'b', '(a|ab)', '(?:b|c)', '[bc]'),
        fc.constantFrom('*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{0,2}?'),
      )
      .map(([inner, count]) => inner + count),
  ),
})).pattern;

test("FRM-2 matches are those of the host's own expressions for patterns that both know", () => {
  fc.assert(
    fc.property(
      anyPattern,
      fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1'), maxLength: 12 }),
      (pattern, text) => {
        const theirs = new RegExp(pattern, 'u').exec(text);
        assert.equal(match(pattern, text).found, theirs?.[0] ?? null, `${pattern} on ${text}`);
      },
    ),
    { numRuns: 500 },
  );
});

test('FRM-2 the work of a match grows with text × pattern where a backtracking engine would never end', () => {
  for (const pattern of ['(a+)+$', '(a|a)*$', '(a|aa)+$', '(.*)*b', '^(([a-z])+.)+[A-Z]([a-z])+$']) {
    const short = match(pattern, `${'a'.repeat(500)}!`).work;
    const long = match(pattern, `${'a'.repeat(1000)}!`).work;
    assert.ok(long < 200_000 && long < short * 3, `${pattern}: ${short}, ${long}`);
  }
});

test('FRM-2 groups hold what they matched last', () => {
  assert.deepEqual(match('(\\d{4})-(\\d\\d)', 'i 2025-11').groups, ['2025', '11']);
  assert.deepEqual(match('(a)|(b)', 'b').groups, [null, 'b']);
});

test('FRM-2 classes are those of Unicode, and the flags s, m, i and x work', () => {
  assert.equal(match('^\\w+$', 'Åse_Ærø9').found, null);
  assert.equal(match('^[\\w_]+$', 'Åse_Ærø9').found, 'Åse_Ærø9');
  assert.equal(match('\\p{Lu}', 'aÆ').found, 'Æ');
  assert.equal(match('\\P{L}', 'aÆ1').found, '1');
  assert.equal(match('ærø', 'ÆRØ', 'i').found, 'ÆRØ');
  assert.equal(match('[a-å]', 'Å', 'i').found, 'Å');
  assert.equal(match('^b$', 'a\nb\nc', 'm').found, 'b');
  assert.equal(match('a.b', 'a\nb', 's').found, 'a\nb');
  assert.equal(match(' a b ', 'ab', 'x').found, 'ab');
  assert.equal(match('😀?', '😀').found, '😀');
});

test('FRM-2 a pattern that is wrong, unbounded or too large is refused rather than tried', () => {
  const refused = [
    '(',
    ')',
    '[',
    '[]',
    'a**',
    '*',
    'a{2',
    'a{3,2}',
    '(?=a)',
    '(?<n>a)',
    '(a)\\1',
    '\\i',
    '\\c',
    '\\p{IsGreek}',
    '[a-z-[b]]',
    '[z-a]',
    'a{1001}',
    '(a{1000}){1000}',
    '(?:(?:(?:){1000}){1000}){1000}',
    'a'.repeat(1001),
    '('.repeat(400) + ')'.repeat(400),
    '^*',
  ];
  for (const pattern of refused) assert.equal(compilePattern(pattern, ''), null, pattern.slice(0, 30));
  assert.equal(compilePattern('a', 'g'), null);
});

test('FRM-2 no text is too strange to be read as a pattern', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab(){}[]|*+?.^$\\-,1dpL '), maxLength: 30 }), (pattern) => {
      const program = compilePattern(pattern, '');
      if (program !== null) match(pattern, 'abc');
    }),
  );
});
