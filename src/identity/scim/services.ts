import type { CaseServices } from '../../cases/services.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Changer } from '../rights/changer.ts';

/** What every operation on users and groups works with: one transaction, and the key's owner as the one who changes. */
export interface ScimWork {
  readonly services: CaseServices;
  readonly transaction: OrganisationTransaction;
  readonly organisation: Organisation;
  readonly changer: Changer;
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
