import type { OrganisationTransaction } from '../../database/database.ts';
import type { CaseInput } from '../../options/option.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { ChosenRecipient } from '../../workflows/chosen-recipient.ts';
import { findIdentity, type Identity } from '../person.ts';
import { parentOfCase, representativeOfCase } from '../representation.ts';
import type { StoredCase } from '../stored-case.ts';

/**
 * Whom a case's letters go to: whose it is, or the parent or guardian who sent it for them. A step may choose the person whose case it
 * is, or whoever sent it for them by whatever right; where nobody did, they did it themselves.
 */
export async function whoIsWrittenTo(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  stored: Pick<StoredCase, 'id' | 'key' | 'person'>,
  chosen?: ChosenRecipient,
): Promise<Identity | undefined> {
  // Seldom somebody else: both go out at once, so that they take one round trip.
  const [person, own] = await Promise.all([
    personWrittenTo(transaction, organisation, stored, chosen),
    findIdentity(transaction, organisation, stored.person),
  ]);
  return person === stored.person ? own : findIdentity(transaction, organisation, person);
}

/** The id of the person whom {@link whoIsWrittenTo} finds. */
export async function personWrittenTo(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  stored: Pick<StoredCase, 'id' | 'key' | 'person'>,
  chosen?: ChosenRecipient,
): Promise<string> {
  if (chosen === 'subject') return stored.person;
  const find = chosen === 'representative' ? representativeOfCase : parentOfCase;
  return (await find(transaction, organisation, stored))?.actor ?? stored.person;
}

/** A person as a delivery's recipient; null for one without a CPR number. */
export function numberedRecipient(identity: Identity | undefined): CaseInput['recipient'] {
  return identity?.cpr ? { kind: 'cpr', id: identity.cpr, name: identity.name } : null;
}
