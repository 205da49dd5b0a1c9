import { sql } from 'kysely';
import type { Organisation } from '../../organisations/organisation.ts';
import { jsonWithTexts } from '../../texts/json-with-texts.ts';
import { readingTexts } from '../../texts/reading.ts';
import type { CaseServices } from '../services.ts';
import { theProduct } from './design-services.ts';
import { publishNow } from './publish-design.ts';

const batch = 50;

/**
 * Publishes the forms whose time has come. Any number of processes may run it: the row is locked and looked at again, so
 * that each is published once. One that can't be published any more keeps its findings, which its designer sees.
 * @returns how many were published.
 */
export async function publishScheduled(
  services: Pick<CaseServices, 'database' | 'definitions' | 'now' | 'organisations'>,
): Promise<number> {
  let published = 0;
  const { rows } = await sql<{ organisation: number; key: string }>`
    select * from schedules_due(${services.now()}, ${batch})`.execute(services.database.shared);
  for (const { organisation: id, key } of rows) {
    const organisation = await services.organisations.byId(id);
    if (organisation === undefined) continue;
    if (await readingTexts(organisation.texts, () => publishOne(services, organisation, key))) published += 1;
  }
  return published;
}

async function publishOne(
  services: Pick<CaseServices, 'database' | 'definitions' | 'now'>,
  organisation: Organisation,
  key: string,
): Promise<boolean> {
  const { database, now, definitions } = services;
  const done = await database.inOrganisation(organisation.id, async (transaction) => {
    const at = now();
    const row = await transaction
      .selectFrom('form_schedule')
      .selectAll()
      .where('key', '=', key)
      .where('publish_at', '<=', at)
      .where('problem', 'is', null)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!row) return false;
    const designer = row.by === null ? theProduct : { ...theProduct, id: row.by };
    await sql`savepoint publishing`.execute(transaction);
    const result = await publishNow(transaction, organisation, designer, row.definition, row.group, at);
    if (result.ok) {
      await transaction.deleteFrom('form_schedule').where('key', '=', key).execute();
      return true;
    }
    await sql`rollback to savepoint publishing`.execute(transaction);
    await transaction
      .updateTable('form_schedule')
      .set({ problem: jsonWithTexts(result.findings) })
      .where('key', '=', key)
      .execute();
    return false;
  });
  if (done) definitions.changed(organisation.id);
  return done;
}
