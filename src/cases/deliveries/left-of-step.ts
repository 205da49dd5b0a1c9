import type { OrganisationTransaction } from '../../database/database.ts';

/**
 * How the other deliveries of a step stand that has several receivers: some have failed and are a person's, or some are under way; undefined
 * where all others are settled. The caller holds the case's lock, without which none of them is settled.
 */
export async function leftOfStep(
  transaction: OrganisationTransaction,
  caseId: string,
  open: number,
  except: string,
): Promise<'failed' | 'underWay' | undefined> {
  const rows = await transaction
    .selectFrom('delivery')
    .select('status')
    .distinct()
    .where('case', '=', caseId)
    .where('open_step', '=', open)
    .where('id', '<>', except)
    .where('status', 'in', ['pending', 'awaiting', 'failed'])
    .execute();
  if (rows.length === 0) return undefined;
  return rows.some(({ status }) => status === 'failed') ? 'failed' : 'underWay';
}

/** Whether something of a step is still on its way, or waits to be sent. */
export async function isUnderWay(transaction: OrganisationTransaction, caseId: string, open: number): Promise<boolean> {
  const found = await transaction
    .selectFrom('delivery')
    .select('id')
    .where('case', '=', caseId)
    .where('open_step', '=', open)
    .where('status', 'in', ['pending', 'awaiting'])
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
