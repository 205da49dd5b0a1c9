import type { OrganisationTransaction } from '../database/database.ts';
import { decryptJson } from '../database/encryption/envelope.ts';
import type { DataKey } from '../database/encryption/key-ring.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { ParentalRelation } from '../registers/parental-relation.ts';
import type { Custody } from '../registers/register.ts';
import { findIdentity } from './person.ts';
import type { StoredCase } from './stored-case.ts';

/** By which right a form was sent for somebody else, as it was checked when it was sent. */
export interface Representation {
  /** The person on whose behalf. */
  readonly subject: string;
  /** How pages and papers that the representative sees name them: a protected name isn't there. */
  readonly name: string;
  /** Why: a power of attorney where absent; else custody or guardianship, by the CPR register. */
  readonly relation?: ParentalRelation;
  /** The privilege, as it is registered in NemLog-in; empty where it was no power of attorney. */
  readonly privilege: string;
  /** Who has custody beside the one who sent it. */
  readonly otherHolders?: readonly Custody[];
  readonly evidence: PowerEvidence;
}

/**
 * What says that it held: the representative's log-in, the service of powers of attorney or the CPR register, asked when it was
 * sent.
 */
export interface PowerEvidence {
  readonly kind: 'login' | 'lookUp' | 'cpr';
  /** Of the assertion, of the service's answer, or of our own look-up as the audit log names it. */
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

/** Whoever sent last on behalf of the person of a case, by whatever right; null where nobody did. */
export async function representativeOfCase(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  stored: Pick<StoredCase, 'id' | 'key' | 'person'>,
): Promise<Represented | null> {
  const sent = await readRepresentations(transaction, organisation, stored);
  return sent.findLast(({ representation }) => representation.subject === stored.person) ?? null;
}

/** The parent or guardian who sent last for the person of a case, whom letters and requests of the case go to; null where none did. */
export async function parentOfCase(...of: Parameters<typeof representativeOfCase>): Promise<Represented | null> {
  const last = await representativeOfCase(...of);
  return last?.representation.relation === undefined ? null : last;
}
