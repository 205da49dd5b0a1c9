import type { IncomingHttpHeaders } from 'node:http';
import { type Refusal, refuse } from './refusal.ts';

/** Clients that put local time before the `Z` are up to two hours off; a third is for clocks. */
const allowedSkew = 3 * 3_600_000;

const isUuid = (text: unknown) =>
  typeof text === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);

/** Why a call is refused by SF1601's request headers; undefined when they are right. The token has been judged before. */
export function judgeHeaders(headers: IncomingHttpHeaders, now: Date, accept = 'application/xml'): Refusal | undefined {
  if (!isUuid(headers['x-transaktionsid'])) return refuse('transaction.id.invalid', 'x-TransaktionsId must be a UUID');
  const time = String(headers['x-transaktionstid']);
  const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time) ? Date.parse(time) : Number.NaN;
  if (!(Math.abs(moment - now.getTime()) <= allowedSkew)) {
    return refuse('transaction.time.invalid', 'x-TransaktionsTid must be the time now as YYYY-MM-DDThh:mm:ssZ');
  }
  const accepted = (headers.accept ?? '').split(',').map((each) => each.split(';')[0]?.trim());
  if (!accepted.includes(accept) && !accepted.includes('*/*')) {
    return refuse('accept.not.allowed', `Accept must hold ${accept}`);
  }
  return undefined;
}

/** Refuses a body that isn't announced as XML in UTF-8. */
export function judgeContentType(contentType: string | undefined): Refusal | undefined {
  return /^application\/xml\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(contentType ?? '')
    ? undefined
    : refuse('content.type.not.allowed', 'Content-Type must be application/xml, in UTF-8');
}
