import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Organisation } from '../organisations/organisation.ts';
import { citizenWays, employeeLevel, employeeWays, loginSettingsProblem, type ReadyWays } from './login-ways.ts';

const organisation = (login: object) => ({ settings: { login }, options: {} }) as unknown as Organisation;
const silent = { settings: {}, options: {} } as unknown as Organisation;
const all: ReadyWays = { nemlogin: true, mitid: true, oidc: true, contextHandler: true };
const none: ReadyWays = { nemlogin: false, mitid: false, oidc: false, contextHandler: false };

test('an organisation that says nothing uses NemLog-in where it has it, and else a broker', () => {
  assert.deepEqual(citizenWays(silent, all), ['nemlogin']);
  assert.deepEqual(citizenWays(silent, { ...none, mitid: true }), ['mitid']);
  assert.deepEqual(citizenWays(silent, none), []);
});

test('its employees log in at its own provider where it has one, and else by the Context Handler', () => {
  assert.deepEqual(employeeWays(silent, all), ['oidc']);
  assert.deepEqual(employeeWays(silent, { ...none, contextHandler: true }), ['context-handler']);
  assert.deepEqual(employeeWays(silent, none), []);
});

test('what it says is kept in its order, of what there is; nothing that is left is as if it had said nothing', () => {
  const citizens = organisation({ citizens: ['mitid', 'nemlogin-company', 'nemlogin', 'mitid', 'else'] });
  assert.deepEqual(citizenWays(citizens, all), ['mitid', 'nemlogin-company', 'nemlogin']);
  assert.deepEqual(citizenWays(citizens, { ...none, nemlogin: true }), ['nemlogin-company', 'nemlogin']);
  assert.deepEqual(citizenWays(organisation({ citizens: ['nemlogin'] }), { ...none, mitid: true }), ['mitid']);
  const employees = organisation({ employees: ['context-handler', 'oidc', 'constructor'] });
  assert.deepEqual(employeeWays(employees, all), ['context-handler', 'oidc']);
  assert.deepEqual(employeeWays(employees, { ...none, oidc: true }), ['oidc']);
});

test('employees log in at the level Substantial, unless another one is demanded of them', () => {
  assert.equal(employeeLevel(silent), 'substantial');
  assert.equal(employeeLevel(organisation({ employeeLevel: 'high' })), 'high');
  assert.equal(
    employeeLevel(organisation({ employeeLevel: 'https://data.gov.dk/concept/core/nsis/Low' })),
    'substantial',
  );
  assert.match(loginSettingsProblem({ employees: ['oidc'], employeeLevel: 'Low' }) ?? '', /must be one of low/);
});

test('an operator is told of settings that are none', () => {
  for (const good of [{ citizens: ['nemlogin'] }, { employees: ['oidc', 'context-handler'] }]) {
    assert.equal(loginSettingsProblem(good), null);
  }
  const wrong = [{ citizens: [] }, { citizens: ['nemid'] }, { citizens: 'nemlogin' }, { citizens: ['mitid', 'mitid'] }];
  for (const each of [...wrong, { citizens: ['mitid'], employees: ['adfs'] }, { employees: null }]) {
    assert.match(loginSettingsProblem(each) ?? '', /must be a list of/);
  }
  for (const empty of [{}, null]) assert.match(loginSettingsProblem(empty) ?? '', /must say citizens/);
});
