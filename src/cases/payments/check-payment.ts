import type { Organisation } from '../../organisations/organisation.ts';
import type { PaymentView } from './payment.ts';
import { readAttempt } from './read-attempt.ts';
import type { PaymentServices } from './services.ts';
import { readViews } from './views.ts';

/** A page that waits asks the gateway no more often, in milliseconds. */
const pause = 2_000;

/** Reads what may have changed of a demand, and gives it as it is thereafter: see `PaymentDesk.check`. */
export async function checkPayment(
  services: PaymentServices,
  organisation: Organisation,
  payment: string,
): Promise<PaymentView | null> {
  const now = services.now();
  const due = await services.database.inOrganisation(organisation.id, async (transaction) => {
    const last = await transaction
      .selectFrom('payment_attempt')
      .select('id')
      .where('payment', '=', payment)
      .where('state', 'in', ['intended', 'pending', 'authorized'])
      .orderBy('ordinal', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!last) return undefined;
    // Whoever takes the turn reads; others look at what is known.
    return transaction
      .updateTable('payment_attempt')
      .set({ looked_at: now })
      .where('id', '=', last.id)
      .where(({ or, eb }) => or([eb('looked_at', 'is', null), eb('looked_at', '<=', new Date(now.getTime() - pause))]))
      .returning('id')
      .executeTakeFirst();
  });
  if (due) await readAttempt(services, organisation, { payment, attempt: due.id });
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const [view] = await readViews(transaction, organisation, { payment });
    return view ?? null;
  });
}
