import type { OrganisationTransaction } from '../../database/database.ts';

/** Has a sending-in checked by the register as soon as it answers; to be written with the sending-in. */
export function dueCheck(
  transaction: OrganisationTransaction,
  organisation: number,
  caseId: string,
  sequence: number,
  at: Date,
) {
  return transaction.insertInto('register_check').values({
    ...{ organisation, case: caseId, sequence, next_at: at, outcome: null, content: null, checked_at: null },
  });
}
