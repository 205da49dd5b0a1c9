import type { IncomingHttpHeaders } from 'node:http';
import { sql } from 'kysely';
import type { Organisation } from '../../organisations/organisation.ts';
import { gathered } from './gathered.ts';
import { readAttempt, readColumns } from './read-attempt.ts';
import type { PaymentServices } from './services.ts';

/**
 * What became of a callback. `forged`: not signed by the agreement's key; `unknown`: of no payment of ours, such as another system's at the same
 * agreement; `read`: the payment was read, or will be: nothing need be sent again.
 */
export type CallbackReceived = 'nobody' | 'forged' | 'unknown' | 'read';

/**
 * A callback says that a payment is worth looking at, and no more: once its signature fits, the payment is read from the gateway. One that is
 * repeated, late, out of order or sent to the wrong order changes nothing but when that is.
 * @param body the bytes as they came
 */
export async function receiveCallback(
  services: PaymentServices,
  organisation: Organisation,
  agreementKey: string,
  body: Buffer,
  headers: IncomingHttpHeaders,
): Promise<CallbackReceived> {
  const agreement = services.agreements(organisation).find(({ key }) => key === agreementKey);
  if (!agreement) return 'nobody';
  const callback = agreement.readCallback(body, headers);
  if (callback.kind === 'forged') return 'forged';
  if (callback.kind === 'unreadable') return 'unknown';
  const row = await findAttempt(services.database, organisation, { agreement: agreement.key, ...callback });
  if (!row) return 'unknown';
  // What can't be read now is read again by itself.
  await readAttempt(services, organisation, { payment: row.payment, attempt: row.id }, row);
  return 'read';
}

const lookedUpTogether = 50;

/** The attempt with an order number; those of callbacks that come together are found by one query. */
const findAttempt = gathered({
  most: lookedUpTogether,
  lanes: 2,
  apart: ({ orderNumber }: { readonly orderNumber: string; readonly agreement: string }) => orderNumber,
  async work(database, organisation, wanted) {
    const query = database.shared
      .selectFrom('payment_attempt')
      .select(['id', 'payment', ...readColumns])
      .where(sql<boolean>`order_number = any(${wanted.map(({ orderNumber }) => orderNumber)}::text[])`)
      .compile();
    const rows = await database.single(organisation.id, query);
    return wanted.map(({ orderNumber, agreement }) =>
      rows.find((row) => row.order_number === orderNumber && row.agreement === agreement),
    );
  },
});
