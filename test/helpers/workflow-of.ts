import type { FormDefinition } from '../../src/forms/definition.ts';
import { compileWorkflow, type PreparedWorkflow } from '../../src/workflows/compile-workflow.ts';
import type { Step, WorkflowDefinition } from '../../src/workflows/definition.ts';
import { sampleContracts } from './sample-workflow.ts';
import { smallForm } from './small-form.ts';

type Without<K extends Step['kind']> = Omit<Extract<Step, { kind: K }>, 'kind' | 'title' | 'status'>;

const title = { da: 'Trin', en: 'Step' };
const status = { now: { da: 'Nu', en: 'Now' }, next: { da: 'Så', en: 'Then' } };
const message = { da: 'Besked', en: 'Message' };

/** Steps with the texts that no test looks at. */
export const fill = (of: Without<'fill'>): Step => ({ kind: 'fill', title, status, ...of });
export const approve = (
  of: Partial<Without<'approve'>> & Pick<Without<'approve'>, 'approved' | 'rejected' | 'as'>,
): Step => ({
  kind: 'approve',
  title,
  status,
  group: 'Fritid',
  deadline: { workingDays: 5 },
  ...of,
});
export const parallel = (next: string, ...starts: readonly (string | { start: string; when: string })[]): Step => ({
  kind: 'parallel',
  title,
  branches: starts.map((each) => (typeof each === 'string' ? { title, start: each } : { title, ...each })),
  next,
});
export const forEach = (of: Without<'forEach'>): Extract<Step, { kind: 'forEach' }> => ({
  kind: 'forEach',
  title,
  ...of,
});
export const wait = (of: Without<'wait'>): Step => ({ kind: 'wait', title, status, ...of });
export const decide = (when: string, next: string, otherwise: string): Step => ({
  kind: 'decide',
  title,
  branches: [{ title, when, next }],
  otherwise,
});
export const deliver = (next: string): Step => ({
  kind: 'deliver',
  title,
  status,
  delivery: 'digital-post',
  failureGroup: 'Fritid',
  letter: { title: message, blocks: [{ kind: 'paragraph', text: message }] },
  next,
});
export const notify = (next: string, text = message): Step => ({ kind: 'notify', title, message: text, next });
export const end = (outcome: string): Step => ({ kind: 'end', title, outcome, status });

/** A form about a household: a date, and people in rows with their CPR numbers. */
export const householdForm: FormDefinition = smallForm({
  key: 'husstand',
  pages: [
    {
      key: 'side',
      title: { da: 'Husstand', en: 'Household' },
      fields: [
        { kind: 'shortText', key: 'subject', label: { da: 'Emne', en: 'Subject' } },
        { kind: 'date', key: 'day', label: { da: 'Dag', en: 'Day' } },
        {
          kind: 'rows',
          key: 'people',
          label: { da: 'Personer', en: 'People' },
          rowLabel: { da: 'Person', en: 'Person' },
          addable: true,
          maxRows: 100,
          columns: [
            { kind: 'shortText', key: 'name', label: { da: 'Navn', en: 'Name' } },
            { kind: 'cprNumber', key: 'cpr', label: { da: 'CPR-nummer', en: 'CPR number' } },
          ],
        },
      ],
    },
  ],
});

/** A form that whoever is asked answers yes or no in. */
export const answerForm: FormDefinition = smallForm({
  key: 'svar',
  pages: [
    {
      key: 'side',
      title: { da: 'Svar', en: 'Answer' },
      fields: [{ kind: 'yesNo', key: 'agrees', label: { da: 'Enig?', en: 'Agree?' } }],
    },
  ],
});

/** A workflow that begins with the household form as `start` and goes on at `first`. */
export function definitionOf(
  steps: Readonly<Record<string, Step>>,
  more: Partial<WorkflowDefinition> = {},
): WorkflowDefinition {
  return {
    schema: 'workflow/1',
    key: 'proeve',
    title,
    start: 'begin',
    group: 'Fritid',
    retentionDays: 30,
    ...more,
    steps: { begin: fill({ form: 'husstand', as: 'start', by: 'starter', next: 'first' }), ...steps },
  };
}

export const testForms: ReadonlyMap<string, FormDefinition> = new Map(
  [householdForm, answerForm].map((form) => [form.key, form]),
);

/** The workflow made ready. @throws with the findings when it may not be published. */
export function workflowOf(
  steps: Readonly<Record<string, Step>>,
  more: Partial<WorkflowDefinition> = {},
): PreparedWorkflow {
  const compiled = compileWorkflow(definitionOf(steps, more), testForms, sampleContracts);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.findings));
  return compiled.workflow;
}
