import Type, { type Static } from 'typebox';
import type { PaymentRequest } from '../../../cases/payments/payment-gateway.ts';
import { ore } from '../../../forms/kinds/payment/ore.ts';
import { basketOf } from './basket.ts';
import type { GatewayAccess } from './call-gateway.ts';
import { amountBody, dialectClient, pageQuery, paymentPath, single } from './client.ts';
import type { Gateway, GatewayEvent } from './gateway.ts';
import { hideCardNumbers } from './hide-card-numbers.ts';
import { localeOf } from './locale.ts';
import { momentOf } from './moment.ts';
import { fromV2, PaymentV2Schema } from './payment-resource.ts';
import { SettlementSchema, settlementOf, TransactionSchema, transactionOf } from './settlement-resource.ts';
import { maybe, WireAmount, WireMoment } from './wire-kinds.ts';

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
const EventsSchema = Type.Object({ data: Type.Array(EventSchema) });
const MethodsSchema = Type.Object({ methods: Type.Array(Type.String()) });
const AccountSchema = Type.Object({
  id: maybe(Type.Integer()),
  name: maybe(Type.String()),
  vat_number: maybe(Type.String()),
  private_key: maybe(Type.String()),
});

/** An agreement at Pensopay in its current dialect, version 2 (docs/decisions/0047-the-payment-gateway.md). */
export function gatewayV2(access: GatewayAccess): Gateway {
  const client = dialectClient(access, '/v2');
  const payment = (path: string, body: unknown, signal: AbortSignal) =>
    client.post(path, body, signal, PaymentV2Schema, fromV2);

  return {
    dialect: 'v2',
    listsBy: 'change',
    create: (request, signal) => payment('/payments', createBody(request), signal),
    async find(orderNumber, signal) {
      const query = { order_id: orderNumber, per_page: '10' };
      return single(await client.page('/payments', query, signal, PaymentV2Schema, fromV2), orderNumber);
    },
    get: (id, signal) => client.get(paymentPath(id), signal, PaymentV2Schema, fromV2),
    changedSince(since, page, signal) {
      // A second earlier: whether the filter holds the moment itself isn't published.
      const after = new Date(since.getTime() - 1000).toISOString();
      const query = { updated_after: after, ...pageQuery(page, pageSize) };
      return client.page('/payments', query, signal, PaymentV2Schema, fromV2);
    },
    capture: (id, amount, signal) => payment(`${paymentPath(id)}/capture`, amountBody(amount), signal),
    refund: (id, amount, signal) => payment(`${paymentPath(id)}/refund`, amountBody(amount), signal),
    cancel: (id, signal) => payment(`${paymentPath(id)}/cancel`, {}, signal),
    events: (id, signal) =>
      client.get(`${paymentPath(id)}/events`, signal, EventsSchema, ({ data }) => data.map(eventOf)),
    methods: (signal) => client.get('/methods', signal, MethodsSchema, ({ methods }) => methods),
    account: (signal) =>
      client.get('/account', signal, AccountSchema, ({ id, name, vat_number, private_key }) => ({
        name: name ?? '',
        ...(id ? { id: String(id) } : {}),
        ...(vat_number ? { cvr: vat_number } : {}),
        ...(private_key ? { privateKey: private_key } : {}),
      })),
    settlements({ from, to }, page, signal) {
      const query = { date_from: from, date_to: to, ...pageQuery(page, settlementPageSize) };
      return client.page('/settlements', query, signal, SettlementSchema, settlementOf);
    },
    settlementTransactions(settlement, page, signal) {
      const path = `/settlements/${encodeURIComponent(settlement)}/transactions`;
      return client.page(path, pageQuery(page, settlementPageSize), signal, TransactionSchema, transactionOf);
    },
  };
}

/** The body of `POST /v2/payments`. */
export function createBody(request: PaymentRequest) {
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
    order: basketOf(request.lines),
  };
}

const eventTypes = ['authorize', 'capture', 'refund', 'cancel'] as const;

function eventOf(wire: Static<typeof EventSchema>): GatewayEvent {
  return {
    id: wire.id,
    type: eventTypes.find((type) => type === wire.type) ?? 'other',
    amount: ore(wire.amount),
    success: wire.success,
    at: momentOf(wire.created_at) ?? new Date(Number.NaN),
    message: hideCardNumbers(wire.message ?? ''),
  };
}
