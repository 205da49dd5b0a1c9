import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { DataKey } from '../../database/encryption/key-ring.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { findCases, type StoredCase } from '../stored-case.ts';
import { type AttemptRecord, contentOf, keyOfPayment, type PaymentContent, type PaymentRecord } from './payment-row.ts';
import type { PaymentServices } from './services.ts';

/** Everything that one look at one attempt may touch, under the locks of its case and its demand. */
export interface Looked {
  readonly services: PaymentServices;
  readonly transaction: OrganisationTransaction;
  readonly organisation: Organisation;
  readonly payment: PaymentRecord;
  readonly attempts: readonly AttemptRecord[];
  readonly stored: StoredCase | undefined;
  readonly key: DataKey | undefined;
  readonly content: PaymentContent | undefined;
  readonly at: Date;
}

/** Reads a demand with its attempts under the locks of its case and itself, always in that order. */
export async function lockPayment(
  services: PaymentServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  id: string,
): Promise<Looked | undefined> {
  const [looked] = await lockPayments(transaction, organisation, [{ services, payment: id }]);
  return looked;
}

/** The same of several demands: first all the cases are locked, then all the demands, each in the order of their ids. */
export async function lockPayments(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  wanted: readonly { readonly services: PaymentServices; readonly payment: string }[],
): Promise<readonly (Looked | undefined)[]> {
  const ids = wanted.map(({ payment }) => payment);
  const isWanted = sql`any(${ids}::uuid[])`;
  const theirCases = sql<readonly string[]>`array(select p."case" from payment p where p.id = ${isWanted})`;
  // Sent together and worked off in this order: the cases are locked first.
  const [cases, payments, attempts] = await Promise.all([
    findCases(transaction, organisation, theirCases, true),
    transaction
      .selectFrom('payment')
      .selectAll()
      .where(sql<boolean>`id = ${isWanted}`)
      .orderBy('id')
      .forUpdate()
      .execute(),
    transaction
      .selectFrom('payment_attempt')
      .selectAll()
      .where(sql<boolean>`payment = ${isWanted}`)
      .orderBy('ordinal')
      .execute(),
  ]);
  return Promise.all(
    wanted.map(async ({ services, payment: id }): Promise<Looked | undefined> => {
      const payment = payments.find((each) => each.id === id);
      if (!payment) return undefined;
      const stored = cases.find((each) => each.id === payment.case);
      const key = stored?.key ?? (await keyOfPayment(transaction, organisation, payment));
      const content = key && contentOf(key, payment);
      const own = attempts.filter((each) => each.payment === id);
      return { services, transaction, organisation, payment, attempts: own, stored, key, content, at: services.now() };
    }),
  );
}
