import Type, { type Static } from 'typebox';
import { callGateway, type GatewayReply } from './call-gateway.ts';
import type {
  Sent,
  SmsAnswer,
  SmsGateway,
  SmsGatewayAccess,
  SmsGatewayAccount,
  SmsMessage,
  SmsStanding,
  SmsUsage,
} from './gateway.ts';
import { fieldOfRefusal } from './gatewayapi-refusals.ts';
import { standingOfGatewayApi } from './gatewayapi-states.ts';
import { readGatewayApiIncoming, readGatewayApiStatus } from './gatewayapi-webhooks.ts';
import { daysOfMonth } from './month.ts';
import { maybe, momentOfSeconds, plainWords, readWire, WireMsisdn, WireSeconds } from './read-wire.ts';

const SentBody = Type.Object({
  ids: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 1 }),
  usage: maybe(
    Type.Object({
      countries: maybe(Type.Record(Type.String(), Type.Integer({ minimum: 0 }))),
      currency: maybe(Type.String({ pattern: '^[A-Z]{3}$' })),
      total_cost: maybe(Type.Number({ minimum: 0 })),
    }),
  ),
});

const ErrorBody = Type.Object({
  code: maybe(Type.String({ pattern: '^0x[0-9A-Fa-f]{1,8}$' })),
  message: Type.String(),
  variables: maybe(Type.Array(Type.Unknown())),
});

const MessageBody = Type.Array(
  Type.Object({
    recipients: Type.Array(
      Type.Object({
        msisdn: WireMsisdn,
        csms: maybe(Type.Integer({ minimum: 0 })),
        dsnstatus: Type.String(),
        dsnerrorcode: maybe(Type.String()),
        dsntime: maybe(WireSeconds),
      }),
      { minItems: 1, maxItems: 1 },
    ),
  }),
  { minItems: 1, maxItems: 1 },
);

const AccountBody = Type.Object({ credit: Type.Number(), currency: Type.String({ pattern: '^[A-Z]{3}$' }) });

const UsageBody = Type.Array(
  Type.Object({
    amount: Type.Number({ minimum: 0 }),
    cost: Type.Number({ minimum: 0 }),
    country: maybe(Type.String()),
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
    label: maybe(Type.String()),
  }),
);

/** An account that has no such priority says so, and sends nothing. */
const priorityMissing = '0x0311';

/** GatewayAPI by its REST interface (decision 52 says what is certain of it). It can't look a message up by our key. */
export function gatewayApi(access: SmsGatewayAccess): SmsGateway {
  const call = (method: 'GET' | 'POST', path: string, signal: AbortSignal, body?: unknown): Promise<GatewayReply> =>
    callGateway(
      // The token is the user's name, without a password.
      { method, url: access.url + path, user: access.token, password: '', ...(body === undefined ? {} : { body }) },
      signal,
    );

  async function send(message: SmsMessage, signal: AbortSignal): Promise<Sent> {
    const sent = sentOf(await call('POST', '/rest/mtsms', signal, sendBody(message)));
    if (!message.urgent || sent.kind !== 'refused' || sent.code !== priorityMissing) return sent;
    return sentOf(await call('POST', '/rest/mtsms', signal, sendBody({ ...message, urgent: false })));
  }

  return {
    send,
    async state(reference, signal): Promise<SmsAnswer<SmsStanding | null>> {
      const reply = await call('GET', `/rest/mtsms/${encodeURIComponent(reference)}`, signal);
      // Nothing is told of a message until it lies in the gateway's long-term storage.
      if (reply.kind === 'answer' && reply.status === 404) return { kind: 'ok', value: null };
      return answerOf(reply, (body) => {
        const [recipient] = readWire(MessageBody, body)?.[0]?.recipients ?? [];
        const standing = recipient && standingOfGatewayApi(recipient.dsnstatus);
        if (!recipient || !standing) return undefined;
        return {
          ...standing,
          ...(recipient.dsnerrorcode ? { code: recipient.dsnerrorcode } : {}),
          ...(typeof recipient.dsntime === 'number' ? { at: momentOfSeconds(recipient.dsntime) } : {}),
          ...(typeof recipient.csms === 'number' ? { parts: recipient.csms } : {}),
        };
      });
    },
    findByKey: null,
    async account(signal): Promise<SmsAnswer<SmsGatewayAccount>> {
      return answerOf(await call('GET', '/rest/me', signal), (body) => readWire(AccountBody, body));
    },
    async usage(month, signal): Promise<SmsAnswer<readonly SmsUsage[]>> {
      const { first, last } = daysOfMonth(month);
      const reply = await call('POST', '/api/usage/labels', signal, { from: first, to: last });
      return answerOf(reply, (body) =>
        readWire(UsageBody, body)?.map(({ amount, cost, country, currency, label }) => ({
          label: label ?? null,
          country: country ?? null,
          parts: amount,
          price: { amountOre: oreOf(cost), currency },
        })),
      );
    },
    readStatus: (hook) => readGatewayApiStatus(hook, access.webhookSecret),
    readIncoming: (hook) => readGatewayApiIncoming(hook, access.webhookSecret),
  };
}

