import { isEnabled, paymentMethods } from '../../src/options/payment/gateway/methods.ts';
import type { PaymentAgreement } from './agreements.ts';
import type { HeldPayment } from './held-payment.ts';
import { invalid, type Refusal } from './refusal.ts';

/** The facilitators of the legacy dialect; the two last came later. */
const facilitators = ['creditcard', 'viabill', 'expressbank', 'paypal', 'anyday', 'mobilepay', 'quickpay'];

type Judge = (value: unknown, agreement: PaymentAgreement) => string | undefined;

const oneOf =
  (test: (value: unknown) => boolean, message: string): Judge =>
  (value) =>
    test(value) ? undefined : message;
const isText = (value: unknown, pattern: RegExp): boolean => typeof value === 'string' && pattern.test(value);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isBoolean = oneOf((value) => typeof value === 'boolean', 'The field must be true or false.');

/** The rules of the fields that both dialects have. */
const common: Readonly<Record<string, Judge>> = {
  order_id: oneOf((value) => isText(value, /^[a-zA-Z0-9_-]{1,36}$/), 'The order id format is invalid.'),
  amount: oneOf(
    (value) => Number.isSafeInteger(value) && Number(value) >= 1,
    'The amount must be an integer of at least 1.',
  ),
  currency: (value, { currencies }) => {
    if (!isText(value, /^[A-Z]{3}$/)) return 'The currency format is invalid.';
    return currencies.includes(String(value)) ? undefined : 'The selected currency is invalid.';
  },
  autocapture: isBoolean,
  testmode: isBoolean,
  text_on_statement: oneOf((value) => isText(value, /^[\x20-\x7E]{2,22}$/), 'The text on statement format is invalid.'),
  branding_id: oneOf((value) => isText(value, /^[\w-]{1,64}$/), 'The branding id format is invalid.'),
  variables: oneOf(
    (value) => isObject(value) && Object.values(value).every((each) => typeof each === 'string'),
    'The variables must be texts.',
  ),
};

const orderRule: Judge = (value) => {
  if (!isObject(value)) return 'The order must be an object.';
  const basket = value.basket;
  if (basket === undefined) return undefined;
  if (!Array.isArray(basket)) return 'The basket must be a list.';
  const isLine = (line: unknown) =>
    isObject(line) &&
    isText(line.name, /^.{1,255}$/su) &&
    Number.isSafeInteger(line.price) &&
    Number.isSafeInteger(line.qty) &&
    typeof line.sku === 'string' &&
    typeof line.vat_rate === 'number';
  return basket.every(isLine) ? undefined : 'Each line of the basket needs name, price, qty, sku and vat_rate.';
};

const v2Fields: Readonly<Record<string, Judge>> = {
  ...common,
  order: orderRule,
  locale: oneOf((value) => isText(value, /^.{5}$/su), 'The locale must be 5 characters.'),
  branding_uuid: oneOf(
    (value) => isText(value, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i),
    'The branding uuid must be a UUID.',
  ),
  expires_in: oneOf((value) => Number.isSafeInteger(value) && Number(value) >= 1, 'The expires in must be at least 1.'),
  methods: (value, { methods }) => {
    if (!Array.isArray(value) || value.length === 0) return 'The methods must be a list.';
    if (!value.every((each) => paymentMethods.some((method) => method === each)))
      return 'The selected methods is invalid.';
    return value.some((each) => isEnabled(String(each), methods)) ? undefined : 'None of the methods is enabled.';
  },
};

const v1Fields: Readonly<Record<string, Judge>> = {
  ...common,
  order_id: oneOf((value) => isText(value, /^[a-zA-Z0-9_-]{4,36}$/), 'The order id format is invalid.'),
  facilitator: oneOf((value) => facilitators.some((each) => each === value), 'The selected facilitator is invalid.'),
  order: orderRule,
  basket: oneOf(Array.isArray, 'The basket must be a list.'),
  shipping: oneOf(isObject, 'The shipping must be an object.'),
  invoice_address: oneOf(isObject, 'The invoice address must be an object.'),
  shipping_address: oneOf(isObject, 'The shipping address must be an object.'),
};

