import type { SmsGatewayAccount } from '../accounts.ts';
import { countryOf } from '../countries.ts';
import type { AskedSms } from '../held-sms.ts';
import { linksAreAllowed } from '../links.ts';
import { binaryParts, carry, outsideGsm } from '../message-parts.ts';
import { type Fields, fieldKinds, isRecord } from './fields.ts';
import { invalid, isRefusal, type Refusal, refuse, unprocessable } from './refusal.ts';

export interface Judging {
  readonly account: SmsGatewayAccount;
  /** Hosts and links that the account may send; null: nobody looks. */
  readonly links: readonly string[] | null;
  /** Hundredths that are left. */
  readonly credit: number;
  readonly now: Date;
}

/** Used when a message says nothing; the gateway's own isn't published. */
const usualValidity = 172_800;
const mostRecipients = 10_000;
const classes = ['standard', 'premium'];
const priorities = ['BULK', 'NORMAL', 'URGENT', 'VERY_URGENT'];

/** What a request asks to be sent, one group for each of its messages; or why all of it is refused. */
export function judgeSend(body: unknown, judging: Judging): readonly (readonly AskedSms[])[] | Refusal {
  const roots: readonly unknown[] = Array.isArray(body) ? body : [body];
  if (roots.length === 0) return unprocessable('the list is empty');
  const groups: (readonly AskedSms[])[] = [];
  for (const root of roots) {
    if (!isRecord(root)) return unprocessable('a message is an object');
    const group = judgeMessage(root, judging);
    if (isRefusal(group)) return group;
    groups.push(group);
  }
  const all = groups.flat();
  if (new Set(all.map(({ messageClass }) => messageClass)).size > 1) {
    return invalid('class must be the same for all messages of a request');
  }
  if (new Set(all.map(({ label }) => label)).size > 1) return invalid('label must be the same for all messages');
  if (all.reduce((sum, { cost }) => sum + cost, 0) > judging.credit) return refuse('0x0216');
  return groups;
}

function judgeMessage(fields: Fields, judging: Judging): readonly AskedSms[] | Refusal {
  const unknown = Object.keys(fields).find((name) => !Object.hasOwn(fieldKinds, name));
  if (unknown !== undefined) return refuse('0x0220', unknown);
  const missing = (name: string) => fields[name] === undefined || fields[name] === null;
  if (missing('recipients')) return refuse('0x0222', 'recipients');
  if (missing('message') && missing('payload')) return refuse('0x0222', 'message');
  for (const [name, value] of Object.entries(fields)) {
    const wrong = fieldKinds[name]?.(value);
    if (wrong !== undefined) return invalid(`${name} ${wrong}`);
  }
  const { class: messageClass = 'standard', priority = 'NORMAL' } = fields;
  if (!classes.includes(String(messageClass))) return refuse('0x0218', String(messageClass));
  const isUrgent = priority === 'URGENT' || priority === 'VERY_URGENT';
  const hasUrgent = messageClass === 'premium' || judging.account.urgentInStandard;
  if (!priorities.includes(String(priority)) || (isUrgent && !hasUrgent)) return refuse('0x0311', String(priority));
  const together = wrongTogether(fields);
  if (together !== undefined) return invalid(together);
  return judgeRecipients(fields, judging);
}

/** What can't stand in one message. */
function wrongTogether(fields: Fields): string | undefined {
  const { message, payload, udh, tags, max_parts: mostParts } = fields;
  if (payload !== undefined && message !== undefined) return 'payload and message exclude each other';
  if (payload !== undefined && tags !== undefined) return 'payload and tags exclude each other';
  if (udh !== undefined && payload === undefined) return 'udh needs a payload';
  if (mostParts !== undefined && (tags !== undefined || payload !== undefined)) {
    return 'max_parts can not be used with tags or payload';
  }
  if (message === '') return 'message is empty';
  return undefined;
}

