import { Compile } from 'typebox/compile';
import { v7 as uuidv7 } from 'uuid';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { FormDefinition } from '../../forms/definition.ts';
import { askedForms } from '../../workflows/aliases.ts';
import { compileWorkflow } from '../../workflows/compile-workflow.ts';
import { type WorkflowDefinition, WorkflowDefinitionSchema } from '../../workflows/definition.ts';
import type { DeliveryContracts } from '../../workflows/delivery-contract.ts';
import { brokenRuns } from '../dry-runs/broken-runs.ts';
import { lockPublishing } from './lock-publishing.ts';
import { type Published, schemaFindings } from './published.ts';

const schema = Compile(WorkflowDefinitionSchema);

/**
 * Checks a workflow against the forms that are published, pins it to them and publishes it in the transaction given.
 * `deliveries` are the kinds of delivery that there are.
 */
export async function publishWorkflow(
  transaction: OrganisationTransaction,
  organisation: number,
  definition: unknown,
  deliveries: DeliveryContracts,
  at: Date,
): Promise<Published> {
  if (!schema.Check(definition)) return { ok: false, findings: schemaFindings(schema.Errors(definition)) };
  await lockPublishing(transaction, organisation);
  const keys = askedForms(definition).map(({ form }) => form);
  const forms = await transaction
    .selectFrom('form_version')
    .select(['id', 'key', 'definition'])
    .where('status', '=', 'published')
    .where('key', 'in', [...keys, ''])
    .execute();
  const compiled = compileWorkflow(
    definition,
    new Map<string, FormDefinition>(forms.map((form) => [form.key, form.definition])),
    deliveries,
  );
  if (!compiled.ok) return compiled;
  const broken = await brokenRuns(transaction, compiled.workflow);
  if (broken.length > 0) return { ok: false, findings: broken };
  const pins = new Map(forms.map((form) => [form.key, form.id]));
  return insertWorkflowVersion(transaction, organisation, definition, pins, at);
}

/** Makes the next version of a workflow that has been checked, in place of the one that is published. */
export async function insertWorkflowVersion(
  transaction: OrganisationTransaction,
  organisation: number,
  definition: WorkflowDefinition,
  /** Form version ids by form key. */
  pins: ReadonlyMap<string, string>,
  at: Date,
): Promise<Extract<Published, { ok: true }>> {
  const latest = await transaction
    .selectFrom('workflow_version')
    .select('version')
    .where('key', '=', definition.key)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  await transaction
    .updateTable('workflow_version')
    .set({ status: 'withdrawn' })
    .where('key', '=', definition.key)
    .where('status', '=', 'published')
    .execute();
  const forms: Record<string, string> = {};
  for (const { alias, form } of askedForms(definition)) {
    const pin = pins.get(form);
    if (pin !== undefined) forms[alias] = pin;
  }
  const start = definition.steps[definition.start];
  const id = uuidv7();
  const version = (latest?.version ?? 0) + 1;
  await transaction
    .insertInto('workflow_version')
    .values({
      organisation,
      id,
      key: definition.key,
      version,
      status: 'published',
      definition: JSON.stringify(definition),
      start_form: start?.kind === 'fill' ? start.form : '',
      forms: JSON.stringify(forms),
      published_at: at,
    })
    .execute();
  return { ok: true, id, version };
}
