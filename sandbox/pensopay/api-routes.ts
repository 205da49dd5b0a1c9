import type { FastifyInstance } from 'fastify';
import type { PaymentAgreement } from './agreements.ts';
import { type ListQuery, readListQuery } from './api-query.ts';
import { findCard, meansOf } from './cards.ts';
import { type Call, type CallAnswer, endPoint } from './end-point.ts';
import type { HeldPayment, Means } from './held-payment.ts';
import { judgePayment } from './judge-payment.ts';
import { invalid, notFound, type Refusal } from './refusal.ts';
import { authorise, cancel, capture, type Moved, refund } from './rules.ts';
import type { RunningGateway } from './running-gateway.ts';
import { settlementRoutes } from './settlement-routes.ts';
import { eventOnWire, pageOnWire, paymentOnWire } from './wire.ts';

/** The API of one dialect, below its version. */
export function apiRoutes(app: FastifyInstance, gateway: RunningGateway, dialect: 'v2' | 'v1'): void {
  const written = (payment: HeldPayment) => paymentOnWire(payment, dialect, gateway.linkOf(payment));

  /** Does an operation on a payment of the caller's; nothing comes between reading the payment and keeping what it became. */
  async function operate(call: Call, act: (payment: HeldPayment) => Moved): Promise<CallAnswer> {
    const payment = ownPayment(gateway, call);
    if (!payment) return notFound;
    const moved = act(payment);
    const kept = moved.payment === payment ? payment : await gateway.moved(moved);
    return moved.refused ?? written(kept);
  }

  /** The same for what the acquirer must do: a fault has it refuse, as some cards do. */
  async function throughAcquirer(call: Call, refusing: Means['outcome'], act: (payment: HeldPayment) => Moved) {
    const isRefused = (await gateway.context.strike('request', 'acquirer')).some(({ kind }) => kind === 'refuse');
    return operate(call, (payment) => {
      const { means } = payment;
      if (!isRefused || !means) return act(payment);
      const moved = act({ ...payment, means: { ...means, outcome: refusing } });
      return { ...moved, payment: { ...moved.payment, means } };
    });
  }

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 1_000_000 }, (_request, body, done) =>
    done(null, body),
  );

  const ping = endPoint(gateway, 'ping', async () => ({ message: 'pong' }));
  app.get('/ping', ping);
  app.post('/ping', ping);
  app.post(
    '/payments',
    endPoint(gateway, 'create', async ({ agreement, body }) => {
      const judged = judgePayment(body, {
        dialect,
        agreement,
        plainLoopback: gateway.plainLoopback,
        isTaken: (orderId) => gateway.book.byOrder(agreement.account, orderId) !== undefined,
      });
      if (judged.kind === 'refused') return judged;
      const payment = await gateway.add(judged);
      const isEarly = (await gateway.context.strike('answer', 'early')).some(({ what }) => what === 'callback-first');
      if (isEarly) await payEarly(gateway, payment);
      return written(payment);
    }),
  );
  app.get(
    '/payments',
    endPoint(gateway, 'list', async ({ agreement, request }) => {
      const query = readListQuery(request.query, {
        texts: ['order_id', 'currency'],
        moments: ['date_from', 'date_to', ...(dialect === 'v2' ? ['updated_after', 'updated_before'] : [])],
        most: 250,
        usual: 15,
      });
      if ('kind' in query) return query;
      return pageOnWire(fitting(gateway, agreement, query), query.page, query.perPage, written);
    }),
  );
  app.get(
    '/payments/:id',
    endPoint(gateway, 'get', async (call) => {
      const payment = ownPayment(gateway, call);
      return payment ? written(payment) : notFound;
    }),
  );
  app.patch(
    '/payments/:id',
    endPoint(gateway, 'patch', async (call) => {
      const variables = onlyVariables(call.body);
      if (!variables) return invalid({ variables: ['Only variables can be changed.'] });
      return operate(call, (payment) => ({
        payment: { ...payment, variables, version: payment.version + 1, updatedAt: gateway.now().toISOString() },
        callbacks: [],
      }));
    }),
  );
  for (const [name, rule, refusing] of [
    ['capture', capture, 'capture-rejected'],
    ['refund', refund, 'refund-rejected'],
  ] as const) {
    app.post(
      `/payments/:id/${name}`,
      endPoint(gateway, name, async (call) => {
        const amount = amountOf(call.body);
        if (typeof amount === 'object' && amount !== null) return amount;
        return throughAcquirer(call, refusing, (payment) => rule(payment, amount, gateway.now()));
      }),
    );
  }
  app.post(
    '/payments/:id/cancel',
    endPoint(gateway, 'cancel', (call) =>
      throughAcquirer(call, 'cancel-rejected', (payment) => cancel(payment, gateway.now())),
    ),
  );
  if (dialect === 'v2') currentRoutes(app, gateway);
}