/** The request as it goes out; what may be left out is. */
export function sendBody(message: SmsMessage) {
  const { label, sendAt, validitySeconds } = message;
  return {
    message: message.text,
    recipients: [{ msisdn: Number(message.to.slice(1)) }],
    sender: message.sender,
    userref: message.key,
    callback_url: message.statusUrl,
    // Never left to the gateway, which replaces what the alphabet has not.
    encoding: message.encoding === 'ucs2' ? 'UCS2' : 'UTF8',
    ...(message.urgent ? { priority: 'URGENT' } : {}),
    ...(validitySeconds === undefined ? {} : { validity_period: Math.max(60, Math.round(validitySeconds)) }),
    ...(sendAt === undefined ? {} : { sendtime: Math.floor(sendAt.getTime() / 1000) }),
    ...(label === undefined ? {} : { label }),
  };
}

/** Hundredths of what the wire has in kroner or euros; the gateway counts fractions of an øre. */
const oreOf = (amount: number): number => Math.round(amount * 10_000) / 100;

function sentOf(reply: GatewayReply): Sent {
  if (reply.kind === 'unsent') return { kind: 'unavailable', why: reply.why };
  if (reply.kind === 'silent') return { kind: 'lost', why: reply.why };
  const { status, body } = reply;
  if (status >= 200 && status < 300) {
    const taken = readWire(SentBody, body);
    if (!taken) return { kind: 'lost', why: 'the answer has another shape' };
    const { countries, currency, total_cost: cost } = taken.usage ?? {};
    const parts = countries && Object.values(countries).reduce((sum, each) => sum + each, 0);
    return {
      kind: 'taken',
      reference: String(taken.ids[0]),
      ...(parts ? { parts } : {}),
      ...(typeof cost === 'number' && currency ? { price: { amountOre: oreOf(cost), currency } } : {}),
    };
  }
  const error = readWire(ErrorBody, body);
  if (isTurnedAway(status)) return { kind: 'unavailable', why: `HTTP ${status}` };
  // Only a no in the gateway's own form is one; a page of something in between says nothing.
  if (status < 400 || status >= 500 || !error) return { kind: 'lost', why: `HTTP ${status}` };
  const message = wordsOf(error);
  const code = error.code ?? `HTTP ${status}`;
  return { kind: 'refused', code, field: fieldOfRefusal(code, status, message), message };
}

/** Turned away at the door: too much at once, too many connections, or led elsewhere. Nothing was taken. */
const isTurnedAway = (status: number): boolean =>
  status === 408 || status === 425 || status === 429 || status === 503 || (status >= 300 && status < 400);

function answerOf<Value>(reply: GatewayReply, convert: (body: unknown) => Value | undefined): SmsAnswer<Value> {
  if (reply.kind !== 'answer') return { kind: 'unavailable', why: reply.why };
  const { status, body } = reply;
  if (status >= 200 && status < 300) {
    const value = convert(body);
    return value === undefined ? { kind: 'unavailable', why: 'the answer has another shape' } : { kind: 'ok', value };
  }
  const error = readWire(ErrorBody, body);
  const isRefusal = status >= 400 && status < 500 && !isTurnedAway(status) && error !== undefined;
  if (!isRefusal) return { kind: 'unavailable', why: `HTTP ${status}` };
  return { kind: 'refused', code: error.code ?? `HTTP ${status}`, message: wordsOf(error) };
}

/** With what stands at `%1`, such as a country; a number does not. */
const wordsOf = ({ message, variables }: Static<typeof ErrorBody>): string =>
  plainWords(message.replaceAll(/%(\d)/g, (place, number) => String(variables?.[Number(number) - 1] ?? place)));
