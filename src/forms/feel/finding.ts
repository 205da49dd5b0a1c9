import { type BothTexts, fillText } from '../../texts/catalogue.ts';
import { feelTexts } from './texts.ts';

/** A stretch of the source, in characters of JavaScript (UTF-16), `to` not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

type FindingKey<Key extends string> = Key extends `feel.finding.${infer Code}` ? Code : never;

/** What kind of fault it is; there is one sentence for each. */
export type FindingCode = FindingKey<keyof typeof feelTexts>;

/** Why an expression can't be used, where, and what to do about it. */
export interface Finding extends Span {
  readonly code: FindingCode;
  readonly message: BothTexts;
}

/** A finding with its sentence in every language; values that are texts themselves come in each too. */
export function findingAt(
  { from, to }: Span,
  code: FindingCode,
  values: Readonly<Record<string, string | number | BothTexts>> = {},
): Finding {
  return Object.freeze({ code, from, to, message: fillText(feelTexts[`feel.finding.${code}`], values) });
}

/** Names for a sentence; many are cut off after the tenth. */
export function nameList(names: readonly string[]): string | BothTexts {
  if (names.length === 0) return feelTexts['feel.word.none'];
  return names.slice(0, 10).join(', ') + (names.length > 10 ? ' …' : '');
}
