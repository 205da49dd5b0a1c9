import { sql } from 'kysely';
import { readAttempt } from './read-attempt.ts';
import { runOperation } from './run-operation.ts';
import type { PaymentServices } from './services.ts';

const batch = 50;
/** What a process has taken is due again so much later, in milliseconds, if it does not come to it. */
const claim = 120_000;
const atOnce = 4;

interface Due {
  readonly organisation: number;
  readonly what: 'read' | 'operation';
  readonly id: string;
}

/**
 * Reads the attempts that are due to be read and does what is due to be done with money, of all organisations.
 * @returns how many there were
 */
export async function workOffPayments(
  services: PaymentServices,
  stopped: () => boolean = () => false,
): Promise<number> {
  let count = 0;
  while (!stopped()) {
    const now = services.now();
    const until = new Date(now.getTime() + claim);
    const { rows } = await sql<Due>`select * from due_payment_work(${now}, ${until}, ${batch})`.execute(
      services.database.shared,
    );
    const waiting = [...rows];
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let due = waiting.shift(); due && !stopped(); due = waiting.shift()) {
          try {
            await workOff(services, due);
          } catch (error) {
            services.report('a payment could not be worked on', error);
          }
        }
      }),
    );
    count += rows.length;
    if (rows.length < batch) break;
  }
  return count;
}

async function workOff(services: PaymentServices, { organisation: number, what, id }: Due): Promise<void> {
  const organisation = await services.organisations.byId(number);
  if (!organisation) return;
  if (what === 'operation') return runOperation(services, organisation, id);
  const row = await services.database.inOrganisation(number, (transaction) =>
    transaction.selectFrom('payment_attempt').select('payment').where('id', '=', id).executeTakeFirst(),
  );
  if (row) await readAttempt(services, organisation, { payment: row.payment, attempt: id });
}
