import Big from 'big.js';
import { contextOf, type FeelValue, isContext, isList, isNumber } from '../forms/feel/values.ts';

/** A FEEL value as JSON: numbers and contexts are wrapped, so that everything comes back as it was. */
export type FeelJson =
  | null
  | boolean
  | string
  | readonly FeelJson[]
  | { readonly number: string }
  | { readonly context: { readonly [name: string]: FeelJson } }
  | { readonly temporal: string };

/** The value as JSON. */
export function toFeelJson(value: FeelValue): FeelJson {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (isNumber(value)) return { number: value.toString() };
  if (isList(value)) return value.map(toFeelJson);
  if (isContext(value)) {
    return { context: Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, toFeelJson(entry)])) };
  }
  return { temporal: JSON.stringify(value) };
}

/** The value that {@link toFeelJson} wrote. */
export function fromFeelJson(json: FeelJson): FeelValue {
  if (json === null || typeof json === 'boolean' || typeof json === 'string') return json;
  if (isItems(json)) return json.map(fromFeelJson);
  if ('number' in json) return new Big(json.number);
  if ('context' in json) {
    return contextOf(Object.entries(json.context).map(([name, entry]) => [name, fromFeelJson(entry)]));
  }
  return JSON.parse(json.temporal);
}

function isItems(json: FeelJson): json is readonly FeelJson[] {
  return Array.isArray(json);
}
