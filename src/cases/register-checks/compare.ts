import { isDeepStrictEqual } from 'node:util';
import { isRows, type RawAnswer } from '../../forms/answers.ts';
import type { Field, FormDefinition } from '../../forms/definition.ts';
import type { SubmittedValues } from '../../forms/evaluate.ts';
import type { FieldValue } from '../../forms/field-kind.ts';
import { fieldsOf } from '../../forms/fields-of.ts';
import { kindOf } from '../../forms/kinds/kinds.ts';

/** An answer of which the register says something else. */
export interface Difference {
  readonly key: string;
  /** What the register says, as the field would have been filled in. */
  readonly raw: RawAnswer;
}

export interface Comparison {
  /** Keys of the answers that are as the register has them, and of those of which it says nothing. */
  readonly equal: readonly string[];
  readonly different: readonly Difference[];
}

/**
 * Compares typed answers with what the register says of the same fields: by their values, without regard to capitals and blanks, and of
 * rows by what the register knows of each, in whatever order. Pure.
 */
export function compareWithRegister(
  definition: FormDefinition,
  unchecked: readonly string[],
  values: SubmittedValues,
  registered: Readonly<Record<string, RawAnswer>>,
): Comparison {
  const equal: string[] = [];
  const different: Difference[] = [];
  for (const field of fieldsOf(definition)) {
    if (!unchecked.includes(field.key)) continue;
    const raw = registered[field.key];
    const isSame = raw === undefined || saysTheSame(field, values[field.key] ?? null, raw);
    if (isSame) equal.push(field.key);
    else different.push({ key: field.key, raw });
  }
  return { equal, different };
}

function saysTheSame(field: Field, value: FieldValue, raw: RawAnswer): boolean {
  if (field.kind === 'rows') {
    if (!Array.isArray(value) || !isRows(raw)) return false;
    const known = field.columns.filter(({ prefill }) => prefill !== undefined);
    const typed = value.map((row) => JSON.stringify(known.map(({ key }) => plainOf((row as Row)[key] ?? null))));
    const registered = raw.map(({ answers }) =>
      JSON.stringify(
        known.map((column) => {
          const read = kindOf(column).parse(column, answers[column.key], {});
          return plainOf(read.ok ? read.value : null);
        }),
      ),
    );
    return isDeepStrictEqual(typed.sort(), registered.sort());
  }
  const read = kindOf(field).parse(field, raw, {});
  if (!read.ok) return false;
  // What was typed of a person has no address: number and name are compared.
  if (field.kind === 'person') return samePerson(value, read.value);
  return isDeepStrictEqual(plainOf(value), plainOf(read.value));
}

type Row = Readonly<Record<string, FieldValue>>;

function samePerson(first: unknown, second: unknown): boolean {
  const parts = (value: unknown) => {
    const { cpr = null, name = null } = (value ?? {}) as { readonly cpr?: string; readonly name?: string };
    return [plainOf(cpr), plainOf(name)];
  };
  return isDeepStrictEqual(parts(first), parts(second));
}

/** A value without capitals, commas and needless blanks. */
function plainOf(value: unknown): unknown {
  if (typeof value === 'string')
    return value
      .toLocaleLowerCase('da')
      .replaceAll(/[\s,.]+/g, ' ')
      .trim();
  if (Array.isArray(value)) return value.map(plainOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plainOf(part)]));
}
