import type { Static } from 'typebox';
import Type, { type TSchema } from 'typebox';
import { callGateway, type GatewayAccess, type GatewayCall, unknown } from './call-gateway.ts';
import type { Answer, Gateway, GatewayEvent, GatewayPage, PaymentRequest } from './gateway.ts';
import { hideCardNumbers } from './hide-card-numbers.ts';
import { localeOf } from './locale.ts';
import { momentOf } from './moment.ts';
import { asOre } from './ore.ts';
import { fromV2, PaymentV2Schema } from './payment-resource.ts';
import { SettlementSchema, settlementOf, TransactionSchema, transactionOf } from './settlement-resource.ts';
import { maybe, read, WireAmount, WireMoment } from './wire-kinds.ts';

const pageSize = 250;
const settlementPageSize = 100;

const EventSchema = Type.Object({
  id: Type.Integer(),
  created_at: WireMoment,
  amount: WireAmount,
  success: Type.Boolean(),
  type: Type.String(),
  message: maybe(Type.String()),
});
const AccountSchema = Type.Object({
  id: maybe(Type.Integer()),
  name: maybe(Type.String()),
  vat_number: maybe(Type.String()),
  private_key: maybe(Type.String()),
});

/** An agreement at Pensopay in its current dialect, version 2 (`../shared/reference/payment.md` section 1). */
export function gatewayV2(access: GatewayAccess): Gateway {
  const ask = async <Schema extends TSchema, Value>(
    call: GatewayCall,
    signal: AbortSignal,
    schema: Schema,
    convert: (body: Static<Schema>) => Value,
  ): Promise<Answer<Value>> => {
    const answer = await callGateway(access, call, signal);
    if (answer.kind !== 'ok') return answer;
    const body = read(schema, answer.value);
    return body === undefined ? unknown('the answer has another shape') : { kind: 'ok', value: convert(body) };
  };
  const get = (path: string, query: Readonly<Record<string, string>> = {}): GatewayCall => ({
    method: 'GET',
    path: `/v2${path}`,
    query,
  });
  const post = (path: string, body?: unknown): GatewayCall => ({ method: 'POST', path: `/v2${path}`, body });
  const of = (id: string) => `/payments/${encodeURIComponent(id)}`;
  const page = <Schema extends TSchema, Item>(
    path: string,
    query: Readonly<Record<string, string>>,
    signal: AbortSignal,
    schema: Schema,
    convert: (wire: Static<Schema>) => Item,
  ): Promise<Answer<GatewayPage<Item>>> =>
    ask(get(path, query), signal, pageOf(schema), ({ data, meta }) => ({
      items: (data as Static<Schema>[]).map(convert),
      more: meta.current_page < meta.last_page,
    }));
  const amountBody = (amount: number | null) => (amount === null ? {} : { amount });

  return {
    dialect: 'v2',
    listsBy: 'change',
    create: (request, signal) => ask(post('/payments', createBody(request)), signal, PaymentV2Schema, fromV2),
    async find(orderNumber, signal) {
      const answer = await page(
        '/payments',
        { order_id: orderNumber, per_page: '10' },
        signal,
        PaymentV2Schema,
        fromV2,
      );
      if (answer.kind !== 'ok') return answer;
      // Whether the filter takes part of a number too isn't published.
      const [found, second] = answer.value.items.filter((payment) => payment.orderNumber === orderNumber);
      return second ? unknown('two payments have the order number') : { kind: 'ok', value: found ?? null };
    },
    get: (id, signal) => ask(get(of(id)), signal, PaymentV2Schema, fromV2),
    changedSince: (since, number, signal) =>
      page(
        '/payments',
        // A second earlier: whether the filter holds the moment itself isn't published.
        { updated_after: new Date(since.getTime() - 1000).toISOString(), ...numbered(number, pageSize) },
        signal,
        PaymentV2Schema,
        fromV2,
      ),
    capture: (id, amount, signal) =>
      ask(post(`${of(id)}/capture`, amountBody(amount)), signal, PaymentV2Schema, fromV2),
    refund: (id, amount, signal) => ask(post(`${of(id)}/refund`, amountBody(amount)), signal, PaymentV2Schema, fromV2),
    cancel: (id, signal) => ask(post(`${of(id)}/cancel`), signal, PaymentV2Schema, fromV2),
    events: (id, signal) =>
      ask(get(`${of(id)}/events`), signal, Type.Object({ data: Type.Array(EventSchema) }), ({ data }) =>
        data.map(eventOf),
      ),
    methods: (signal) =>
      ask(get('/methods'), signal, Type.Object({ methods: Type.Array(Type.String()) }), ({ methods }) => methods),
    account: (signal) =>
      ask(get('/account'), signal, AccountSchema, ({ id, name, vat_number, private_key }) => ({
        name: name ?? '',
        ...(id ? { id: String(id) } : {}),
        ...(vat_number ? { cvr: vat_number } : {}),
        ...(private_key ? { privateKey: private_key } : {}),
      })),
    settlements: ({ from, to }, number, signal) =>
      page(
        '/settlements',
        { date_from: from, date_to: to, ...numbered(number, settlementPageSize) },
        signal,
        SettlementSchema,
        settlementOf,
      ),
    settlementTransactions: (settlement, number, signal) =>
      page(
        `/settlements/${encodeURIComponent(settlement)}/transactions`,
        numbered(number, settlementPageSize),
        signal,
        TransactionSchema,
        transactionOf,
      ),
  };
}

const pageOf = <Schema extends TSchema>(schema: Schema) =>
  Type.Object({
    data: Type.Array(schema),
    meta: Type.Object({ current_page: Type.Integer(), last_page: Type.Integer() }),
  });

const numbered = (page: number, perPage: number) => ({ page: String(page), per_page: String(perPage) });

function createBody(request: PaymentRequest) {
  const { branding, statementText, secondsToPay, variables } = request;
  return {
    order_id: request.orderNumber,
    amount: request.amount,
    currency: request.currency,
    callback_url: request.callbackUrl,
    success_url: request.returnUrl,
    cancel_url: request.cancelUrl,
    autocapture: request.captureAtOnce,
    testmode: request.testMode,
    locale: localeOf(request.language),
    ...(request.methods.length > 0 ? { methods: request.methods } : {}),
    ...(statementText === undefined ? {} : { text_on_statement: statementText }),
    ...(secondsToPay === undefined ? {} : { expires_in: secondsToPay }),
    ...(branding === undefined ? {} : { [branding.includes('-') ? 'branding_uuid' : 'branding_id']: branding }),
    ...(variables === undefined ? {} : { variables }),
    order: {
      basket: request.lines.map(({ name, price, quantity, number, vatPercent }) => ({
        name,
        price,
        qty: quantity,
        sku: number,
        // A fraction, as in the gateway beneath (Quickpay's basket).
        vat_rate: vatPercent / 100,
      })),
    },
  };
}

const eventTypes = ['authorize', 'capture', 'refund', 'cancel'] as const;

function eventOf(wire: Static<typeof EventSchema>): GatewayEvent {
  return {
    id: wire.id,
    type: eventTypes.find((type) => type === wire.type) ?? 'other',
    amount: asOre(wire.amount),
    success: wire.success,
    at: momentOf(wire.created_at) ?? new Date(Number.NaN),
    message: hideCardNumbers(wire.message ?? ''),
  };
}
