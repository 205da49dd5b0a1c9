import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Text } from '../texts/catalogue.ts';
import { smsTexts } from './texts.ts';
import { typedNumber } from './typed-number.ts';

/** A number that can be sent to, in E.164; or why it can't. */
export type SmsNumber =
  | { readonly ok: true; readonly e164: string }
  | {
      readonly ok: false;
      readonly why: 'unreadable' | 'notDanish' | 'unknownNumber' | 'foreign' | 'cannotReceive';
      readonly problem: Text;
    };

/** Kinds of numbers, as libphonenumber calls them, at which no phone shows a message. */
const mute: ReadonlySet<string> = new Set([
  'FIXED_LINE',
  'TOLL_FREE',
  'PREMIUM_RATE',
  'SHARED_COST',
  'UAN',
  'VOICEMAIL',
  'PAGER',
]);

/** Danish service numbers, shared by many phones, that libphonenumber takes for ordinary ones. */
const sharedDanish = /^\+4570/;

/**
 * Reads the number of whoever is to have a message (SMS-3), typed as {@link typedNumber} has it. Danish numbers begin with 2 to 9. Denmark gives mobile and fixed phones numbers of the same ranges, so that a
 * Danish landline is known only when the gateway says so; service numbers (70, 80, 90) and fixed phones of countries that tell them
 * apart are refused here. A Danish number of a range that the library doesn't know is let through: ranges are opened faster than
 * software is replaced.
 */
export function smsNumber(typed: string, { foreignAllowed }: { readonly foreignAllowed: boolean }): SmsNumber {
  const refuse = (why: Extract<SmsNumber, { ok: false }>['why']): SmsNumber => ({
    ok: false,
    why,
    problem: smsTexts[`sms-text.number.${why}`],
  });
  const number = parsePhoneNumberFromString(typedNumber(typed) ?? '', 'DK');
  if (!number) return refuse('unreadable');
  const e164: string = number.number;
  if (number.countryCallingCode === '45') {
    if (!/^\+45[2-9]\d{7}$/.test(e164)) return refuse('notDanish');
    return sharedDanish.test(e164) || mute.has(number.getType() ?? '') ? refuse('cannotReceive') : { ok: true, e164 };
  }
  if (!number.isValid()) return refuse('unknownNumber');
  if (!foreignAllowed) return refuse('foreign');
  return mute.has(number.getType() ?? '') ? refuse('cannotReceive') : { ok: true, e164 };
}
