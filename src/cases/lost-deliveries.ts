import { sql } from 'kysely';
import { enqueue } from './jobs.ts';
import type { CaseServices } from './services.ts';

const batch = 100;

/**
 * Puts deliveries that wait although their time is five minutes past back into the queue: their job was given up or lost.
 * So nothing hangs for ever without a word (design section 6).
 * @returns how many there were.
 */
export async function enqueueLostDeliveries(services: CaseServices): Promise<number> {
  const { database, now } = services;
  const { rows } = await sql<{
    organisation: number;
    id: string;
  }>`select * from lost_deliveries(${now()}, ${batch})`.execute(database.shared);
  for (const { organisation, id } of rows) {
    await database.inOrganisation(organisation, (transaction) =>
      enqueue(transaction, [{ task: 'deliver', payload: { organisation, delivery: id } }]),
    );
  }
  return rows.length;
}
