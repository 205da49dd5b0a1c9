import { smsNumber } from '../../sms/sms-number.ts';
import type { CaseInput, DeliveryValue } from '../option.ts';

/** So many receivers may one step have; more are refused before anything is sent. */
export const mostReceivers = 100;

/** What a step names as numbers, such as those of a repeated group; what is empty is none. */
export function typedNumbers(to: DeliveryValue | undefined): readonly DeliveryValue[] {
  if (to === null || to === undefined || to === '') return [];
  return Array.isArray(to) ? to.flatMap(typedNumbers) : [to];
}

/**
 * What a message to each receiver says that a step names. Whoever is named twice, however the number is written, gets it once. What can't
 * be read as a number is a receiver too, for a person to correct; more than may be are left together, and refused as such.
 */
export function smsReceivers({ fields }: Pick<CaseInput, 'fields'>): readonly CaseInput['fields'][] {
  const each = new Map<string, string>();
  for (const typed of typedNumbers(fields.to)) {
    const key = sameness(typed);
    if (!each.has(key)) each.set(key, asText(typed));
  }
  const all = [...each.values()];
  if (all.length > mostReceivers) return [{ ...fields, to: all }];
  // Without a number there is a place all the same, where a person can write one.
  return (all.length === 0 ? [''] : all).map((to) => ({ ...fields, to }));
}

function sameness(typed: DeliveryValue): string {
  const read = smsNumber(asText(typed), { foreignAllowed: true });
  return read.ok ? read.e164 : asText(typed).trim();
}

/** FEEL gives a number for digits alone; what is no number at all stays readable for whoever corrects it. */
function asText(typed: DeliveryValue): string {
  return typeof typed === 'object' ? JSON.stringify(typed) : String(typed);
}
