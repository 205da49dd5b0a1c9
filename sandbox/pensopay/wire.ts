import type { HeldPayment, PaymentEvent } from './held-payment.ts';

/** A moment as payments have it: `2020-01-01 12:00:00`, in UTC. */
export const wireMoment = (iso: string): string => iso.slice(0, 19).replace('T', ' ');

/** The moments of an answer as a clock has them that is two hours ahead, or that tells another zone's time. */
export function skewed(body: string): string {
  return body.replace(/(?<="(?:created|updated|expires)_at":")[^"]{19}(?=")/g, (text) =>
    wireMoment(new Date(Date.parse(`${text.replace(' ', 'T')}Z`) + 7_200_000).toISOString()),
  );
}

/** A payment as the dialect that asks writes it. @param link address of its window */
export function paymentOnWire(
  payment: HeldPayment,
  dialect: 'v2' | 'v1',
  link: string,
): Readonly<Record<string, unknown>> {
  return dialect === 'v2' ? onV2(payment, link) : onV1(payment, link);
}

function common(payment: HeldPayment, link: string) {
  return {
    id: payment.id,
    order_id: payment.orderId,
    type: 'payment',
    amount: payment.amount,
    captured: payment.captured,
    refunded: payment.refunded,
    currency: payment.currency,
    state: payment.state,
    facilitator: payment.facilitator,
    reference: '',
    autocapture: payment.autocapture,
    testmode: payment.testmode,
    link,
    callback_url: payment.callbackUrl ?? '',
    success_url: payment.successUrl ?? '',
    cancel_url: payment.cancelUrl ?? '',
    order: payment.order,
    variables: payment.variables,
    ...(payment.expiresAt === null ? {} : { expires_at: wireMoment(payment.expiresAt) }),
    created_at: wireMoment(payment.createdAt),
    updated_at: wireMoment(payment.updatedAt),
  };
}

function onV2(payment: HeldPayment, link: string) {
  const { means } = payment;
  return {
    ...common(payment, link),
    account_id: payment.account,
    ...(means ? { card_fee: payment.cardFee } : {}),
    acquirer: means ? 'clearhaus' : '',
    link_uuid: payment.linkUuid,
    methods: payment.methods,
    locale: payment.locale,
    ...(payment.textOnStatement === null ? {} : { text_on_statement: payment.textOnStatement }),
    version: payment.version,
    ...(means
      ? {
          payment_details: {
            method: means.method,
            brand: means.brand,
            bin: means.bin,
            last4: means.last4,
            exp_month: '09',
            exp_year: '2029',
            country: 'DNK',
            customer_country: 'DNK',
            customer_ip: '127.0.0.1',
            segment: 'consumer',
            acquirer: 'clearhaus',
            is_3d_secure: means.secure,
            '3d_secure_type': means.secure ? 'challenge' : 'none',
          },
        }
      : {}),
  };
}

function onV1(payment: HeldPayment, link: string) {
  const { means } = payment;
  return {
    ...common(payment, link),
    ...(means
      ? {
          payment_details: {
            brand: means.brand,
            card_last4: means.last4,
            card_bin: means.bin,
            exp_month: '09',
            exp_year: '2029',
            '3d_secure': means.secure,
            card_country: 'DNK',
            is_corporate: false,
            customer_country: 'DNK',
          },
        }
      : {}),
  };
}

export function eventOnWire({ id, at, type, amount, state, success, message }: PaymentEvent) {
  return { id, created_at: wireMoment(at), amount, state, success, type, transaction_id: `trans-${id}`, message };
}

/** The page of a list that was asked for. */
export function pageOnWire<Item>(
  items: readonly Item[],
  page: number,
  perPage: number,
  write: (item: Item) => unknown,
) {
  return {
    data: items.slice((page - 1) * perPage, page * perPage).map(write),
    meta: {
      current_page: page,
      last_page: Math.max(1, Math.ceil(items.length / perPage)),
      per_page: perPage,
      total: items.length,
    },
  };
}
