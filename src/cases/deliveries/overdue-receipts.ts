import { sql } from 'kysely';
import { type DeliveryServices, deliver } from '../deliver.ts';

const batch = 50;

/**
 * Looks after deliveries whose receipt has not come by its deadline, by one index scan: the peer is asked where it can be, and
 * what it does not know of becomes a person's task.
 * @returns how many there were
 */
export async function settleOverdueReceipts(services: DeliveryServices): Promise<number> {
  let count = 0;
  for (;;) {
    const { rows } = await sql<{
      organisation: number;
      id: string;
    }>`select * from overdue_receipts(${services.now()}, ${batch})`.execute(services.database.shared);
    for (const { organisation, id } of rows) await deliver(services, organisation, id, 'overdue');
    count += rows.length;
    if (rows.length < batch || services.signal.aborted) return count;
  }
}
