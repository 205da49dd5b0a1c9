import type { SmsRefusedField } from './gateway.ts';

/** What the codes of GatewayAPI (docs/errors.rst, "API Errors") are about. */
const fields: Readonly<Record<string, SmsRefusedField>> = {
  '0x0210': 'account',
  '0x0211': 'account',
  '0x0212': 'account',
  '0x0213': 'account',
  // This number doesn't want, or may not get, anything.
  '0x0214': 'receiver',
  '0x0215': 'receiver',
  '0x0216': 'account',
  // A country that the account may not send to.
  '0x0217': 'receiver',
  '0x021D': 'account',
  '0x021F': 'receiver',
  '0x0229': 'account',
  '0x022A': 'account',
  '0x0310': 'receiver',
  // A link to somewhere that isn't on the account's list.
  '0x0312': 'text',
};

/** What a refusal is about: by its code, else by its status and the parameter that it names. */
export function fieldOfRefusal(code: string, status: number, message: string): SmsRefusedField {
  const known = Object.hasOwn(fields, code) ? fields[code] : undefined;
  if (known) return known;
  if (status === 401 || status === 402 || status === 403) return 'account';
  if (/msisdn|recipient/i.test(message)) return 'receiver';
  if (/sender/i.test(message)) return 'sender';
  return /\bmessage\b|encoding/i.test(message) ? 'text' : 'other';
}
