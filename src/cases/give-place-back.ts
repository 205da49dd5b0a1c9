import { sql } from 'kysely';
import type { OrganisationTransaction } from '../database/database.ts';
import type { FormDefinition } from '../forms/definition.ts';
import { sinceOf } from './start-counts.ts';

/**
 * A case that ended without any of its payments being made gives back what its form's rules had it take (`takePlace`): another can be sent,
 * by the same person too. Once for a case, whose row the caller has locked.
 */
export async function givePlaceBack(
  transaction: OrganisationTransaction,
  organisation: number,
  ofCase: string,
  at: Date,
): Promise<void> {
  const { rows } = await sql<{ definition: FormDefinition }>`
    select f.definition from submission s
      join form_version f on f.organisation = s.organisation and f.id = s.form_version
    where s."case" = ${ofCase} and s.sequence = 1
      and exists (select from payment p where p."case" = ${ofCase})
      and not exists (select from payment p where p."case" = ${ofCase} and (p.counts is not null or p.told_case))
      -- Somebody let it go on by hand, such as for money that was paid at the counter.
      and not exists (select from case_event e where e."case" = ${ofCase} and e.kind = 'deliveryHandledByHand')`.execute(
    transaction,
  );
  const [sent] = rows;
  if (!sent) return;
  const given = await transaction
    .insertInto('place_given_back')
    .values({ organisation, case: ofCase, at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('case')
    .executeTakeFirst();
  if (!given) return;
  await transaction.deleteFrom('sent_once').where('case', '=', ofCase).execute();
  await transaction
    .updateTable('form_places')
    .set(({ eb }) => ({ taken: eb('taken', '-', 1) }))
    .where('form', '=', sent.definition.key)
    .where('since', '=', sinceOf(sent.definition))
    .where('taken', '>', 0)
    .execute();
}
