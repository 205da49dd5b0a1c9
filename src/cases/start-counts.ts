import { sql } from 'kysely';
import type { OrganisationTransaction } from '../database/database.ts';
import type { FormDefinition } from '../forms/definition.ts';

/** What a form's rules ask of the database. */
export interface StartCounts {
  /** How many have been sent in; null where the form has no limit. */
  readonly taken: number | null;
  /** The person has sent it in; false where that is no hindrance or nobody is known. */
  readonly sentBefore: boolean;
}

/** Reads the counts as they are now; another may send before this person does, so that the sending counts again. */
export async function readStartCounts(
  transaction: OrganisationTransaction,
  definition: FormDefinition,
  person: string | null,
): Promise<StartCounts> {
  const { rules } = definition.start;
  return {
    taken: rules?.maxSubmissions === undefined ? null : await countTaken(transaction, definition),
    sentBefore: rules?.oncePerPerson === true && person !== null && (await hasSent(transaction, definition, person)),
  };
}

/** Counts that are kept per form begin anew when it opens anew. */
export function sinceOf({ start }: FormDefinition): string {
  return start.rules?.opens ?? '';
}

async function countTaken(transaction: OrganisationTransaction, definition: FormDefinition): Promise<number> {
  const row = await transaction
    .selectFrom('form_places')
    .select('taken')
    .where('form', '=', definition.key)
    .where('since', '=', sinceOf(definition))
    .executeTakeFirst();
  return row?.taken ?? (await countReceived(transaction, definition));
}

/** Fillings of the form that began a case, those from before the rule came included. */
async function countReceived(transaction: OrganisationTransaction, definition: FormDefinition): Promise<number> {
  const { rows } = await received(transaction, definition, null);
  return Number(rows[0]?.count ?? 0);
}

async function hasSent(
  transaction: OrganisationTransaction,
  definition: FormDefinition,
  person: string,
): Promise<boolean> {
  const { rows } = await received(transaction, definition, person);
  return Number(rows[0]?.count ?? 0) > 0;
}

function received(transaction: OrganisationTransaction, definition: FormDefinition, person: string | null) {
  const opens = definition.start.rules?.opens ?? null;
  return sql<{ count: string }>`
    select count(*) as count from submission s
      join form_version f on f.organisation = s.organisation and f.id = s.form_version
      join "case" c on c.organisation = s.organisation and c.id = s."case"
    where s.sequence = 1 and f.key = ${definition.key}
      and (${opens}::text is null or s.at >= (${opens}::text)::timestamp at time zone 'Europe/Copenhagen')
      and (${person}::uuid is null or c.person = ${person}::uuid)
      and not exists (select from place_given_back g where g.organisation = c.organisation and g."case" = c.id)`.execute(
    transaction,
  );
}
