import type { CaseServices } from '../../cases/services.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type Changer, recordChanges } from '../rights/changer.ts';
import { RightsRefused } from '../rights/guard-rights.ts';
import { ScimError } from './scim-error.ts';

/** What every operation on users and groups works with: one transaction, and the key's owner as the one who changes. */
export interface ScimWork {
  readonly services: CaseServices;
  readonly transaction: OrganisationTransaction;
  readonly organisation: Organisation;
  readonly changer: Changer;
}

/**
 * Does one operation in one transaction. What would take the right to manage roles from the last who holds it is undone, noted in
 * the log, and told as something that the state of things does not allow (RFC 7644, section 3.12). @throws {ScimError}
 */
export async function inScimWork<T>(
  services: CaseServices,
  organisation: Organisation,
  changer: Changer,
  work: (work: ScimWork) => Promise<T>,
): Promise<T> {
  const { database } = services;
  try {
    return await database.inOrganisation(organisation.id, (transaction) =>
      work({ services, transaction, organisation, changer }),
    );
  } catch (error) {
    if (!(error instanceof RightsRefused)) throw error;
    await database.inOrganisation(organisation.id, (transaction) =>
      recordChanges(transaction, organisation, changer, [
        { action: 'lastRightKept', recordKind: 'organisation', record: null, detail: { way: 'scim' } },
      ]),
    );
    throw new ScimError(
      400,
      'Nobody would be left who may manage roles in this organisation. Give the right to somebody else first.',
      'mutability',
    );
  }
}

/** Which of a list is wanted. */
export interface ListWanted {
  readonly filter: string | undefined;
  /** From 1. */
  readonly startIndex: number;
  readonly count: number;
}

/** A page of a list. */
export interface Listed<Resource> {
  readonly total: number;
  readonly resources: readonly Resource[];
}

/** Resources of a page at most. */
export const mostResults = 200;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text can be an id of ours at all. */
export function isScimId(text: string): boolean {
  return uuid.test(text);
}
