import { numeralOf } from './decimal.ts';
import type { Evaluation } from './evaluation.ts';
import { writeTemporal } from './temporal.ts';
import { type FeelValue, isContext, isList, isNumber, kindOf } from './values.ts';

/** What `string(value)` gives (DMN 1.5, table 72): a text as it is, anything within a list or context as FEEL writes it. */
export function writeValue(value: FeelValue, evaluation: Evaluation): string | null {
  if (value === null || kindOf(value) === 'unknown') return null;
  return evaluation.text(typeof value === 'string' ? value : write(value, evaluation, 0));
}

function write(value: FeelValue, evaluation: Evaluation, depth: number): string {
  evaluation.descend(depth);
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return evaluation.text(quote(value));
  if (isNumber(value)) return numeralOf(value);
  if (isList(value)) {
    return evaluation.text(`[${value.map((item) => write(item, evaluation, depth + 1)).join(', ')}]`);
  }
  if (isContext(value)) {
    const entries = Object.entries(value).map(([name, entry]) => {
      const key = /^[\p{L}_][\p{L}\p{Nd}_ ]*$/u.test(name) ? name : quote(name);
      return `${key}: ${write(entry, evaluation, depth + 1)}`;
    });
    return evaluation.text(`{${entries.join(', ')}}`);
  }
  return kindOf(value) === 'unknown' ? 'null' : writeTemporal(value);
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
