import type { Organisation } from '../../organisations/organisation.ts';
import type { AttemptRecord } from './payment-row.ts';
import type { PaymentServices } from './services.ts';
import { type ObservationTaken, takeObservation } from './take-observation.ts';

const second = 1_000;
const longestPause = 1_800 * second;

/** What reading an attempt goes by. */
export const readColumns = ['order_number', 'gateway_id', 'agreement', 'unread', 'created_at'] as const;
export type ReadRow = Pick<AttemptRecord, (typeof readColumns)[number]>;

/** An attempt as it is named. */
export interface AttemptRef {
  readonly payment: string;
  readonly attempt: string;
}

/**
 * Reads an attempt at the gateway and takes what it says. `unread`: the gateway could not be read; it is read again later by itself.
 * `nothing`: the gateway has no such payment.
 * @param known the attempt where the caller has just read it
 */
export async function readAttempt(
  services: PaymentServices,
  organisation: Organisation,
  ref: AttemptRef,
  known?: ReadRow,
): Promise<ObservationTaken | 'unread' | 'nothing'> {
  const row =
    known ??
    (await services.database.inOrganisation(organisation.id, (transaction) =>
      transaction.selectFrom('payment_attempt').select(readColumns).where('id', '=', ref.attempt).executeTakeFirst(),
    ));
  if (!row) return 'gone';
  const agreement = services.agreements(organisation).find(({ key }) => key === row.agreement);
  const answer =
    agreement &&
    (row.gateway_id === null
      ? await agreement.gateway.find(row.order_number, services.signal)
      : await agreement.gateway.get(row.gateway_id, services.signal));
  if (answer?.kind === 'ok' && answer.value) return takeObservation(services, organisation, ref, answer.value);
  const now = services.now();
  const isNothing = answer?.kind === 'ok';
  // What was never made ready is asked for again when somebody pays.
  const isOver = isNothing && now.getTime() - row.created_at.getTime() > 600 * second;
  const pause = Math.min(longestPause, 15 * second * 2 ** Math.min(row.unread, 10));
  await services.database.inOrganisation(organisation.id, (transaction) =>
    transaction
      .updateTable('payment_attempt')
      .set({ unread: Math.min(row.unread + 1, 1_000), read_at: isOver ? null : new Date(now.getTime() + pause) })
      .where('id', '=', ref.attempt)
      .execute(),
  );
  return isNothing ? 'nothing' : 'unread';
}
