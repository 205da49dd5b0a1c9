import { createHash } from 'node:crypto';
import type { OrganisationTransaction } from '../../../database/database.ts';
import { insertRow } from '../../../database/insert-row.ts';
import type { Organisation } from '../../../organisations/organisation.ts';

/** An assertion that is about to be used, and until when it could be used again if nobody noted it. */
export interface AssertionUse {
  readonly assertion: string;
  readonly until: Date;
}

/** Thrown where an assertion was used before. */
export class SeenBefore extends Error {
  constructor() {
    super('seen before');
    this.name = 'SeenBefore';
  }
}

/**
 * Notes in the transaction of a log-in that it uses the assertion. Of two at once the later waits here for the first one's
 * transaction to end. @throws {SeenBefore}
 */
export async function noteUse(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  { assertion, until }: AssertionUse,
): Promise<void> {
  const row = { organisation: organisation.id, assertion: createHash('sha256').update(assertion).digest() };
  const insert = insertRow('saml_assertion', { ...row, expires_at: until }, 'on conflict do nothing returning 1');
  const { rows } = await transaction.executeQuery(insert);
  if (rows.length === 0) throw new SeenBefore();
}
