import fc from 'fast-check';
import { Compile } from 'typebox/compile';
import { fits as fitsForm } from '../../forms/design/testing.ts';
import demoForm from '../../organisations/demo/fritidspas.form.json' with { type: 'json' };
import demo from '../../organisations/demo/fritidspas.workflow.json' with { type: 'json' };
import { type StepKind, type WorkflowDefinition, WorkflowDefinitionSchema } from '../definition.ts';
import { addBranch, addStep } from './add-step.ts';
import { copySteps, pasteSteps } from './copy-steps.ts';
import type { Edited } from './edited.ts';
import { exitsOf, type Way } from './exits.ts';
import { namesIn } from './fresh-names.ts';
import { linkWay, moveStep } from './move-step.ts';
import { removeStep } from './remove-step.ts';
import { renameAlias } from './rename-alias.ts';
import { renameStep } from './rename-step.ts';
import { templateNames, workflowFromTemplate } from './templates.ts';

const schema = Compile(WorkflowDefinitionSchema);

/** A definition that fits the schema, or a failed test. */
export function fits(definition: unknown): WorkflowDefinition {
  if (!schema.Check(definition)) {
    throw new Error(`Not a workflow: ${JSON.stringify(schema.Errors(definition).slice(0, 3))}`);
  }
  return definition;
}

/** The demonstration's workflow and its form. */
export const demoWorkflow = fits(demo);
export const demoWorkflowForm = fitsForm(demoForm);

export const stepKinds: readonly StepKind[] = [
  'fill',
  'approve',
  'decide',
  'parallel',
  'forEach',
  'deliver',
  'notify',
  'wait',
  'pay',
  'settle',
  'end',
];

const defaults = { form: 'fritidspas', group: 'Fritid', delivery: 'digital-post' };

/** Something that a designer does; the numbers choose among what there is. */
export interface Doing {
  readonly what: 'add' | 'branch' | 'remove' | 'move' | 'link' | 'paste' | 'renameStep' | 'renameAlias';
  readonly kind: StepKind;
  readonly step: number;
  readonly way: number;
  readonly other: number;
}

export const doings = fc.array(
  fc.record<Doing>({
    what: fc.constantFrom('add', 'add', 'branch', 'remove', 'move', 'link', 'paste', 'renameStep', 'renameAlias'),
    kind: fc.constantFrom(...stepKinds),
    step: fc.nat(1_000),
    way: fc.nat(1_000),
    other: fc.nat(1_000),
  }),
  { maxLength: 14 },
);

export const templates = fc.constantFrom(...templateNames).map((name) =>
  workflowFromTemplate(name, {
    key: 'proeve',
    title: { da: 'Prøve', en: 'Trial' },
    form: demoWorkflowForm,
    second: demoWorkflowForm,
    group: 'Fritid',
    letters: 'digital-post',
  }),
);

/** Every way of a workflow. */
export function waysOf(definition: WorkflowDefinition): readonly Way[] {
  return [
    { step: null, exit: 'start' },
    ...Object.entries(definition.steps).flatMap(([step, each]) => exitsOf(each).map(({ id }) => ({ step, exit: id }))),
  ];
}

/** What came of a doing. */
export function done(definition: WorkflowDefinition, doing: Doing): Edited {
  const keys = Object.keys(definition.steps);
  const ways = waysOf(definition);
  const names = [...namesIn(definition)];
  const step = keys[doing.step % keys.length] ?? '';
  const other = keys[doing.other % keys.length] ?? '';
  const way = ways[doing.way % ways.length] ?? { step: null, exit: 'start' };
  const clip = copySteps(definition, step);
  switch (doing.what) {
    case 'add':
      return addStep(definition, way, doing.kind, defaults);
    case 'branch':
      return addBranch(definition, step);
    case 'remove':
      return removeStep(definition, step);
    case 'move':
      return moveStep(definition, step, way);
    case 'link':
      return linkWay(definition, way, other);
    case 'paste':
      return clip ? pasteSteps(definition, clip, way) : { ok: false, problem: 'missing' };
    case 'renameStep':
      return renameStep(definition, step, `step${doing.other}`);
    case 'renameAlias':
      return renameAlias(definition, step, names[doing.other % names.length] ?? '', `name${doing.way}`);
  }
}
