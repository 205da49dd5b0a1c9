import type { SmsGatewayAccount } from '../accounts.ts';
import { countryOf } from '../countries.ts';
import type { AskedSms } from '../held-sms.ts';
import { carry, outsideGsm } from '../message-parts.ts';
import { type CpsmsRefusal, refuse } from './refusal.ts';

/** What was asked for, receiver by receiver: some may be refused while others are taken. */
export type Judged =
  | CpsmsRefusal
  | { readonly kind: 'judged'; readonly each: readonly (AskedSms | (CpsmsRefusal & { readonly to: string }))[] };

const known = new Set([
  'to',
  'message',
  'from',
  'timestamp',
  'encoding',
  'dlr_url',
  'flash',
  'reference',
  // Of newer documentation; from memory.
  'format',
]);

const longestMessage = 1_530;
/** The gateway's own isn't published. */
const usualValidity = 172_800;

/** Judges `POST /v2/send` as the vendor describes it; what it does with unknown fields it doesn't say, and here they are refused. */
export function judgeCpsmsSend(body: unknown, account: SmsGatewayAccount, credit: number, now: Date): Judged {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return refuse(400, 'The body is no JSON object.');
  const fields = body as Readonly<Record<string, unknown>>;
  const other = Object.keys(fields).find((name) => !known.has(name));
  if (other !== undefined) return refuse(400, `Unknown parameter: ${other}.`);
  const wrong = wrongField(fields);
  if (wrong !== undefined) return refuse(400, wrong);
  const numbers = [fields.to].flat() as readonly string[];
  const text = String(fields.message);
  const encoding = fields.format === 'UNICODE' ? 'UCS2' : 'UTF8';
  const carried = carry(text, encoding);
  const each = numbers.map((to) => {
    const no = (status: 400 | 402, message: string) => ({ ...refuse(status, message), to });
    if (!/^[1-9]\d{7,14}$/.test(to)) return no(400, 'Phone number length and country code do not match.');
    const { country } = countryOf(to);
    if (country === 'DK' && to.length !== 10) return no(400, 'Phone number length and country code do not match.');
    const price = Object.hasOwn(account.prices, country) ? account.prices[country] : undefined;
    if (price === undefined) return no(400, 'The country is not supported.');
    const { timestamp } = fields;
    return {
      account: account.id,
      msisdn: to,
      country,
      sender: String(fields.from),
      text,
      encoding,
      ...carried,
      cost: carried.parts.length * price,
      userref: fields.reference === undefined ? null : String(fields.reference),
      callbackUrl: fields.dlr_url === undefined ? null : String(fields.dlr_url),
      label: null,
      messageClass: 'standard',
      priority: 'NORMAL',
      destaddr: fields.flash === 1 ? 'DISPLAY' : 'MOBILE',
      sendAt:
        typeof timestamp === 'number' && timestamp * 1000 > now.getTime()
          ? new Date(timestamp * 1000).toISOString()
          : null,
      validitySeconds: usualValidity,
    } as const;
  });
  const cost = each.reduce((sum, one) => sum + ('cost' in one ? one.cost : 0), 0);
  return cost > credit ? refuse(402, 'You do not have enough SMS credit/points.') : { kind: 'judged', each };
}

function wrongField(fields: Readonly<Record<string, unknown>>): string | undefined {
  const { to, message, from, timestamp, encoding, dlr_url: report, flash, reference, format } = fields;
  const numbers = [to].flat();
  if (to === undefined || numbers.length === 0) return 'Missing parameter: to.';
  if (!numbers.every((each) => typeof each === 'string')) return 'to is a text or a list of texts.';
  if (new Set(numbers).size < numbers.length) return 'to has a number twice.';
  if (typeof message !== 'string' || message === '') return 'Missing parameter: message.';
  if (message.length > longestMessage) return `message is at most ${longestMessage} characters.`;
  if (typeof from !== 'string') return 'Missing parameter: from.';
  if (!/^\d{1,20}$/.test(from) && !/^[A-Za-z0-9 .\-_]{1,11}$/.test(from)) {
    return 'from is at most 11 alphanumeric characters or 20 digits.';
  }
  if (timestamp !== undefined && !Number.isSafeInteger(timestamp)) return 'timestamp is an integer.';
  if (encoding !== undefined && encoding !== 'UTF-8' && encoding !== 'ISO-8859-1') return 'encoding is not known.';
  if (report !== undefined && !(typeof report === 'string' && URL.canParse(report))) return 'dlr_url is a URL.';
  if (flash !== undefined && flash !== 0 && flash !== 1) return 'flash is 0 or 1.';
  if (reference !== undefined && !(typeof reference === 'string' && reference.length <= 32)) {
    return 'reference is at most 32 characters.';
  }
  if (format !== undefined && format !== 'GSM' && format !== 'UNICODE') return 'format is GSM or UNICODE.';
  const outside = format === 'UNICODE' ? [] : outsideGsm(message);
  // The real one takes other characters out; here it shows that the product chose wrongly.
  return outside.length > 0 ? `message has characters that are no GSM: ${outside.slice(0, 5).join(' ')}` : undefined;
}
