import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { everyStepWorkflow } from '../../../test/helpers/every-step-workflow.ts';
import type { WorkflowDefinition } from '../definition.ts';
import { WorkflowDefinitionSchema } from '../definition.ts';
import { addStep } from './add-step.ts';
import { diffWorkflows } from './diff-workflows.ts';
import { exportWorkflow, importWorkflow } from './exchange-workflow.ts';
import { mergeWorkflows, resolveWorkflowConflict } from './merge-workflows.ts';
import { moveStep } from './move-step.ts';
import { demoWorkflow, doings, done, templates } from './testing.ts';
import { workflowMemberName } from './workflow-member-names.ts';

const defaults = { form: 'fritidspas', group: 'Fritid', delivery: '' };

function after(template: WorkflowDefinition, actions: readonly Parameters<typeof done>[1][]): WorkflowDefinition {
  return actions.reduce((definition, action) => {
    const edited = done(definition, action);
    return edited.ok ? edited.definition : definition;
  }, template);
}

test('PLA-3 two workflows differ exactly where something is told of', () => {
  fc.assert(
    fc.property(templates, doings, (template, actions) => {
      const changed = after(template, actions);
      assert.deepEqual(diffWorkflows(changed, changed), []);
      const difference = diffWorkflows(template, changed);
      if (JSON.stringify(template) !== JSON.stringify(changed)) assert.ok(difference.length > 0);
      const told = (kind: string) => difference.flatMap((each) => (each.kind === kind ? [each.place.slice(6)] : []));
      const [was, is] = [Object.keys(template.steps), Object.keys(changed.steps)];
      assert.deepEqual(told('added').sort(), is.filter((key) => !was.includes(key)).sort());
      assert.deepEqual(told('removed').sort(), was.filter((key) => !is.includes(key)).sort());
    }),
    { numRuns: 200 },
  );
});

test('PLA-3 a step that was moved is told as moved, with where it stood, and a text with both wordings', () => {
  const added = addStep(demoWorkflow, { step: demoWorkflow.start, exit: 'next' }, 'notify', defaults);
  assert.ok(added.ok);
  const ends = Object.entries(added.definition.steps).find(([, step]) => step.kind === 'deliver');
  const moved = moveStep(added.definition, 'notify', { step: ends?.[0] ?? '', exit: 'next' });
  assert.ok(moved.ok);
  const difference = diffWorkflows(added.definition, { ...moved.definition, title: { da: 'Nyt navn' } });
  const told = difference.map(({ kind, place }) => `${kind} ${place}`);
  assert.ok(told.includes('moved steps.notify'), told.join(', '));
  const [whole] = difference;
  assert.ok(whole?.kind === 'changed');
  assert.ok(
    whole.members[0]?.texts?.some(({ before, after: now }) => before === demoWorkflow.title.da && now === 'Nyt navn'),
  );
});

test('PLA-3 a workflow comes back from a file as it went out, with its steps in their order', () => {
  fc.assert(
    fc.property(templates, doings, (template, actions) => {
      const definition = after(template, actions);
      const read = importWorkflow(new TextEncoder().encode(exportWorkflow(definition)));
      assert.ok(read.ok);
      assert.deepEqual(read.definition, definition);
      assert.deepEqual(Object.keys(read.definition.steps), Object.keys(definition.steps));
    }),
    { numRuns: 60 },
  );
});

test('PLA-3 two people’s changes to different steps come together; the same member is a question, and the answer is kept', () => {
  const [first = '', second = ''] = Object.keys(demoWorkflow.steps);
  const titled = (key: string, da: string): WorkflowDefinition => {
    const step = demoWorkflow.steps[key];
    assert.ok(step);
    return { ...demoWorkflow, steps: { ...demoWorkflow.steps, [key]: { ...step, title: { ...step.title, da } } } };
  };
  const merged = mergeWorkflows(demoWorkflow, titled(first, 'A'), titled(second, 'B'));
  assert.deepEqual(merged.conflicts, []);
  assert.equal(merged.definition.steps[first]?.title.da, 'A');
  assert.equal(merged.definition.steps[second]?.title.da, 'B');
  const both = mergeWorkflows(demoWorkflow, titled(first, 'A'), titled(first, 'B'));
  const [conflict] = both.conflicts;
  assert.ok(conflict);
  assert.equal(both.definition.steps[first]?.title.da, 'B');
  assert.equal(resolveWorkflowConflict(both.definition, conflict, 'mine').steps[first]?.title.da, 'A');
});

test('PLA-3 every member of a workflow has a name that a person understands, and lengths of time are told as one', () => {
  const members = new Set<string>();
  const walk = (schema: unknown): void => {
    if (Array.isArray(schema)) for (const each of schema) walk(each);
    if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return;
    for (const [name, inner] of Object.entries(schema)) {
      if (name === 'properties') for (const member of Object.keys(inner)) members.add(member);
      walk(inner);
    }
  };
  walk(JSON.parse(JSON.stringify(WorkflowDefinitionSchema)));
  assert.ok(members.size > 60);
  for (const member of members) {
    assert.notEqual(workflowMemberName(member).da, member, `${member} has no Danish name`);
  }
  const before = everyStepWorkflow('proeve');
  const { landlord, matter, money } = before.steps;
  assert.ok(landlord?.kind === 'fill' && matter?.kind === 'approve' && money?.kind === 'approve');
  const { escalation: _, ...calm } = matter;
  const changed: WorkflowDefinition = {
    ...before,
    steps: {
      ...before.steps,
      landlord: { ...landlord, by: { cpr: 'form.cpr' } },
      matter: { ...calm, deadline: { workingDays: 1 }, fourEyes: true },
      money: { ...money, approved: 'pause', reasons: ['rejected', 'returned'] },
    },
  };
  const told = (language: 'da' | 'en') =>
    diffWorkflows(before, changed).flatMap((change) =>
      change.kind === 'changed'
        ? change.members.map(({ name, before: was, after: is }) =>
            [name, was ?? '—', is ?? '—']
              .map((each) => (typeof each === 'object' && each !== null && 'da' in each ? each[language] : each))
              .join(': '),
          )
        : [],
    );
  assert.deepEqual(told('da').sort(), [
    'Eskalering › Efter: 2 dage: —',
    'Eskalering › Gruppe: Teknik: —',
    'Fire øjne: —: Ja',
    'Frist: 14 dage: 1 arbejdsdag',
    'Godkendt: To godkendelser: Vent en uge',
    'Hvem › CPR-nummer: —: form.cpr',
    'Hvem › E-mailadresse: form.email: —',
    'Kræver begrundelse: —: afslået, sendt tilbage',
  ]);
  assert.ok(told('en').includes('Deadline: 14 days: 1 working day'));
  assert.ok(told('en').includes('Approved: Two approvals: Wait a week'));
});
