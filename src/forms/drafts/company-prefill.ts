import { type Answers, isRows, type RawAnswer, type RawRow } from '../answers.ts';
import type { FormDefinition, RowsField } from '../definition.ts';
import { fieldsOf } from '../fields-of.ts';
import { partText } from '../kinds/raw-parts.ts';
import { rawFor, rawOf } from './prefill.ts';

/** What CVR says of the company that a field names, as fields may take it by `cvr.<field>.<source>`. */
export interface CompanyValues {
  /** Each empty where the register has none; an address on one line. */
  readonly texts: Readonly<Partial<Record<CompanyText, string>>>;
  /** What rows may take; absent where it was not asked for, or the register does not tell it. */
  readonly rows?: Readonly<Partial<Record<CompanyRows, readonly CompanyRow[]>>>;
}

/** What a field of one answer may take of a company. */
export const companyTexts = [
  'name',
  'address',
  'startDate',
  'industryCode',
  'industryText',
  'businessFormatCode',
] as const;
export type CompanyText = (typeof companyTexts)[number];

/** What rows may take of it, each with what their columns take. */
export const companyRows = {
  productionUnits: ['unit.number', 'unit.name', 'unit.address'],
  owners: ['owner.name', 'owner.cvr'],
} as const;
export type CompanyRows = keyof typeof companyRows;

/** One unit or owner, by what a column may take. */
export interface CompanyRow {
  /** The same for the same unit of the same company. */
  readonly id: string;
  readonly values: Readonly<Record<string, string>>;
  readonly parts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The answers that a look-up gives to other fields; what the register does not know gives none, and so wipes nothing. */
export function companyPrefill(definition: FormDefinition, field: string, { texts, rows }: CompanyValues): Answers {
  const stem = `cvr.${field}.`;
  const prefilled: Record<string, RawAnswer> = {};
  for (const each of fieldsOf(definition)) {
    const from = 'prefill' in each ? (each.prefill?.from ?? '') : '';
    if (!from.startsWith(stem)) continue;
    const source = from.slice(stem.length);
    if (each.kind === 'rows') {
      const given = rows && Object.hasOwn(rows, source) ? rows[source as CompanyRows] : undefined;
      if (given) prefilled[each.key] = given.slice(0, each.maxRows).map((row) => rawRow(each, row));
      continue;
    }
    const value = Object.hasOwn(texts, source) ? texts[source as CompanyText] : undefined;
    if (value) prefilled[each.key] = rawFor(each.kind, value);
  }
  return prefilled;
}

function rawRow(field: RowsField, row: CompanyRow): RawRow {
  const answers: Record<string, RawAnswer> = {};
  for (const column of field.columns) {
    const raw = column.prefill && rawOf(column.kind, column.prefill.from, row);
    if (raw !== undefined) answers[column.key] = raw;
  }
  return { id: row.id, answers };
}

/** The prefilled answers without those of a company whose number is no longer the one that was looked up. */
export function withoutOtherCompany(
  definition: FormDefinition,
  prefilled: Answers,
  before: Answers,
  after: Answers,
): Answers {
  const changed = fieldsOf(definition)
    .filter(
      ({ kind, key }) =>
        kind === 'company' && numberIn({ ...prefilled, ...before }, key) !== numberIn({ ...prefilled, ...after }, key),
    )
    .map(({ key }) => `cvr.${key}.`);
  if (changed.length === 0) return prefilled;
  const stale = new Set(
    fieldsOf(definition)
      .filter((each) => 'prefill' in each && changed.some((stem) => each.prefill?.from.startsWith(stem)))
      .map(({ key }) => key),
  );
  return Object.fromEntries(Object.entries(prefilled).filter(([key]) => !stale.has(key)));
}

/**
 * The answers without what was typed in rows that a register gave and gives no more: left there they would be taken for rows that
 * the person added.
 */
export function withoutGoneRows(answers: Answers, before: Answers, after: Answers): Answers {
  const idsIn = (rows: RawAnswer | undefined) => new Set(isRows(rows) ? rows.map(({ id }) => id) : []);
  return Object.fromEntries(
    Object.entries(answers).map(([key, typed]) => {
      if (before[key] === after[key] || !isRows(typed)) return [key, typed];
      const [known, kept] = [idsIn(before[key]), idsIn(after[key])];
      return [key, typed.filter(({ id }) => !known.has(id) || kept.has(id))];
    }),
  );
}

function numberIn(answers: Answers, key: string): string {
  return partText(answers[key], 'cvr').replace(/\D/g, '');
}
