import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Compile } from 'typebox/compile';
import fritidspas from '../organisations/demo/fritidspas.form.json' with { type: 'json' };
import { type FormDefinition, FormDefinitionSchema } from './definition.ts';
import { startFindings } from './start-findings.ts';
import { checkStart, danishMoment, loginsOf, type StartContext } from './start-rules.ts';
import type { StartRules } from './start-rules-schema.ts';

const schema = Compile(FormDefinitionSchema);
const withRules = (rules: StartRules | undefined): FormDefinition => {
  const definition = { ...fritidspas, start: { ...fritidspas.start, ...(rules ? { rules } : {}) } };
  assert.ok(schema.Check(definition), JSON.stringify(schema.Errors(definition)));
  return definition;
};
const at = (now: string, more: Partial<StartContext> = {}): StartContext => ({
  now,
  taken: null,
  person: null,
  ...more,
});
const rulesOf = (rules: StartRules, context: StartContext) =>
  checkStart(withRules(rules), context).map((refusal) => refusal.rule);

test('FRM-7 a definition from before there were rules is valid, is begun with MitID, and stops nobody', () => {
  const definition = withRules(undefined);
  assert.deepEqual(loginsOf(definition), ['mitid']);
  assert.deepEqual(checkStart(definition, at('2026-12-01T08:00')), []);
});

test('FRM-7 the form is open from the one moment until the other, by the clock in Denmark in summer and winter', () => {
  assert.equal(danishMoment(new Date('2026-12-01T07:00:00Z')), '2026-12-01T08:00');
  assert.equal(danishMoment(new Date('2026-07-01T22:30:00Z')), '2026-07-02T00:30');
  const rules = { opens: '2026-12-01T08:00', closes: '2026-12-24T12:00' };
  assert.deepEqual(rulesOf(rules, at('2026-12-01T07:59')), ['opens']);
  assert.deepEqual(rulesOf(rules, at('2026-12-01T08:00')), []);
  assert.deepEqual(rulesOf(rules, at('2026-12-24T11:59')), []);
  assert.deepEqual(rulesOf(rules, at('2026-12-24T12:00')), ['closes']);
  const [early] = checkStart(withRules(rules), at('2026-11-01T00:00'));
  assert.equal(early?.message.da, 'Blanketten åbner 1. december 2026 kl. 08.00.');
  assert.match(early?.message.en ?? '', /1 December 2026.*08:00/);
  assert.equal(early?.instead.da, 'Kom tilbage, når den er åben.');
});

test('FRM-7 age, municipality and earlier sending are judged when known, and all that stops one is said at once', () => {
  const rules: StartRules = { age: { min: 18, max: 67 }, municipalities: ['0851'], oncePerPerson: true };
  const person = { age: 17, municipality: '0101', sentBefore: true };
  assert.deepEqual(rulesOf(rules, at('2026-12-01T08:00')), []);
  assert.deepEqual(rulesOf(rules, at('2026-12-01T08:00', { person })), ['age', 'municipalities', 'oncePerPerson']);
  assert.deepEqual(rulesOf(rules, at('2026-12-01T08:00', { person: { age: 18, municipality: '0851' } })), []);
  assert.deepEqual(rulesOf(rules, at('2026-12-01T08:00', { person: { age: 68 } })), ['age']);
  const messages = checkStart(withRules(rules), at('2026-12-01T08:00', { person })).map(({ message }) => message.da);
  assert.match(messages[0] ?? '', /mellem 18 og 67 år\. Du er 17\./);
});

test('FRM-7 what a log-in without CPR number or a silent register leaves unknown is told as that', () => {
  const rules: StartRules = { age: { min: 18 }, municipalities: ['0851'] };
  const said = (person: StartContext['person']) =>
    checkStart(withRules(rules), at('2026-12-01T08:00', { person })).map(({ message, instead }) => [
      message.en ?? '',
      instead.en ?? '',
    ]);
  assert.match(said({ age: 'unknown' })[0]?.[0] ?? '', /cannot see your age/);
  assert.match(said({ municipality: 'unknown' })[0]?.[0] ?? '', /no CPR number/);
  assert.match(said({ municipality: 'unavailable' })[0]?.[1] ?? '', /try again/);
});

test("FRM-7 a form's own words and link stand in place of the product's", () => {
  const words = { maxSubmissions: { message: { da: 'Alt udsolgt' }, instead: { da: 'Ventelisten' }, link: '/demo/' } };
  const [full] = checkStart(withRules({ maxSubmissions: 2, words }), at('2026-12-01T08:00', { taken: 2 }));
  assert.deepEqual(full, {
    rule: 'maxSubmissions',
    message: { da: 'Alt udsolgt' },
    instead: { da: 'Ventelisten' },
    link: '/demo/',
    way: null,
  });
  assert.deepEqual(rulesOf({ maxSubmissions: 2 }, at('2026-12-01T08:00', { taken: 1 })), []);
});

test('FRM-7 times that are none and links to scripts are refused by the schema', () => {
  for (const rules of [
    { opens: '2026-13-01T08:00' },
    { closes: '2026-12-01' },
    { words: { age: { link: 'javascript:alert(1)' } } },
    { municipalities: [] },
  ]) {
    assert.equal(schema.Check({ ...fritidspas, start: { ...fritidspas.start, rules } }), false, JSON.stringify(rules));
  }
});

test('FRM-7 rules that nobody could meet, and rules about people nobody knows, are findings with their place', () => {
  const placesOf = (start: Partial<FormDefinition['start']>) =>
    startFindings({
      ...(fritidspas as FormDefinition),
      start: { ...fritidspas.start, ...start } as FormDefinition['start'],
    }).map(({ place, code }) => `${place} ${code}`);
  assert.deepEqual(placesOf({}), []);
  assert.deepEqual(
    placesOf({
      logins: ['anonymous'],
      rules: { age: { min: 20, max: 10 }, municipalities: ['0851'], oncePerPerson: true },
    }),
    [
      'start.rules.age rule-needs-mitid',
      'start.rules.municipalities rule-needs-mitid',
      'start.rules.oncePerPerson rule-needs-login',
      'start.rules.age never-open',
    ],
  );
  assert.deepEqual(placesOf({ rules: { opens: '2026-12-01T08:00', closes: '2026-12-01T08:00' } }), [
    'start.rules.closes never-open',
  ]);
});
