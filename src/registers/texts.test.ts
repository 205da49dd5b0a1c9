import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CprProblem } from './cpr-number.ts';
import type { CvrProblem } from './cvr-number.ts';
import type { LookUpFailure } from './register.ts';
import { registerTexts } from './texts.ts';

const cprProblems: Readonly<Record<CprProblem, true>> = { empty: true, characters: true, length: true, date: true };
const cvrProblems: Readonly<Record<CvrProblem, true>> = {
  empty: true,
  characters: true,
  length: true,
  'check-digit': true,
};
const failures: Readonly<Record<LookUpFailure['code'], true>> = { 'not-found': true, unavailable: true, refused: true };

test('SPR-2 every problem of a number and every failure of a look-up has its words in Danish and English', () => {
  const keys = [
    ...Object.keys(cprProblems).map((problem) => `registers.cpr.problem.${problem}`),
    ...Object.keys(cvrProblems).map((problem) => `registers.cvr.problem.${problem}`),
    ...Object.keys(failures).flatMap((code) => [`registers.cpr.failure.${code}`, `registers.cvr.failure.${code}`]),
  ];
  const texts = new Map(Object.entries(registerTexts));
  for (const key of keys) assert.ok(texts.get(key)?.da && texts.get(key)?.en, key);
});
