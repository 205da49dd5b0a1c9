import type { PaymentRequest } from '../../../cases/payments/payment-gateway.ts';
import { basketOf } from './basket.ts';
import { type GatewayAccess, unknown } from './call-gateway.ts';
import { amountBody, dialectClient, pageQuery, paymentPath, single } from './client.ts';
import type { Gateway } from './gateway.ts';
import { fromV1, PaymentV1Schema } from './payment-resource.ts';

const pageSize = 250;

/** What one payment of this dialect is paid through. */
const facilitators = ['viabill', 'paypal', 'anyday', 'mobilepay'] as const;

/**
 * An agreement at Pensopay in its legacy dialect, version 1: one facilitator a payment, a window whose language and time limit can't be
 * chosen, lists by creation, and no calls for events, methods and settlements.
 */
export function gatewayV1(access: GatewayAccess): Gateway {
  const client = dialectClient(access, '/v1');
  const payment = (path: string, body: unknown, signal: AbortSignal) =>
    client.post(path, body, signal, PaymentV1Schema, fromV1);
  const untold = async () => unknown('the legacy dialect has no such call');

  return {
    dialect: 'v1',
    listsBy: 'creation',
    create: (request, signal) => payment('/payments', createBody(request), signal),
    async find(orderNumber, signal) {
      const query = { order_id: orderNumber, per_page: '10' };
      return single(await client.page('/payments', query, signal, PaymentV1Schema, fromV1), orderNumber);
    },
    get: (id, signal) => client.get(paymentPath(id), signal, PaymentV1Schema, fromV1),
    changedSince(since, page, signal) {
      const from = new Date(since.getTime() - 1000).toISOString();
      const query = { date_from: from, ...pageQuery(page, pageSize) };
      return client.page('/payments', query, signal, PaymentV1Schema, fromV1);
    },
    capture: (id, amount, signal) => payment(`${paymentPath(id)}/capture`, amountBody(amount), signal),
    refund: (id, amount, signal) => payment(`${paymentPath(id)}/refund`, amountBody(amount), signal),
    cancel: (id, signal) => payment(`${paymentPath(id)}/cancel`, {}, signal),
    events: untold,
    methods: untold,
    async account(signal) {
      // Whether the key fits is all that this dialect can tell, and any list shows it.
      const list = await client.page('/payments', pageQuery(1, 1), signal, PaymentV1Schema, fromV1);
      return list.kind === 'ok' ? { kind: 'ok', value: { name: '' } } : list;
    },
    settlements: untold,
    settlementTransactions: untold,
  };
}

function createBody(request: PaymentRequest) {
  const { branding, statementText } = request;
  return {
    order_id: request.orderNumber,
    amount: request.amount,
    currency: request.currency,
    facilitator: facilitatorOf(request.methods),
    autocapture: request.captureAtOnce,
    testmode: request.testMode,
    callback_url: request.callbackUrl,
    success_url: request.returnUrl,
    cancel_url: request.cancelUrl,
    ...(statementText === undefined ? {} : { text_on_statement: statementText }),
    // Only the number of a branding is known here, not its UUID.
    ...(branding === undefined || branding.includes('-') ? {} : { branding_id: branding }),
    order: basketOf(request.lines),
  };
}

/** The facilitator of its own where that method alone is offered, else the cards. */
function facilitatorOf(methods: readonly string[]): string {
  const [only, ...others] = methods;
  return facilitators.find((each) => each === only && others.length === 0) ?? 'creditcard';
}
