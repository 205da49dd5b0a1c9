import type { HeldPayment } from './held-payment.ts';
import type { AskedPayment } from './judge-payment.ts';

/** The payments of all accounts. What it holds is replaced, never changed in place. */
export interface PaymentBook {
  /** Takes up a judged payment; the window closes as asked, or never. */
  add(asked: AskedPayment, now: Date): HeldPayment;
  /** What a payment has become. */
  put(payment: HeldPayment): void;
  find(id: number): HeldPayment | undefined;
  byOrder(account: number, orderId: string): HeldPayment | undefined;
  byLink(linkUuid: string): HeldPayment | undefined;
  /** Newest first. */
  all(): readonly HeldPayment[];
}

const firstId = 14_573_000;

/** A book with the payments from before. @param newLink makes the part of a window's address that nobody can guess */
export function openPaymentBook(
  earlier: readonly HeldPayment[] = [],
  newLink: () => string = () => crypto.randomUUID(),
): PaymentBook {
  const payments = new Map<number, HeldPayment>();
  const orders = new Map<string, number>();
  const links = new Map<string, number>();
  let last = firstId;
  let newestFirst: readonly HeldPayment[] | undefined;

  const put = (payment: HeldPayment): void => {
    newestFirst = undefined;
    payments.set(payment.id, payment);
    orders.set(`${payment.account} ${payment.orderId}`, payment.id);
    links.set(payment.linkUuid, payment.id);
    last = Math.max(last, payment.id);
  };
  for (const payment of earlier) put(payment);
  const found = (id: number | undefined) => (id === undefined ? undefined : payments.get(id));

  return {
    add({ kind: _, expiresIn, ...asked }, now) {
      const at = now.toISOString();
      const payment: HeldPayment = {
        ...asked,
        id: last + 1,
        cardFee: 0,
        captured: 0,
        refunded: 0,
        state: 'pending',
        linkUuid: newLink(),
        expiresAt: expiresIn === null ? null : new Date(now.getTime() + expiresIn * 1000).toISOString(),
        createdAt: at,
        updatedAt: at,
        version: 1,
        means: null,
        events: [],
      };
      put(payment);
      return payment;
    },
    put,
    find: found,
    byOrder: (account, orderId) => found(orders.get(`${account} ${orderId}`)),
    byLink: (linkUuid) => found(links.get(linkUuid)),
    all() {
      newestFirst ??= [...payments.values()].reverse();
      return newestFirst;
    },
  };
}
