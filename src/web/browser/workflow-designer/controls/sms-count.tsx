import { formatKroner } from '../../../../forms/kinds/format-decimal.ts';
import { partLimits } from '../../../../sms/sms-parts.ts';
import type { Language } from '../../../../texts/catalogue.ts';
import type { SmsEstimate, SmsSize } from '../../../../workflows/design/estimate-sms.ts';
import { type FlowEnvironment, useFlow } from '../flow-context.ts';
import { type Counted, type CountedLine, CountedLines, isAnyRough } from './counted-lines.tsx';

interface SmsCountProperties {
  /** A text for each language that is written. */
  readonly counted: readonly Counted<SmsEstimate>[];
  /** Øre. */
  readonly partPrice: number | undefined;
  /** Whether any account has a price. */
  readonly isPriced: boolean;
  readonly most: number | undefined;
  /** Whether what is put after the text is counted. */
  readonly isAdded: boolean;
}

/** As many characters are named; the others are counted. */
const named = 5;

/** Alphabet, length, parts and price of a text in each of its languages, while one writes. */
export function SmsCount({ counted, partPrice, isPriced, most, isAdded }: SmsCountProperties) {
  const { t, language: own } = useFlow();
  const lines = counted.map(
    ({ language, estimate }): CountedLine => ({
      language,
      line: lineOf(estimate, partPrice, t, own),
      notes: notesOf(estimate, partPrice, most, t, own),
    }),
  );
  const help = [
    ...(counted.some(({ estimate }) => estimate.hasPlaces) ? [t('flow.sms.places')] : []),
    ...(isAnyRough(counted) ? [t('flow.sms.rough')] : []),
    ...(isAdded ? [t('flow.sms.added')] : []),
    ...(isPriced && partPrice === undefined ? [t('flow.sms.noPrice')] : []),
  ];
  return <CountedLines title={t('flow.sms.count')} lines={lines} help={help} />;
}

type T = FlowEnvironment['t'];

function lineOf(estimate: SmsEstimate, partPrice: number | undefined, t: T, own: Language): string {
  const { encoding, hasPlaces, typical } = estimate;
  const size = [
    t('flow.sms.length', { units: typical.units }),
    t(`flow.sms.${encoding}`),
    partsOf(typical, partPrice, t, own),
  ].join(' · ');
  return hasPlaces ? t('flow.sms.typical', { size }) : size;
}

function partsOf({ parts }: SmsSize, partPrice: number | undefined, t: T, own: Language): string {
  const said = parts === 1 ? t('flow.sms.part') : t('flow.sms.parts', { parts });
  return partPrice === undefined ? said : `${said} · ${formatKroner(((parts * partPrice) / 100).toFixed(2), own)}`;
}

type Note = CountedLine['notes'][number];

function notesOf(
  { encoding, outside, hasPlaces, least, typical, most: longest }: SmsEstimate,
  partPrice: number | undefined,
  most: number | undefined,
  t: T,
  own: Language,
): readonly Note[] {
  const size = (of: SmsSize) => `${t('flow.sms.length', { units: of.units })} · ${partsOf(of, partPrice, t, own)}`;
  const note = (text: string): Note => ({ text, isWarning: false });
  const warning = (text: string): Note => ({ text, isWarning: true });
  return [
    ...(encoding === 'ucs2'
      ? [warning(t('flow.sms.outside', { characters: charactersOf(outside, t), ...partLimits.ucs2 }))]
      : []),
    ...(hasPlaces ? [note(t('flow.sms.least', { size: size(least) }))] : []),
    ...(hasPlaces ? [note(longest ? t('flow.sms.most', { size: size(longest) }) : t('flow.sms.unbounded'))] : []),
    ...(most === undefined || least.parts > most
      ? []
      : typical.parts > most
        ? [warning(t('flow.sms.typicallyTooLong', { parts: typical.parts, most }))]
        : !longest || longest.parts > most
          ? [warning(t('flow.sms.mayBeTooLong', { most }))]
          : []),
  ];
}

/** A character that is read from right to left doesn't turn round what stands beside it. */
function isolated(character: string): string {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(character) ? `\u2068${character}\u2069` : character;
}

/** As »ł«; one that a page shows nothing for by its number. */
function charactersOf(outside: readonly string[], t: T): string {
  const shown = outside
    .slice(0, named)
    .map((each) =>
      /[\p{L}\p{N}\p{P}\p{S}]/u.test(each)
        ? `»${isolated(each)}«`
        : `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
    );
  const characters = shown.join(' ');
  return outside.length > named ? t('flow.sms.outsideMore', { characters, count: outside.length - named }) : characters;
}
