import Type from 'typebox';
import { callGateway, type GatewayReply } from './call-gateway.ts';
import { readCpsmsLog } from './cpsms-log.ts';
import { readCpsmsReport, reportUrl } from './cpsms-report.ts';
import type {
  Sent,
  SmsAnswer,
  SmsGateway,
  SmsGatewayAccess,
  SmsGatewayAccount,
  SmsMessage,
  SmsRefusedField,
} from './gateway.ts';
import { maybe, plainWords, readWire } from './read-wire.ts';

const SentBody = Type.Object({
  success: Type.Array(Type.Object({ to: Type.String(), cost: maybe(Type.Number({ minimum: 0 })) })),
});

/** As the vendor's documentation writes an error, and as newer answers do. */
const ErrorEntry = Type.Object({
  errorCode: maybe(Type.Integer()),
  errMsg: maybe(Type.String()),
  code: maybe(Type.Integer()),
  message: maybe(Type.String()),
  to: maybe(Type.String()),
});
const ErrorBody = Type.Object({ error: Type.Union([Type.Array(ErrorEntry, { minItems: 1 }), ErrorEntry]) });

const CreditBody = Type.Object({
  credit: Type.Union([Type.String({ pattern: '^-?[0-9.]+(,[0-9]+)?$' }), Type.Number()]),
});

/** What goes out as our reference: a UUID without its hyphens, since CPSMS takes 32 characters. */
export const referenceOf = (key: string): string => key.replaceAll('-', '');

/**
 * CPSMS, version 2 (decision 52 says what is certain of it). It has no id of its own: messages are known by our reference, which can be
 * looked up in its log. It knows neither validity, priority nor label.
 * @param logRestMilliseconds between two requests for the log: the gateway takes one every two minutes
 */
export function cpsms(access: SmsGatewayAccess, logRestMilliseconds = 120_000): SmsGateway {
  const { user = '', token: password, webhookSecret } = access;
  const call = (method: 'GET' | 'POST', path: string, signal: AbortSignal, body?: unknown): Promise<GatewayReply> =>
    callGateway(
      { method, url: `${access.url}/v2${path}`, user, password, ...(body === undefined ? {} : { body }) },
      signal,
    );
  const log = readCpsmsLog(access, logRestMilliseconds, (path, signal) => call('GET', path, signal));

  return {
    async send(message, signal) {
      return sentOf(await call('POST', '/send', signal, sendBody(message, webhookSecret)), message);
    },
    state: (reference, signal) => log.find(reference, undefined, signal),
    findByKey: async (key, since, signal) => {
      const reference = referenceOf(key);
      const found = await log.find(reference, since, signal);
      if (found.kind !== 'ok') return found;
      return { kind: 'ok', value: found.value && { ...found.value, reference } };
    },
    async account(signal): Promise<SmsAnswer<SmsGatewayAccount>> {
      const reply = await call('GET', '/creditvalue', signal);
      if (reply.kind !== 'answer') return { kind: 'unavailable', why: reply.why };
      const read = reply.status === 200 ? readWire(CreditBody, reply.body) : undefined;
      if (read) return { kind: 'ok', value: { credit: creditOf(read.credit), currency: 'point' } };
      const error = reply.status >= 400 && reply.status < 500 ? errorOf(reply.body) : undefined;
      if (!error) return { kind: 'unavailable', why: `HTTP ${reply.status}` };
      return { kind: 'refused', code: String(error.code ?? reply.status), message: error.message };
    },
    usage: (month, signal) => log.usage(month, signal),
    readStatus: async (hook) => readCpsmsReport(hook, webhookSecret),
    readIncoming: async () => ({ kind: 'unreadable', why: 'CPSMS is not known to bring incoming messages' }),
  };
}

/** The request as it goes out. Without a secret nothing that came back could be believed, so that nothing is asked for. */
export function sendBody(message: SmsMessage, webhookSecret: string | undefined) {
  const { sendAt } = message;
  return {
    to: message.to.slice(1),
    message: message.text,
    from: message.sender,
    reference: referenceOf(message.key),
    ...(webhookSecret ? { dlr_url: reportUrl(message, webhookSecret) } : {}),
    ...(message.encoding === 'ucs2' ? { format: 'UNICODE' } : {}),
    ...(sendAt === undefined ? {} : { timestamp: Math.floor(sendAt.getTime() / 1000) }),
  };
}

/** Danish: `9.843,40`. */
const creditOf = (credit: string | number): number =>
  typeof credit === 'number' ? credit : Number(credit.replaceAll('.', '').replace(',', '.'));

function sentOf(reply: GatewayReply, { key, to }: SmsMessage): Sent {
  if (reply.kind === 'unsent') return { kind: 'unavailable', why: reply.why };
  if (reply.kind === 'silent') return { kind: 'lost', why: reply.why };
  const { status, body } = reply;
  const taken = status >= 200 && status < 300 ? readWire(SentBody, body) : undefined;
  const own = taken?.success.find((each) => each.to === to.slice(1));
  if (own) {
    const price =
      typeof own.cost === 'number' ? { amountOre: Math.round(own.cost * 100), currency: 'point' } : undefined;
    return { kind: 'taken', reference: referenceOf(key), ...(price ? { price } : {}) };
  }
  if ([408, 425, 429, 503].includes(status) || (status >= 300 && status < 400)) {
    return { kind: 'unavailable', why: `HTTP ${status}` };
  }
  const error = errorOf(body);
  // A no is one in the gateway's own form alone; a page of something in between says nothing.
  if (!error || status >= 500) return { kind: 'lost', why: `HTTP ${status}` };
  const code = error.code ?? status;
  return { kind: 'refused', code: String(code), field: fieldOf(code, error.message), message: error.message };
}

function errorOf(body: unknown): { readonly code: number | undefined; readonly message: string } | undefined {
  const [error] = [readWire(ErrorBody, body)?.error ?? []].flat();
  if (!error) return undefined;
  const code = error.errorCode ?? error.code ?? undefined;
  const message = error.errMsg ?? error.message ?? '';
  return code === undefined && message === '' ? undefined : { code, message: plainWords(message) };
}

/** The documentation has codes of a few kinds only; the words say the rest. */
function fieldOf(code: number, message: string): SmsRefusedField {
  if (code === 401 || code === 402 || code === 403) return 'account';
  if (/phone|number|country|\bto\b/i.test(message)) return 'receiver';
  if (/\bfrom\b|sender/i.test(message)) return 'sender';
  return /message/i.test(message) ? 'text' : 'other';
}
