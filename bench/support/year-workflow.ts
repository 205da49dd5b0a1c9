import { readFileSync } from 'node:fs';
import type { FormDefinition } from '../../src/forms/definition.ts';
import { compileWorkflow } from '../../src/workflows/compile-workflow.ts';
import type { Step, WorkflowDefinition } from '../../src/workflows/definition.ts';
import { type World, worldOf } from '../../src/workflows/dry-run/world.ts';

const text = (da: string, en: string) => ({ da, en });
const status = {
  now: text('Vi behandler sagen', 'We handle the case'),
  next: text('Du hører fra os', 'You will hear'),
};

/**
 * A case that goes on for years: month after month the citizen accounts for the past one, two groups look at it at the same
 * time, a letter goes out, and a month passes. Reminders, escalation and expiry are in force everywhere.
 */
const steps: Readonly<Record<string, Step>> = {
  fill: {
    kind: 'fill',
    title: text('Ansøg', 'Apply'),
    status,
    form: 'hul-i-vejen',
    as: 'start',
    by: 'starter',
    next: 'month',
  },
  month: { kind: 'wait', title: text('En måned', 'A month'), status, term: { days: 30 }, next: 'account' },
  account: {
    kind: 'fill',
    title: text('Gør rede', 'Account'),
    status,
    form: 'hul-i-vejen',
    as: 'account',
    by: 'starter',
    deadline: { workingDays: 5 },
    remindBefore: { workingDays: 2 },
    expiry: { next: 'ended', after: { days: 60 } },
    next: 'byAnswer',
  },
  byAnswer: {
    kind: 'decide',
    title: text('Kræver det et kig?', 'Does it need a look?'),
    branches: [{ title: text('Farligt', 'Dangerous'), when: 'account.danger > 3', next: 'both' }],
    otherwise: 'both',
  },
  both: {
    kind: 'parallel',
    title: text('To grupper', 'Two groups'),
    branches: [
      { title: text('Teknik', 'Roads'), start: 'roads' },
      { title: text('Økonomi', 'Economy'), start: 'economy' },
    ],
    next: 'letter',
  },
  roads: approval('Teknik', 'roadsSaid'),
  economy: approval('Fritid', 'economySaid'),
  letter: {
    kind: 'deliver',
    title: text('Brev', 'Letter'),
    status,
    delivery: 'digital-post',
    failureGroup: 'Teknik',
    letter: {
      title: text('Måneden er set igennem', 'The month has been looked at'),
      blocks: [{ kind: 'paragraph', text: text('Begrundelse: {{roadsSaid.reason}}', 'Reason: {{roadsSaid.reason}}') }],
    },
    next: 'tell',
  },
  tell: {
    kind: 'notify',
    title: text('Besked', 'Notice'),
    message: text('Vi har set på {{account.damage}}.', 'We have looked at {{account.damage}}.'),
    next: 'month',
  },
  ended: { kind: 'end', title: text('Slut', 'End'), outcome: 'ended', status },
};

function approval(group: string, as: string): Step {
  return {
    kind: 'approve',
    title: text(`Se på det: ${group}`, `Look at it: ${group}`),
    status,
    group,
    as,
    deadline: { workingDays: 5 },
    remindBefore: { workingDays: 1 },
    escalation: { group: 'Ledelse', after: { workingDays: 3 } },
    expiry: { after: { workingDays: 10 }, decision: 'approved', reason: text('Fristen er gået', 'Time is up') },
    approved: 'both',
    rejected: 'both',
  };
}

/** The year's workflow, ready to be played. */
export function yearWorld(): World {
  const definition: WorkflowDefinition = {
    schema: 'workflow/1',
    key: 'aar',
    title: text('Et år', 'A year'),
    start: 'fill',
    group: 'Teknik',
    retentionDays: 30,
    steps: { ...steps },
  };
  const file = new URL('../../src/organisations/demo/hul-i-vejen.form.json', import.meta.url);
  const form = JSON.parse(readFileSync(file, 'utf8')) as FormDefinition;
  const withLogin: FormDefinition = { ...form, start: { ...form.start, logins: ['mitid'] } };
  const contracts = new Map([['digital-post', { letter: true, fields: [] }]]);
  const compiled = compileWorkflow(definition, new Map([[form.key, withLogin]]), contracts);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.findings));
  return worldOf(compiled.workflow, { retries: { firstSeconds: 5, mostSeconds: 1_800, attempts: 105 } });
}
