import { fill, type Text } from '../../texts/catalogue.ts';
import { feelTexts } from './texts.ts';

/** A stretch of the source, in characters of JavaScript (UTF-16), `to` not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

type FindingKey<Key extends string> = Key extends `feel.finding.${infer Code}` ? Code : never;

/** What kind of fault it is; there is one sentence for each. */
export type FindingCode = FindingKey<keyof typeof feelTexts>;

/** A text in the two languages of the product. */
export type BothTexts = Text & { readonly en: string };

/** Why an expression can't be used, where, and what to do about it. */
export interface Finding extends Span {
  readonly code: FindingCode;
  readonly message: BothTexts;
}

/** A finding with its sentence in both languages; values that are texts themselves come in both too. */
export function findingAt(
  { from, to }: Span,
  code: FindingCode,
  values: Readonly<Record<string, string | number | BothTexts>> = {},
): Finding {
  return Object.freeze({ code, from, to, message: fillBoth(feelTexts[`feel.finding.${code}`], values) });
}

/** Both languages of a template filled in. */
export function fillBoth(
  template: BothTexts,
  values: Readonly<Record<string, string | number | BothTexts>>,
): BothTexts {
  const inLanguage = (language: 'da' | 'en') =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? value[language] : value]),
    );
  return { da: fill(template.da, inLanguage('da')), en: fill(template.en, inLanguage('en')) };
}

/** Names for a sentence; many are cut off after the tenth. */
export function nameList(names: readonly string[]): string | BothTexts {
  if (names.length === 0) return feelTexts['feel.word.none'];
  return names.slice(0, 10).join(', ') + (names.length > 10 ? ' …' : '');
}