/** What the legacy dialect doesn't have. */
function currentRoutes(app: FastifyInstance, gateway: RunningGateway): void {
  app.get(
    '/methods',
    endPoint(gateway, 'methods', async ({ agreement }) => ({ methods: agreement.methods })),
  );
  app.get(
    '/account',
    endPoint(gateway, 'account', async ({ agreement }) => accountOnWire(agreement)),
  );

  app.get(
    '/payments/:id/events',
    endPoint(gateway, 'events', async (call) => {
      const payment = ownPayment(gateway, call);
      if (!payment) return notFound;
      const { type } = call.request.query as { readonly type?: string };
      return { data: payment.events.filter((event) => type === undefined || event.type === type).map(eventOnWire) };
    }),
  );
  settlementRoutes(app, gateway);
}

/** The payment of the address, where it is the caller's. */
function ownPayment(gateway: RunningGateway, { agreement, request }: Call): HeldPayment | undefined {
  const { id } = request.params as { readonly id: string };
  const payment = /^\d{1,15}$/.test(id) ? gateway.book.find(Number(id)) : undefined;
  return payment?.account === agreement.account ? payment : undefined;
}

/** The payments of a list, newest first. The wire has whole seconds, and filters by what it writes. */
function fitting(gateway: RunningGateway, { account }: PaymentAgreement, query: ListQuery): readonly HeldPayment[] {
  const { order_id: orderId, currency } = query.texts;
  const single = orderId === undefined ? undefined : gateway.book.byOrder(account, orderId);
  // Compared as texts, which sort as the moments do: a list is read for each page anew.
  const text = (name: string, otherwise: string): string => {
    const moment = query.moments[name];
    return moment === undefined ? otherwise : new Date(moment).toISOString();
  };
  const [from, to] = [text('date_from', ''), text('date_to', '~')];
  const [after, before] = [text('updated_after', ''), text('updated_before', '~')];
  const all = orderId === undefined ? gateway.book.all() : single ? [single] : [];
  return all.filter((payment) => {
    const [created, updated] = [secondOf(payment.createdAt), secondOf(payment.updatedAt)];
    const isOther = payment.account !== account || (currency !== undefined && payment.currency !== currency);
    return !isOther && created >= from && created <= to && updated > after && updated < before;
  });
}

const secondOf = (iso: string): string => `${iso.slice(0, 19)}.000Z`;

/** The optional `amount` of a capture or refund; null: all of it. */
function amountOf(body: unknown): number | null | Refusal {
  const given = (body ?? {}) as { readonly amount?: unknown };
  const others = Object.keys(given).filter((name) => name !== 'amount');
  if (others.length > 0) return invalid(Object.fromEntries(others.map((name) => [name, ['The field is not known.']])));
  if (given.amount === undefined) return null;
  if (Number.isSafeInteger(given.amount) && Number(given.amount) >= 1) return Number(given.amount);
  return invalid({ amount: ['The amount must be an integer of at least 1.'] });
}

function onlyVariables(body: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof body !== 'object' || body === null || Object.keys(body).join() !== 'variables') return undefined;
  const { variables } = body as { readonly variables: unknown };
  if (typeof variables !== 'object' || variables === null || Array.isArray(variables)) return undefined;
  const areTexts = Object.values(variables).every((value) => typeof value === 'string');
  return areTexts ? (variables as Readonly<Record<string, string>>) : undefined;
}

function accountOnWire({ account, name, cvr, privateKey }: PaymentAgreement) {
  return {
    id: account,
    name,
    display_name: name,
    display_locale: 'da_DK',
    company: name,
    vat_number: cvr,
    private_key: privateKey,
  };
}

/** The citizen's payment and its callback come before the answer to the call that made it. */
async function payEarly(gateway: RunningGateway, payment: HeldPayment): Promise<void> {
  const card = findCard('4000112401172221');
  if (!card) return;
  const { payment: paid, callbacks } = authorise(payment, meansOf(card, false), 0, gateway.now());
  await gateway.moved({ payment: paid, callbacks: [] });
  await gateway.callbacks.send(paid, callbacks);
}
