import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { permitForm } from '../../../test/helpers/payments.ts';
import type { WorkflowDefinition } from '../definition.ts';
import { addBranch, addStep } from './add-step.ts';
import { copySteps, pasteSteps } from './copy-steps.ts';
import type { Edited } from './edited.ts';
import { exitsOf, targetOf } from './exits.ts';
import { linkWay, moveStep } from './move-step.ts';
import { outlineWorkflow } from './outline-workflow.ts';
import { reachedSteps } from './regions.ts';
import { goesWith, removeStep } from './remove-step.ts';
import { renameAlias } from './rename-alias.ts';
import { renameStep } from './rename-step.ts';
import { workflowFromTemplate } from './templates.ts';
import { demoWorkflow, demoWorkflowForm, doings, done, fits, templates } from './testing.ts';

const defaults = { form: 'fritidspas', group: 'Fritid', delivery: 'digital-post' };
const standard = workflowFromTemplate('approvalAndLetter', {
  key: 'proeve',
  title: { da: 'Prøve', en: 'Trial' },
  form: demoWorkflowForm,
  second: demoWorkflowForm,
  group: 'Fritid',
  letters: 'digital-post',
});

function made(edited: Edited): WorkflowDefinition {
  assert.ok(edited.ok, edited.ok ? '' : edited.problem);
  return fits(edited.definition);
}

const pointers = (definition: WorkflowDefinition): readonly string[] => [
  definition.start,
  ...Object.values(definition.steps).flatMap((step) => exitsOf(step).map(({ target }) => target)),
];

test('PLA-3 whatever a designer does gives a workflow that fits the schema, and no way leads to a step that is not there', () => {
  fc.assert(
    fc.property(templates, doings, (template, actions) => {
      let definition = template;
      for (const action of actions) {
        const before = JSON.stringify(definition);
        const edited = done(definition, action);
        assert.equal(JSON.stringify(definition), before, 'an edit changes nothing of what it was given');
        if (!edited.ok) continue;
        fits(edited.definition);
        for (const target of pointers(edited.definition)) assert.ok(target in edited.definition.steps, target);
        assert.equal(edited.definition.steps[edited.definition.start]?.kind, 'fill');
        assert.ok(edited.step in edited.definition.steps);
        definition = edited.definition;
      }
    }),
    { numRuns: 400 },
  );
});

test('PLA-3 a step that no way leads to is not left leading to one that goes with another', () => {
  const whole = workflowFromTemplate('landlord', {
    ...{ key: 'proeve', title: { da: 'Prøve', en: 'Trial' }, group: 'Fritid', letters: '' },
    ...{ form: demoWorkflowForm, second: demoWorkflowForm },
  });
  // Consent leads back to the beginning: the message about it, which leads to `granted`, stands aside.
  const aside = made(linkWay(whole, { step: 'handle', exit: 'approved' }, 'fill'));
  const refusal = made(linkWay(aside, { step: 'handle', exit: 'rejected' }, 'granted'));
  const left = made(removeStep(refusal, 'handle'));
  for (const target of pointers(left)) assert.ok(target in left.steps, target);
});

test('PLA-3 the outline shows every step once, whatever has been done to the workflow', () => {
  fc.assert(
    fc.property(templates, doings, (template, actions) => {
      let definition = template;
      for (const action of actions) {
        const edited = done(definition, action);
        if (edited.ok) definition = edited.definition;
      }
      const lines = outlineWorkflow(definition);
      const keys = lines.flatMap((line) => (line.kind === 'step' ? [line.key] : []));
      assert.deepEqual([...keys].sort(), Object.keys(definition.steps).sort());
      assert.equal(new Set(lines.map(({ id }) => id)).size, lines.length, 'lines can be told apart');
      for (const { parent, level } of lines) {
        const above = lines.find(({ id }) => id === parent);
        assert.equal(level, parent === null ? 1 : (above?.level ?? 0) + 1);
      }
    }),
    { numRuns: 300 },
  );
});

test('PLA-3 a step that is added stands on its way, and taking it out gives the workflow back', () => {
  for (const kind of ['fill', 'decide', 'parallel', 'forEach', 'deliver', 'notify', 'wait'] as const) {
    const added = addStep(standard, { step: 'fill', exit: 'next' }, kind, defaults);
    const definition = made(added);
    assert.ok(added.ok);
    assert.equal(definition.steps.fill && targetOf(definition.steps.fill, 'next'), added.step);
    assert.deepEqual(made(removeStep(definition, added.step)), standard, kind);
  }
});

