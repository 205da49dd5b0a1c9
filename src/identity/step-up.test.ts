import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Organisation } from '../organisations/organisation.ts';
import { loginSettingsProblem } from './login-ways.ts';
import { lackOf, stepUpOf } from './step-up.ts';

const organisation = (login: object) => ({ settings: { login }, options: {} }) as unknown as Organisation;
const now = new Date('2026-11-24T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

test('SEC-2 a proof is too old after the minutes of the organisation, and one that nobody tells the time of always is', () => {
  const standard = stepUpOf(organisation({}));
  assert.deepEqual(standard, { minutes: 15, factors: 'multi', acr: null });
  assert.equal(lackOf({ at: ago(15), multiFactor: true }, standard, now), null);
  assert.equal(lackOf({ at: ago(17), multiFactor: true }, standard, now), 'age');
  assert.equal(lackOf({ at: null, multiFactor: true }, standard, now), 'age');
  assert.equal(
    lackOf({ at: ago(17), multiFactor: true }, stepUpOf(organisation({ stepUp: { minutes: 30 } })), now),
    null,
  );
});

test('SEC-2 more than one factor is demanded unless the organisation says otherwise', () => {
  const proof = { at: now, multiFactor: false };
  assert.equal(lackOf(proof, stepUpOf(organisation({})), now), 'factors');
  assert.equal(lackOf(proof, stepUpOf(organisation({ stepUp: { factors: 'any' } })), now), null);
});

test('SEC-2 an operator is told what is wrong with the settings, and wrong ones weaken nothing', () => {
  for (const good of [
    {},
    { minutes: 1 },
    { factors: 'any' },
    { acr: 'https://data.gov.dk/concept/core/nsis/loa/High' },
  ])
    assert.equal(loginSettingsProblem({ stepUp: good }), null);
  for (const wrong of [
    { minutes: 0 },
    { minutes: 481 },
    { minutes: '5' },
    { factors: 'one' },
    { acr: 'a b' },
    { x: 1 },
    5,
  ]) {
    assert.match(loginSettingsProblem({ stepUp: wrong }) ?? '', /^\/settings\/login\/stepUp/);
    assert.deepEqual(stepUpOf(organisation({ stepUp: wrong })), stepUpOf(organisation({})));
  }
});
