import { jwtVerify } from 'jose';
import Type, { type Static } from 'typebox';
import { type IncomingSms, isFinalSmsState, type Misread, type SmsHook, type ToldState } from './gateway.ts';
import { standingOfGatewayApi } from './gatewayapi-states.ts';
import { e164Of, jsonOf, maybe, momentOfSeconds, readWire, WireMsisdn, WireSeconds } from './read-wire.ts';
import { asksToStop } from './stop-words.ts';

const Notification = Type.Object({
  id: Type.Integer({ minimum: 1 }),
  msisdn: WireMsisdn,
  time: WireSeconds,
  status: Type.String({ pattern: '^[A-Z_]{1,40}$' }),
  error: maybe(Type.String()),
  code: maybe(Type.String()),
  userref: maybe(Type.String()),
});

const Incoming = Type.Object({
  id: Type.Integer({ minimum: 1 }),
  msisdn: WireMsisdn,
  // Also a short code, such as 1204.
  receiver: Type.Union([
    Type.Integer({ minimum: 100, maximum: 999_999_999_999_999 }),
    Type.String({ pattern: '^[0-9]{3,15}$' }),
  ]),
  message: maybe(Type.String()),
  senttime: WireSeconds,
});

/** The last of what is compared: the body may say more than the claims (the country), never otherwise. */
const compared: Readonly<Record<'status' | 'incoming', readonly string[]>> = {
  status: ['id', 'msisdn', 'time', 'status', 'error', 'code', 'userref'],
  incoming: ['id', 'msisdn', 'receiver', 'message', 'senttime'],
};

const aUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A state that GatewayAPI tells: one for each receiver and change, in any order and more than once. */
export async function readGatewayApiStatus(hook: SmsHook, secret: string | undefined): Promise<ToldState | Misread> {
  const body = await proven(hook, secret, 'status');
  if (body === undefined) return { kind: 'forged' };
  const told = readWire(Notification, body);
  if (!told) return { kind: 'unreadable', why: 'the notification has another shape' };
  const standing = standingOfGatewayApi(told.status);
  if (!standing) return { kind: 'unreadable', why: `the state ${told.status} is not known` };
  return {
    kind: 'state',
    id: `${told.id}-${told.msisdn}-${told.status}-${told.time}`,
    ...(told.userref && aUuid.test(told.userref) ? { key: told.userref } : {}),
    reference: String(told.id),
    msisdn: e164Of(told.msisdn),
    ...standing,
    final: isFinalSmsState(standing.state),
    ...(told.code ? { code: told.code } : {}),
    at: momentOfSeconds(told.time),
  };
}

/** An SMS to one of the account's numbers or keywords. */
export async function readGatewayApiIncoming(
  hook: SmsHook,
  secret: string | undefined,
): Promise<IncomingSms | Misread> {
  const body = await proven(hook, secret, 'incoming');
  if (body === undefined) return { kind: 'forged' };
  const sms: Static<typeof Incoming> | undefined = readWire(Incoming, body);
  if (!sms) return { kind: 'unreadable', why: 'the incoming message has another shape' };
  const text = sms.message ?? '';
  return {
    kind: 'incoming',
    id: String(sms.id),
    from: e164Of(sms.msisdn),
    to: String(sms.receiver),
    text,
    at: momentOfSeconds(sms.senttime),
    isStop: asksToStop(text),
  };
}

/**
 * The body, where the JWT in `X-Gwapi-Signature` is signed by the webhook's token (HS256 and nothing else) and its claims say the same as
 * the body. The token signs the claims, not the bytes: what the body says beyond them is nobody's word.
 */
async function proven(
  { headers, body: bytes }: SmsHook,
  secret: string | undefined,
  what: keyof typeof compared,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const token = headers['x-gwapi-signature'];
  if (secret === undefined || secret === '' || typeof token !== 'string') return undefined;
  const claims = await jwtVerify(token, new TextEncoder().encode(secret), { algorithms: ['HS256'] }).then(
    ({ payload }) => payload,
    () => undefined,
  );
  const body = jsonOf(bytes);
  if (!claims || typeof body !== 'object' || body === null) return undefined;
  const said = body as Readonly<Record<string, unknown>>;
  return compared[what].every((name) => sameWord(claims[name], said[name])) ? said : undefined;
}

/** Absent is null; a number may stand as text. */
const sameWord = (one: unknown, other: unknown): boolean => String(one ?? '') === String(other ?? '');
