import { sql } from 'kysely';
import type { InvitationContent } from '../../../cases/invitations/invite.ts';
import { cprHash, findIdentity } from '../../../cases/person.ts';
import { casePlaces, type StoredCase } from '../../../cases/stored-case.ts';
import type { OrganisationTransaction } from '../../../database/database.ts';
import { decryptJson } from '../../../database/encryption/envelope.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { maskCpr } from '../../../registers/cpr-number.ts';
import type { OpenStep } from '../../../workflows/case-state.ts';

/**
 * Who is invited to the open steps, by their numbers, as a page calls them: the name with the masked CPR number, the number alone
 * of one who has not logged in yet, the e-mail address, or the company's number.
 */
export async function readInvited(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  open: readonly Pick<OpenStep, 'id' | 'invited'>[],
): Promise<Readonly<Record<number, string>>> {
  const found: Record<number, string> = {};
  for (const { id, invited } of open) {
    if (invited === undefined) continue;
    if (!('cpr' in invited)) {
      found[id] = 'cvr' in invited ? `CVR ${invited.cvr}` : invited.email;
      continue;
    }
    const person = sql<string>`(select id from person where identity_hash = ${cprHash(organisation, invited.cpr)})`;
    const name = (await findIdentity(transaction, organisation, person))?.name ?? '';
    found[id] = name === '' ? maskCpr(invited.cpr) : `${name} (${maskCpr(invited.cpr)})`;
  }
  return found;
}

/** What to call those of a case who came by a link, and so have no name: their address or CVR number, by the persons' ids. */
export async function invitedAddresses(
  transaction: OrganisationTransaction,
  stored: Pick<StoredCase, 'id' | 'key'>,
): Promise<Readonly<Record<string, string>>> {
  const rows = await transaction
    .selectFrom('invitation')
    .select(['person', 'content'])
    .where('case', '=', stored.id)
    .where('kind', 'in', ['email', 'cvr'])
    .execute();
  return Object.fromEntries(
    rows.flatMap(({ person, content }) => {
      const opened = decryptJson<InvitationContent>(stored.key.key, casePlaces.invitation, content);
      if (opened.kind === 'cvr') return [[person, `CVR ${opened.cvr}`]];
      return opened.kind === 'email' ? [[person, opened.email]] : [];
    }),
  );
}
