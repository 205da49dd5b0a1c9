import { sql } from 'kysely';
import { cprHash, findIdentity } from '../../../cases/person.ts';
import type { OrganisationTransaction } from '../../../database/database.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { maskCpr } from '../../../registers/cpr-number.ts';
import type { OpenStep } from '../../../workflows/case-state.ts';

/**
 * Who is invited to the open steps, by their numbers, as a page calls them: the name with the masked CPR number, the number alone
 * of one who has not logged in yet, or the e-mail address.
 */
export async function readInvited(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  open: readonly Pick<OpenStep, 'id' | 'invited'>[],
): Promise<Readonly<Record<number, string>>> {
  const found: Record<number, string> = {};
  for (const { id, invited } of open) {
    if (invited === undefined) continue;
    if ('email' in invited) {
      found[id] = invited.email;
      continue;
    }
    const person = sql<string>`(select id from person where identity_hash = ${cprHash(organisation, invited.cpr)})`;
    const name = (await findIdentity(transaction, organisation, person))?.name ?? '';
    found[id] = name === '' ? maskCpr(invited.cpr) : `${name} (${maskCpr(invited.cpr)})`;
  }
  return found;
}