function judgeRecipients(fields: Fields, judging: Judging): readonly AskedSms[] | Refusal {
  const recipients = fields.recipients as readonly unknown[];
  if (recipients.length === 0) return invalid('recipients is empty');
  if (recipients.length > mostRecipients) return invalid(`recipients are at most ${mostRecipients}`);
  const seen = new Set<string>();
  const asked: AskedSms[] = [];
  for (const recipient of recipients) {
    const one = judgeRecipient(recipient, fields, judging);
    if (isRefusal(one)) return one;
    if (seen.has(one.msisdn)) return refuse('0x0310', one.msisdn);
    seen.add(one.msisdn);
    asked.push(one);
  }
  return asked;
}

function judgeRecipient(recipient: unknown, fields: Fields, { account, links, now }: Judging): AskedSms | Refusal {
  if (!isRecord(recipient)) return invalid('a recipient is an object');
  const other = Object.keys(recipient).find((name) => !['msisdn', 'tagvalues'].includes(name));
  if (other !== undefined) return refuse('0x0220', `recipients.${other}`);
  if (recipient.msisdn === undefined) return refuse('0x0222', 'msisdn');
  const msisdn = msisdnOf(recipient.msisdn);
  if (msisdn === undefined) return invalid('msisdn is 8 to 15 digits with the country code, without + and blanks');
  const text = filledText(fields, recipient.tagvalues);
  if (typeof text !== 'string') return text;
  if (links !== null && !linksAreAllowed(text, links)) return refuse('0x0312');
  const { country } = countryOf(msisdn);
  const price = Object.hasOwn(account.prices, country) ? account.prices[country] : undefined;
  if (price === undefined) return refuse('0x0217', country);
  const encoding = fields.encoding === 'UCS2' ? 'UCS2' : 'UTF8';
  const carried = carriedBy(fields, text, encoding);
  if (isRefusal(carried)) return carried;
  const parts = carried.parts.slice(0, Number(fields.max_parts ?? carried.parts.length));
  const { sendtime, validity_period: validity } = fields;
  return {
    account: account.id,
    msisdn,
    country,
    sender: String(fields.sender ?? 'ExampleSMS'),
    text: parts.join(''),
    encoding,
    units: carried.units,
    parts,
    cost: parts.length * price,
    userref: fields.userref === undefined ? null : String(fields.userref),
    callbackUrl: fields.callback_url === undefined ? null : String(fields.callback_url),
    label: fields.label === undefined ? null : String(fields.label),
    messageClass: String(fields.class ?? 'standard'),
    priority: String(fields.priority ?? 'NORMAL'),
    destaddr: String(fields.destaddr ?? 'MOBILE'),
    sendAt: typeof sendtime === 'number' && sendtime * 1000 > now.getTime() ? isoOf(sendtime) : null,
    validitySeconds: Math.max(60, Number(validity ?? usualValidity)),
  };
}

const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

function msisdnOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && !Number.isSafeInteger(value)) return undefined;
  const text = String(value);
  return /^[1-9]\d{7,14}$/.test(text) ? text : undefined;
}

/** The text with a recipient's own values in it. */
function filledText(fields: Fields, given: unknown): string | Refusal {
  const tags = (fields.tags ?? []) as readonly string[];
  const values = given ?? [];
  if (!Array.isArray(values) || !values.every((value): value is string => typeof value === 'string')) {
    return invalid('tagvalues is a list of texts');
  }
  if (values.length !== tags.length) return invalid('tagvalues are as many as tags');
  return tags.reduce((text, tag, index) => text.replaceAll(tag, values[index] ?? ''), String(fields.message ?? ''));
}

function carriedBy(fields: Fields, text: string, encoding: 'UTF8' | 'UCS2') {
  if (typeof fields.payload === 'string') {
    const bytes = Buffer.from(fields.payload, 'base64').length;
    return { parts: Array.from({ length: binaryParts(bytes) }, () => ''), units: bytes };
  }
  const outside = encoding === 'UTF8' ? outsideGsm(text) : [];
  // The real gateway puts other characters in their place; here it shows that the product chose wrongly.
  if (outside.length > 0) return invalid(`encoding must be UCS2 for ${outside.slice(0, 5).join(' ')}`);
  return carry(text, encoding);
}
