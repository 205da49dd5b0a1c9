import assert from 'node:assert/strict';
import type { Answers } from '../../src/forms/answers.ts';
import type { DeliverStep, Step, WorkflowDefinition } from '../../src/workflows/definition.ts';
import { draftWith, personOf, send } from './fritidspas.ts';
import type { TestDatabase } from './product.ts';
import { smallForm } from './small-form.ts';
import { end, fill } from './workflow-of.ts';

const text = (da: string, en: string) => ({ da, en });

/** A form that asks for a number, and rows of them. */
export const smsForm = smallForm({
  key: 'sms-proeve',
  pages: [
    {
      key: 'side',
      title: text('Hvordan får vi fat i dig?', 'How can we reach you?'),
      fields: [
        { kind: 'phone', key: 'phone', label: text('Mobilnummer', 'Mobile number') },
        { kind: 'shortText', key: 'name', label: text('Navn', 'Name') },
        {
          kind: 'rows',
          key: 'others',
          label: text('Andre', 'Others'),
          rowLabel: text('Person', 'Person'),
          addable: true,
          maxRows: 20,
          columns: [{ kind: 'phone', key: 'phone', label: text('Mobilnummer', 'Mobile number') }],
        },
      ],
    },
  ],
});

/** A step that sends an SMS to the number in the form. */
export function smsStep(next: string, more: Partial<DeliverStep> = {}): DeliverStep {
  return {
    kind: 'deliver',
    title: text('Send sms', 'Send an SMS'),
    status: {
      now: text('Vi sender dig en sms', 'We send you an SMS'),
      next: text('Du får en sms', 'You get an SMS'),
    },
    delivery: 'sms',
    failureGroup: 'Fritid',
    values: { to: 'svar.phone' },
    texts: {
      text: text(
        'Kære {{svar.name}}\nVi har modtaget din ansøgning {{case.number}}.',
        'Dear {{svar.name}}\nWe have received your application {{case.number}}.',
      ),
    },
    ...more,
    next,
  };
}

/** A step that sends a NemSMS to whom the case is about. */
export function nemSmsStep(next: string, more: Partial<DeliverStep> = {}): DeliverStep {
  return {
    ...smsStep(next),
    title: text('Send NemSMS', 'Send a NemSMS'),
    delivery: 'nem-sms',
    values: {},
    texts: { text: text('Kære {{svar.name}}: Husk din tid i morgen.', 'Dear {{svar.name}}: Remember tomorrow.') },
    failureGroup: 'Fritid',
    ...more,
    next,
  };
}

/** A workflow that the form begins and that goes on at `first`. */
export function smsWorkflow(
  steps: Readonly<Record<string, Step>>,
  more: Partial<WorkflowDefinition> = {},
): WorkflowDefinition {
  return {
    schema: 'workflow/1',
    key: 'sms-proeve',
    title: text('Prøvesag med sms', 'Test case with SMS'),
    start: 'begin',
    group: 'Fritid',
    retentionDays: 30,
    ...more,
    steps: {
      begin: fill({ form: 'sms-proeve', as: 'svar', by: 'starter', next: 'first' }),
      ...steps,
      done: end('told'),
    },
  };
}

/** Publishes the form and a workflow of it. */
export async function publishSms(
  product: Pick<TestDatabase, 'definitions' | 'demo'>,
  workflow = smsWorkflow({ first: smsStep('done') }),
): Promise<void> {
  const { definitions, demo } = product;
  for (const published of [
    await definitions.publishForm(demo.id, smsForm),
    await definitions.publishWorkflow(demo.id, workflow),
  ]) {
    if (!published.ok) throw new Error(JSON.stringify(published.findings));
  }
}

/** Sends the form in; the case's id and its deliveries', the oldest first. */
export async function smsCase(
  product: Pick<TestDatabase, 'services' | 'demo' | 'database'>,
  answers: Answers,
  identity?: { readonly cpr: string; readonly name: string },
): Promise<{ readonly case: string; readonly deliveries: readonly string[] }> {
  const { services, demo, database } = product;
  const person = await personOf(services, demo, identity);
  const draft = await draftWith(services, demo, person.id, answers, 'sms-proeve');
  const sent = await send(services, demo, draft, person.id);
  assert.ok(sent.kind === 'submitted', JSON.stringify(sent));
  const rows = await database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('delivery').select('id').where('case', '=', sent.case).orderBy('created_at').execute(),
  );
  return { case: sent.case, deliveries: rows.map(({ id }) => id) };
}
