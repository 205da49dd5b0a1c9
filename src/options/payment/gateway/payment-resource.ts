import Type, { type Static } from 'typebox';
import { type GatewayPayment, gatewayStates, type PaymentMeans } from '../../../cases/payments/payment-gateway.ts';
import { ore } from '../../../forms/kinds/payment/ore.ts';
import { momentOf } from './moment.ts';
import { maybe, WireAmount, WireLink, WireMoment } from './wire-kinds.ts';

/** What both dialects say of a payment, as far as we use it. */
const common = {
  id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
  order_id: Type.String({ minLength: 1, maxLength: 36 }),
  amount: WireAmount,
  captured: WireAmount,
  refunded: WireAmount,
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
  state: Type.Enum([...gatewayStates]),
  autocapture: Type.Boolean(),
  testmode: Type.Boolean(),
  link: WireLink,
  expires_at: maybe(WireMoment),
  created_at: WireMoment,
  updated_at: WireMoment,
};

const text = maybe(Type.String());

export const PaymentV2Schema = Type.Object({
  ...common,
  card_fee: maybe(WireAmount),
  version: Type.Integer({ minimum: 0 }),
  payment_details: maybe(Type.Object({ method: text, brand: text, last4: text })),
});

export const PaymentV1Schema = Type.Object({
  ...common,
  facilitator: text,
  payment_details: maybe(Type.Object({ brand: text, card_last4: text })),
});

type PaymentV2 = Static<typeof PaymentV2Schema>;
type PaymentV1 = Static<typeof PaymentV1Schema>;

/** A payment of the current dialect. */
export function fromV2(wire: PaymentV2): GatewayPayment {
  const details = wire.payment_details;
  return {
    ...commonOf(wire),
    cardFee: ore(wire.card_fee ?? 0),
    version: wire.version,
    ...(details ? means(details.method, details.brand, details.last4) : {}),
  };
}

/** A payment of the legacy dialect, which knows neither surcharges nor versions. */
export function fromV1(wire: PaymentV1): GatewayPayment {
  const details = wire.payment_details;
  return {
    ...commonOf(wire),
    cardFee: ore(0),
    ...(details ? means(wire.facilitator, details.brand, details.card_last4) : {}),
  };
}

function commonOf(wire: PaymentV2 | PaymentV1): Omit<GatewayPayment, 'cardFee' | 'means' | 'version'> {
  const expiresAt = wire.expires_at ? momentOf(wire.expires_at) : undefined;
  return {
    id: String(wire.id),
    orderNumber: wire.order_id,
    amount: ore(wire.amount),
    captured: ore(wire.captured),
    refunded: ore(wire.refunded),
    currency: wire.currency,
    state: wire.state,
    captureAtOnce: wire.autocapture,
    testMode: wire.testmode,
    link: wire.link,
    ...(expiresAt ? { expiresAt } : {}),
    createdAt: moment(wire.created_at),
    updatedAt: moment(wire.updated_at),
  };
}

type Said = string | null | undefined;

/** Only what is four digits counts as the last four: whatever else stands there is not passed on. */
function means(method: Said, brand: Said, last4: Said): { readonly means?: PaymentMeans } {
  const short = (said: Said): string =>
    /^[\w-]{1,40}$/.test(said ?? '') && !/\d{5}/.test(said ?? '') ? (said ?? '') : '';
  const digits = /^\d{4}$/.test(last4 ?? '') ? { last4: last4 ?? '' } : {};
  const found = { method: short(method), brand: short(brand), ...digits };
  return found.method || found.brand || 'last4' in found ? { means: found } : {};
}

// What the schemas have let through can be converted; anything else is a fault of ours.
function moment(text: string): Date {
  const at = momentOf(text);
  if (!at) throw new RangeError('a moment that the schema should have refused');
  return at;
}
