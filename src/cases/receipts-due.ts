import { sql } from 'kysely';
import { makeReceipt, type ReceiptServices } from './receipt.ts';

interface Due {
  readonly organisation: number;
  readonly case: string;
  readonly sequence: number;
}

/**
 * Makes the receipts that are due, one after another. Nobody waits for them: a page makes the receipt that somebody asks for
 * (`makeReceipt`). What a killed process had taken, or what failed, is due again two minutes later.
 * @param stopped asked between two receipts.
 * @returns how many were made.
 */
export async function makeDueReceipts(
  services: ReceiptServices,
  stopped: () => boolean,
  report: (what: string, error: unknown) => void,
): Promise<number> {
  const { database, now } = services;
  for (let made = 0; ; made += 1) {
    if (stopped()) return made;
    const { rows } = await sql<Due>`select * from claim_due_receipt(${now()})`.execute(database.shared);
    const due = rows[0];
    if (!due) return made;
    try {
      await makeReceipt(services, due.organisation, due.case, due.sequence);
      await database.inOrganisation(due.organisation, (transaction) =>
        transaction
          .deleteFrom('receipt_due')
          .where('case', '=', due.case)
          .where('sequence', '=', due.sequence)
          .execute(),
      );
    } catch (error) {
      report('a receipt could not be made', error);
    }
  }
}
