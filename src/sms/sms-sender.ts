import type { Text } from '../texts/catalogue.ts';
import { smsTexts } from './texts.ts';

/** A sender that networks show as it is, or why one may not be. */
export type SmsSender =
  | { readonly ok: true; readonly sender: string; readonly kind: 'name' | 'number' }
  | {
      readonly ok: false;
      readonly why: 'length' | 'characters' | 'noLetter' | 'blanks' | 'number';
      readonly problem: Text;
    };

/**
 * Judges the sender of a message (SMS-4). Networks take 11 characters or 15 digits; ours is stricter: a name has 3 to 11 of A–Z, a–z, 0–9
 * and blanks, with a letter in it and no blank at its ends. Æ, Ø and Å are refused because networks replace them. A name can't be
 * answered; a number must be one that the sender owns, which only the gateway knows.
 */
export function smsSender(typed: string): SmsSender {
  const refuse = (why: Extract<SmsSender, { ok: false }>['why']): SmsSender => ({
    ok: false,
    why,
    problem: smsTexts[`sms-text.sender.${why}`],
  });
  if (/^\+?\d+$/.test(typed)) {
    const digits = typed.replace('+', '');
    // Short numbers of gateways have four or five digits.
    return /^[1-9]\d{3,14}$/.test(digits) ? { ok: true, sender: digits, kind: 'number' } : refuse('number');
  }
  if (typed !== typed.trim()) return refuse('blanks');
  if (!/^[A-Za-z0-9 ]*$/.test(typed)) return refuse('characters');
  if (typed.length < 3 || typed.length > 11) return refuse('length');
  if (!/[A-Za-z]/.test(typed)) return refuse('noLetter');
  return { ok: true, sender: typed, kind: 'name' };
}
