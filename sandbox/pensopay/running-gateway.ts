import type { PeerContext } from '../peer.ts';
import { type PaymentAgreement, paymentAgreements } from './agreements.ts';
import { type CallbackSender, createCallbackSender } from './callbacks.ts';
import type { HeldPayment } from './held-payment.ts';
import type { AskedPayment } from './judge-payment.ts';
import { openPaymentBook, type PaymentBook } from './payment-book.ts';
import { openPaymentFile } from './payment-file.ts';
import type { Moved } from './rules.ts';
import { openSettlements, type Settlements } from './settlements.ts';

/** How a gateway can differ from the ordinary one; for tests. */
export interface PensopayOptions {
  readonly now?: () => Date;
  readonly agreements?: readonly PaymentAgreement[];
  /** Between the tries of a callback; 2,000 when absent, an hour at the real gateway. */
  readonly retryMilliseconds?: number;
  /** Whether addresses on this machine may be plain http, as the product's are when it is tried out; true when absent. */
  readonly plainLoopback?: boolean;
}

/** The gateway as it runs: its payments, their file and the callbacks. */
export interface RunningGateway {
  readonly context: PeerContext;
  readonly book: PaymentBook;
  readonly callbacks: CallbackSender;
  readonly settlements: Settlements;
  readonly plainLoopback: boolean;
  now(): Date;
  agreement(account: number): PaymentAgreement;
  agreementByKey(apiKey: string): PaymentAgreement | undefined;
  linkOf(payment: HeldPayment): string;
  add(asked: AskedPayment): Promise<HeldPayment>;
  /** Keeps what became of a payment and sends the callbacks, without waiting for them. */
  moved(moved: Moved): Promise<HeldPayment>;
}

/** Where the payment windows lie, below the peer's address. */
export const windowPath = '/vindue';

export async function openGateway(context: PeerContext, options: PensopayOptions = {}): Promise<RunningGateway> {
  const now = options.now ?? (() => new Date());
  const agreements = options.agreements ?? paymentAgreements;
  const file = await openPaymentFile(context.dataFolder);
  const book = openPaymentBook(file.earlier);
  const agreement = (account: number): PaymentAgreement => {
    const found = agreements.find((each) => each.account === account);
    if (!found) throw new Error(`pensopay: there is no account ${account}`);
    return found;
  };
  const linkOf = ({ linkUuid }: HeldPayment) => `${context.baseUrl}/pensopay${windowPath}/${linkUuid}`;
  const callbacks = createCallbackSender({
    context,
    now,
    agreementOf: agreement,
    linkOf,
    otherThan: ({ id, account }) => book.all().find((each) => each.account === account && each.id !== id),
    retryMilliseconds: options.retryMilliseconds ?? 2_000,
  });
  return {
    context,
    book,
    callbacks,
    settlements: await openSettlements(context.dataFolder, book),
    plainLoopback: options.plainLoopback ?? true,
    now,
    agreement,
    agreementByKey: (apiKey) => agreements.find((each) => each.apiKey === apiKey),
    linkOf,
    async add(asked) {
      const payment = book.add(asked, now());
      await file.append(payment);
      await context.accept({ kind: 'payment', id: payment.id, order_id: payment.orderId, amount: payment.amount });
      return payment;
    },
    async moved({ payment, callbacks: names }) {
      book.put(payment);
      await file.append(payment);
      void callbacks.send(payment, names).catch(() => undefined);
      return payment;
    },
  };
}
