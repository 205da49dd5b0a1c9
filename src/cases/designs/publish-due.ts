import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { FormDefinition } from '../../forms/definition.ts';
import type { DesignFinding } from '../../forms/design/finding.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { jsonWithTexts } from '../../texts/json-with-texts.ts';
import { readingTexts } from '../../texts/reading.ts';
import type { WorkflowDefinition } from '../../workflows/definition.ts';
import type { CaseServices } from '../services.ts';
import { type Designer, theProduct } from './design-services.ts';

const batch = 50;
/** So long a planned publishing waits for somebody who does not answer, in milliseconds. */
const waited = 3_600_000;

type DueServices = Pick<CaseServices, 'database' | 'definitions' | 'now' | 'organisations'>;

/** What is planned to be published, with who planned it. */
export interface Planned<Definition> {
  readonly organisation: Organisation;
  readonly designer: Designer;
  readonly definition: Definition;
  /** Of a form: the group that its workflow is made for. */
  readonly group: string | null;
  readonly at: Date;
  /** Its time came less than an hour ago: what can't be looked up now is waited for. */
  readonly isFresh: boolean;
}

interface Definitions {
  readonly form: FormDefinition;
  readonly workflow: WorkflowDefinition;
}

/**
 * Publishes what is planned and due. Any number of processes may run it: the row is locked and looked at again, so that each is
 * published once. What can't be published any more keeps its findings, which its designer sees.
 * @returns how many were published.
 */
export async function publishDue<Kind extends keyof Definitions>(
  services: DueServices,
  kind: Kind,
  publish: (
    transaction: OrganisationTransaction,
    planned: Planned<Definitions[Kind]>,
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly findings: readonly DesignFinding[] } | 'later'>,
): Promise<number> {
  const { database, now, definitions } = services;
  let published = 0;
  const due = sql.raw(kind === 'form' ? 'schedules_due' : 'workflow_schedules_due');
  const { rows } = await sql<{ organisation: number; key: string }>`
    select * from ${due}(${now()}, ${batch})`.execute(database.shared);
  for (const { organisation: id, key } of rows) {
    const organisation = await services.organisations.byId(id);
    if (organisation === undefined) continue;
    const done = await readingTexts(organisation.texts, () =>
      database.inOrganisation(organisation.id, (transaction) => publishOne(transaction, organisation, key)),
    );
    if (!done) continue;
    definitions.changed(organisation.id);
    published += 1;
  }
  return published;

  async function publishOne(
    transaction: OrganisationTransaction,
    organisation: Organisation,
    key: string,
  ): Promise<boolean> {
    const at = now();
    const table = sql.table(`${kind}_schedule`);
    const { rows: found } = await sql<{
      by: string | null;
      definition: Definitions[Kind];
      group?: string | null;
      publish_at: Date;
    }>`
      select * from ${table} where key = ${key} and publish_at <= ${at} and problem is null
      for update skip locked`.execute(transaction);
    const [row] = found;
    if (!row) return false;
    const designer = row.by === null ? theProduct : { ...theProduct, id: row.by };
    await sql`savepoint publishing`.execute(transaction);
    const { definition, group = null } = row;
    const isFresh = at.getTime() - row.publish_at.getTime() < waited;
    const result = await publish(transaction, { organisation, designer, definition, group, at, isFresh });
    if (result === 'later') return false;
    if (result.ok) {
      await sql`delete from ${table} where key = ${key}`.execute(transaction);
      return true;
    }
    await sql`rollback to savepoint publishing`.execute(transaction);
    await sql`update ${table} set problem = ${jsonWithTexts(result.findings)} where key = ${key}`.execute(transaction);
    return false;
  }
}
