import { Compile } from 'typebox/compile';
import { v7 as uuidv7 } from 'uuid';
import type { OrganisationTransaction } from '../../database/database.ts';
import { compileForm } from '../../forms/compile-form.ts';
import { FormDefinitionSchema } from '../../forms/definition.ts';
import { lockPublishing } from './lock-publishing.ts';
import { type Published, schemaFindings } from './published.ts';
import { repinWorkflows } from './repin-workflows.ts';

const schema = Compile(FormDefinitionSchema);

/**
 * Publishes a form in the transaction given, in place of the version that is published, and moves every published workflow
 * that has it among its steps to the new version: new cases begin with it from the same moment. A workflow that no longer
 * fits refuses the form; the caller must roll back then.
 */
export async function publishForm(
  transaction: OrganisationTransaction,
  organisation: number,
  definition: unknown,
  by: string | null,
  at: Date,
): Promise<Published> {
  if (!schema.Check(definition)) return { ok: false, findings: schemaFindings(schema.Errors(definition)) };
  const compiled = compileForm(definition);
  if (!compiled.ok) return compiled;
  await lockPublishing(transaction, organisation);
  const latest = await transaction
    .selectFrom('form_version')
    .select('version')
    .where('key', '=', definition.key)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  await transaction
    .updateTable('form_version')
    .set({ status: 'withdrawn' })
    .where('key', '=', definition.key)
    .where('status', '=', 'published')
    .execute();
  const id = uuidv7();
  const version = (latest?.version ?? 0) + 1;
  await transaction
    .insertInto('form_version')
    .values({
      organisation,
      id,
      key: definition.key,
      version,
      status: 'published',
      definition: JSON.stringify(definition),
      published_at: at,
      ...(by === null ? {} : { published_by: by }),
    })
    .execute();
  const { findings, brokenRuns } = await repinWorkflows(transaction, organisation, definition.key, at);
  return findings.length > 0 ? { ok: false, findings } : { ok: true, id, version, brokenRuns };
}
