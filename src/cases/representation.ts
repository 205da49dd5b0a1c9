import type { OrganisationTransaction } from '../database/database.ts';
import { decryptJson } from '../database/encryption/envelope.ts';
import type { DataKey } from '../database/encryption/key-ring.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { findIdentity } from './person.ts';
import type { StoredCase } from './stored-case.ts';

/** By which power a form was sent for somebody else, as it was checked when it was sent. */
export interface Representation {
  /** The person on whose behalf. */
  readonly subject: string;
  /** How pages and papers that the representative sees name them: a protected name isn't there. */
  readonly name: string;
  /** The privilege, as it is registered in NemLog-in. */
  readonly privilege: string;
  readonly evidence: PowerEvidence;
}

/** What says that the power held: the representative's log-in, or the service of powers of attorney, asked when it was sent. */
export interface PowerEvidence {
  readonly kind: 'login' | 'lookUp';
  /** Of the assertion, or of the service's answer. */
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
}

export const representationPlace = 'case.representation';

export function openRepresentation(key: DataKey, sealed: Uint8Array | null): Representation | null {
  return sealed === null ? null : decryptJson<Representation>(key.key, representationPlace, sealed);
}

/** Who sent something of a case for its person, and by what. */
export interface Represented {
  readonly sequence: number;
  readonly actor: string;
  readonly actorName: string;
  readonly representation: Representation;
}

/** What of a case was sent by somebody on the person's behalf, in the order in which it came. */
export async function readRepresentations(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  stored: Pick<StoredCase, 'id' | 'key'>,
): Promise<readonly Represented[]> {
  const rows = await transaction
    .selectFrom('submission')
    .select(['sequence', 'actor', 'representation'])
    .where('case', '=', stored.id)
    .where('actor', 'is not', null)
    .orderBy('sequence')
    .execute();
  const found: Represented[] = [];
  for (const { sequence, actor, representation: sealed } of rows) {
    const representation = openRepresentation(stored.key, sealed);
    if (actor === null || representation === null) continue;
    const actorName = (await findIdentity(transaction, organisation, actor))?.name ?? '';
    found.push({ sequence, actor, actorName, representation });
  }
  return found;
}