test('BET-8 a new payment step is about a form that has a price, and about one that nothing demands yet', () => {
  const forms = new Map(
    ['fritidspas', 'licens'].map((key) => [key, key === 'licens' ? permitForm(key, 'atOnce') : demoWorkflowForm]),
  );
  const { fill } = standard.steps;
  assert.ok(fill?.kind === 'fill');
  const more = { ...fill, as: 'licens', form: 'licens', by: { group: 'Fritid' }, next: fill.next } as const;
  const two = { ...standard, steps: { ...standard.steps, fill: { ...fill, next: 'more' }, more } };
  const pays = (edited: Edited) => {
    const step = edited.ok && edited.step !== undefined ? edited.definition.steps[edited.step] : undefined;
    return step?.kind === 'pay' ? [step.of, step.field] : null;
  };
  const way = { step: 'more', exit: 'next' };
  const first = addStep(two, way, 'pay', { ...defaults, forms });
  assert.deepEqual(pays(first), ['licens', undefined], 'the one with a price, though it is asked last');
  assert.deepEqual(
    pays(addStep(two, way, 'pay', defaults)),
    [fill.as, undefined],
    'which the designer is told has none',
  );
});

test('PLA-3 a branch that comes back to its parallel step takes steps, and they go with it', () => {
  const parallel = addStep(standard, { step: 'fill', exit: 'next' }, 'parallel', defaults);
  const withBranch = addBranch(made(parallel), 'parallel');
  const one = addStep(made(withBranch), { step: 'parallel', exit: 'branches.2' }, 'approve', defaults);
  const definition = made(one);
  assert.equal(definition.steps.approve && targetOf(definition.steps.approve, 'approved'), 'parallel');
  assert.deepEqual([...goesWith(definition, 'parallel')].sort(), ['approve', 'parallel']);
  const moved = made(moveStep(definition, 'parallel', { step: 'handle', exit: 'approved' }));
  assert.ok(reachedSteps(moved).has('approve'), 'a gate that moves takes its branches along');
  assert.equal(moved.steps.handle && targetOf(moved.steps.handle, 'approved'), 'parallel');
  assert.equal(moved.steps.parallel && targetOf(moved.steps.parallel, 'next'), 'grant');
  assert.deepEqual(moveStep(definition, 'parallel', { step: 'approve', exit: 'approved' }), {
    ok: false,
    problem: 'intoItself',
  });
});

test('PLA-3 a copy has names of its own, and its expressions and letters name them', () => {
  const clip = copySteps(standard, 'handle');
  assert.ok(clip);
  assert.deepEqual(Object.keys(clip.steps).sort(), ['handle', 'refuse', 'refused'].sort());
  const pasted = made(pasteSteps(standard, clip, { step: 'fill', exit: 'next' }));
  const copy = pasted.steps.handle2;
  assert.ok(copy?.kind === 'approve');
  assert.equal(copy.as, 'decision2');
  assert.equal(copy.approved, 'handle');
  assert.equal(copy.rejected, 'refuse2');
  assert.match(JSON.stringify(pasted.steps.refuse2), /\{\{decision2\.reason\}\}/);
});

test('PLA-3 renaming a step leads its ways along, renaming an alias its expressions, letters and columns', () => {
  const renamed = made(renameStep(standard, 'handle', 'behandling'));
  assert.equal(renamed.steps.fill && targetOf(renamed.steps.fill, 'next'), 'behandling');
  assert.deepEqual(Object.keys(renamed.steps)[1], 'behandling', 'it keeps its place');
  assert.deepEqual(renameStep(standard, 'handle', 'fill'), { ok: false, problem: 'taken' });

  const decide = made(addStep(standard, { step: 'handle', exit: 'approved' }, 'decide', defaults));
  const step = decide.steps.decide;
  assert.ok(step?.kind === 'decide');
  const when = 'form.price > 100 and decision.reason != "form" and some form in [1] satisfies form = 1';
  const asked: WorkflowDefinition = {
    ...decide,
    columns: [{ alias: 'form', field: 'price' }],
    steps: { ...decide.steps, decide: { ...step, branches: step.branches.map((each) => ({ ...each, when })) } },
  };
  const followed = made(renameAlias(asked, 'fill', 'form', 'ansoegning'));
  const changed = followed.steps.decide;
  assert.ok(changed?.kind === 'decide');
  assert.equal(
    changed.branches[0]?.when,
    'ansoegning.price > 100 and decision.reason != "form" and some form in [1] satisfies form = 1',
  );
  assert.deepEqual(followed.columns, [{ alias: 'ansoegning', field: 'price' }]);
  assert.deepEqual(made(renameAlias(followed, 'fill', 'ansoegning', 'form')), asked, 'and back again');
});

test('PLA-3 what can’t be done says why: the last end, a beginning that fills in nothing', () => {
  const ends = Object.entries(demoWorkflow.steps).filter(([, step]) => step.kind === 'end');
  let definition = demoWorkflow;
  for (const [key] of ends.slice(1)) definition = made(removeStep(definition, key));
  assert.deepEqual(removeStep(definition, ends[0]?.[0] ?? ''), { ok: false, problem: 'lastEnd' });
  assert.deepEqual(removeStep(standard, 'fill'), { ok: false, problem: 'startFills' });
  assert.deepEqual(addStep(standard, { step: null, exit: 'start' }, 'wait', defaults), {
    ok: false,
    problem: 'startFills',
  });
});
