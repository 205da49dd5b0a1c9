import { type FeelValue, isContext, isList, isNumber } from '../forms/feel/values.ts';
import type { DeliveryValue } from '../options/option.ts';
import { textIn } from '../texts/catalogue.ts';
import { isInForm, recipientField, recipientInForm } from './chosen-recipient.ts';
import type { DeliverStep } from './definition.ts';
import { valueOfExpression } from './evaluate-expression.ts';
import { valueAt, type WritingPlace, writeText } from './placeholders.ts';
import { textsOfSms, writeSmsText } from './write-sms-text.ts';

/** A value of an expression as deliveries get it. A number that JSON's numbers can't hold exactly is a text. */
export function deliveryValue(value: FeelValue): DeliveryValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (isNumber(value)) {
    const text = value.toString();
    return String(Number(text)) === text ? Number(text) : value.toFixed();
  }
  if (isList(value)) return value.map(deliveryValue);
  if (isContext(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, deliveryValue(member)]));
  }
  if ('iso' in value) return value.iso;
  return 'months' in value ? `P${value.months}M` : `PT${value.milliseconds / 1000}S`;
}

/** A value as one line or as JSON, for a person to read; empty for none. */
export function valueAsText(value: DeliveryValue): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * What a deliver step tells its delivery for the case at a place: its expressions, its texts with their values in place, and
 * what is the same for every case, by the names of the kind's fields. Pure; the designer's preview and the real delivery are
 * the same call.
 */
export function deliveryFields(
  place: WritingPlace,
  stepKey: string,
  step: Pick<DeliverStep, 'delivery' | 'values' | 'texts' | 'choices' | 'recipient'>,
  language: string,
): Readonly<Record<string, DeliveryValue>> {
  const { workflow, state, path, at } = place;
  const values = Object.keys(step.values ?? {}).map((name): [string, DeliveryValue] => [
    name,
    deliveryValue(valueOfExpression(workflow, `${stepKey}.values.${name}`, state, path, at)),
  ]);
  const texts = Object.entries(step.texts ?? {}).map(([name, text]): [string, DeliveryValue] => [
    name,
    textsOfSms.has(`${step.delivery}.${name}`)
      ? writeSmsText(textIn(text, language), (path) => valueAt(place, path, language))
      : writeText(place, text, language),
  ]);
  const chosen: Readonly<Record<string, DeliveryValue>> = isInForm(step.recipient)
    ? { [recipientField]: recipientInForm(state, path, step.recipient)?.id ?? null }
    : {};
  return { ...step.choices, ...Object.fromEntries([...values, ...texts]), ...chosen };
}