const addressFields = ['callback_url', 'success_url', 'cancel_url'] as const;
const required = { v2: ['order_id', 'amount', 'currency'], v1: ['order_id', 'amount', 'currency', 'facilitator'] };

/** What the gateway knows when it judges. */
export interface Judging {
  readonly dialect: 'v2' | 'v1';
  readonly agreement: PaymentAgreement;
  /** Whether the account has used the order number before. */
  isTaken(orderId: string): boolean;
  /** Whether addresses on this machine may be plain http; the real gateway takes https alone. */
  readonly plainLoopback: boolean;
}

/** A payment without the parts that the gateway itself gives. */
export type AskedPayment = Omit<
  HeldPayment,
  | 'id'
  | 'linkUuid'
  | 'createdAt'
  | 'updatedAt'
  | 'version'
  | 'expiresAt'
  | 'events'
  | 'means'
  | 'captured'
  | 'refunded'
  | 'cardFee'
  | 'state'
> & { readonly kind: 'asked'; readonly expiresIn: number | null };

/** Judges the body of `POST /payments` as strictly as the description allows (docs/decisions/0047-the-payment-gateway.md). */
export function judgePayment(body: unknown, judging: Judging): AskedPayment | Refusal {
  if (!isObject(body)) return invalid({ body: ['The body must be a JSON object.'] });
  const { dialect, agreement } = judging;
  const fields: Readonly<Record<string, Judge>> = {
    ...(dialect === 'v2' ? v2Fields : v1Fields),
    ...Object.fromEntries(addressFields.map((name) => [name, addressRule(judging.plainLoopback)])),
  };
  const errors: Record<string, readonly string[]> = {};
  for (const name of required[dialect]) {
    if (body[name] === undefined || body[name] === null) errors[name] = [`The ${name} field is required.`];
  }
  for (const [name, value] of Object.entries(body)) {
    if (errors[name]) continue;
    const rule = fields[name];
    const problem = rule ? rule(value, agreement) : 'The field is not known.';
    if (problem !== undefined) errors[name] = [problem];
  }
  if (Object.keys(errors).length > 0) return invalid(errors);
  if (judging.isTaken(String(body.order_id))) return invalid({ order_id: ['The order id has already been taken.'] });
  return asked(body, dialect, agreement);
}

function addressRule(plainLoopback: boolean): Judge {
  return (value) => {
    const isPlain = plainLoopback && isText(value, /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/);
    const isAddress = typeof value === 'string' && URL.canParse(value) && (/^https:\/\//.test(value) || isPlain);
    return isAddress ? undefined : 'The format is invalid: it must begin with https://.';
  };
}

function asked(body: Record<string, unknown>, dialect: 'v2' | 'v1', agreement: PaymentAgreement): AskedPayment {
  const text = (name: string) => (typeof body[name] === 'string' ? body[name] : null);
  const methods = Array.isArray(body.methods) ? body.methods.map(String) : agreement.methods;
  return {
    kind: 'asked',
    account: agreement.account,
    dialect,
    orderId: String(body.order_id),
    amount: Number(body.amount),
    currency: String(body.currency),
    autocapture: body.autocapture === true,
    testmode: body.testmode === true,
    callbackUrl: text('callback_url'),
    successUrl: text('success_url'),
    cancelUrl: text('cancel_url'),
    methods: dialect === 'v1' ? (body.facilitator === 'mobilepay' ? ['mobilepay'] : ['card']) : methods,
    locale: text('locale') ?? 'da_DK',
    textOnStatement: text('text_on_statement'),
    facilitator: text('facilitator') ?? 'pensopay',
    order: isObject(body.order)
      ? body.order
      : isObject(body) && Array.isArray(body.basket)
        ? { basket: body.basket }
        : {},
    variables: isObject(body.variables) ? (body.variables as Record<string, string>) : {},
    expiresIn: typeof body.expires_in === 'number' ? body.expires_in : null,
  };
}
