import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Organisation } from '../organisations/organisation.ts';
import { citizenWays, loginSettingsProblem } from './login-ways.ts';

const organisation = (citizens: unknown) =>
  ({ settings: { login: { citizens } }, options: {} }) as unknown as Organisation;
const both = { nemlogin: true, mitid: true };

test('an organisation that says nothing uses NemLog-in where it has it, and else a broker', () => {
  const silent = { settings: {}, options: {} } as unknown as Organisation;
  assert.deepEqual(citizenWays(silent, both), ['nemlogin']);
  assert.deepEqual(citizenWays(silent, { nemlogin: false, mitid: true }), ['mitid']);
  assert.deepEqual(citizenWays(silent, { nemlogin: false, mitid: false }), []);
});

test('what it says is kept in its order, of what there is; nothing that is left is as if it had said nothing', () => {
  const wanted = organisation(['mitid', 'nemlogin-company', 'nemlogin', 'mitid', 'else']);
  assert.deepEqual(citizenWays(wanted, both), ['mitid', 'nemlogin-company', 'nemlogin']);
  assert.deepEqual(citizenWays(wanted, { nemlogin: true, mitid: false }), ['nemlogin-company', 'nemlogin']);
  assert.deepEqual(citizenWays(organisation(['nemlogin']), { nemlogin: false, mitid: true }), ['mitid']);
});

test('an operator is told of settings that are none', () => {
  assert.equal(loginSettingsProblem({ citizens: ['nemlogin'] }), null);
  for (const wrong of [{}, { citizens: [] }, { citizens: ['nemid'] }, { citizens: 'nemlogin' }, null]) {
    assert.match(loginSettingsProblem(wrong) ?? '', /must be a list of/);
  }
});
