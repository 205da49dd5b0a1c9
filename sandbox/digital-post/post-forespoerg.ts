import type { FastifyRequest } from 'fastify';
import type { Answer } from './kombi-response.ts';
import { hasNemSms, isRegistered } from './recipients.ts';
import type { Refusal } from './refusal.ts';

const type = 'application/json; charset=utf-8';

/** A refusal in JSON; the real service's shape isn't public. */
export function refusedAsJson({ status, code, text }: Refusal): Answer {
  return { status, type, body: JSON.stringify({ code, message: text }) };
}

/**
 * PostForespoerg: whether a person or company can receive. Exactly one of `cprNumber` (10 digits) and `cvrNumber` (8), and nothing
 * else in the address. Nobody can be asked about an unknown number: for that the answer is `false` too.
 * @param isUntilNow everybody was registered, a moment ago
 */
export function lookUpRecipient(
  request: FastifyRequest,
  channel: 'digitalpost' | 'nemsms',
  isUntilNow = false,
): Answer {
  const query = new URL(request.url, 'https://peer').searchParams;
  const wrong = (text: string): Answer =>
    refusedAsJson({ kind: 'refusal', status: 400, code: 'recipient.id.not.allowed', text });
  const [given, ...more] = [...query.entries()];
  if (!given || more.length > 0) return wrong('exactly one of cprNumber and cvrNumber must be given');
  const [name, id] = given;
  const pattern = name === 'cprNumber' ? /^\d{10}$/ : name === 'cvrNumber' ? /^\d{8}$/ : undefined;
  if (!pattern) return wrong('exactly one of cprNumber and cvrNumber must be given');
  if (!pattern.test(id)) return wrong('cprNumber has 10 digits, cvrNumber has 8');
  const kind = name === 'cprNumber' ? 'cpr' : 'cvr';
  const isThere = channel === 'digitalpost' ? isRegistered : hasNemSms;
  // NemSMS needs a phone on file, which companies have none of.
  const result = (isUntilNow && (channel === 'digitalpost' || kind === 'cpr')) || isThere({ kind, id });
  return { status: 200, type, body: JSON.stringify({ result }) };
}
