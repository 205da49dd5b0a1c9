import { addressWords } from '../address-words.ts';
import { type ColumnKind, type Entity, foldedName } from './entities.ts';
import type { FileRow } from './json-rows.ts';
import { LoadProblem } from './load-problem.ts';
import type { DataFile } from './open-files.ts';

/** A row as the staging tables take it: the entity's columns, then words, status and the day of its end. */
export interface StagedRow {
  readonly values: readonly (string | null)[];
  /** The latest moment that the row knows of. */
  readonly changedAt: string;
}

/** Statuses of DAR's life cycle; other registers say theirs in words. */
const statuses: Readonly<Record<string, number>> = { '2': 2, '3': 3, '4': 4, '5': 5, gaeldende: 3, foreloebig: 2 };
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Reads rows of one file. Answers null for a row that is history: registered as wrong, or not in effect at `now`.
 * @throws {LoadProblem} where the file lacks a column, or a value can't be what its column holds
 */
export function rowReader(
  entity: Entity,
  { name, format }: Pick<DataFile, 'name' | 'format'>,
  now: string,
): (row: FileRow) => StagedRow | null {
  let keys = '';
  let places = new Map<string, string>();
  const wordsColumn = ['post_code', 'supplementary_town', 'street'].includes(entity.table);
  return ({ fields, line }) => {
    const names = Object.keys(fields);
    const joined = names.join();
    if (joined !== keys) {
      keys = joined;
      places = new Map(names.map((each) => [foldedName(each), each]));
    }
    const of = (column: string): unknown => {
      const place = places.get(foldedName(column));
      return place === undefined ? undefined : fields[place];
    };
    const textOf = (column: string): string => plainText(of(column));
    for (const { from, to, isRequired } of entity.columns) {
      // JSON may leave out what is empty.
      if (isRequired && (format === 'csv' || to === entity.key) && !places.has(foldedName(from))) {
        throw new LoadProblem(`${name}, line ${line}: ${entity.official} lacks ${from}; it has ${names.join(', ')}`);
      }
    }
    if (isPast(textOf('registreringTil'), now) || isPast(textOf('virkningTil'), now)) return null;
    const effectiveFrom = textOf('virkningFra');
    if (effectiveFrom !== '' && Date.parse(effectiveFrom) > Date.parse(now)) return null;
    const values = entity.columns.map(({ from, to, kind }) => {
      const value = readValue[kind](of(from));
      if (value === undefined || (value === null && to === entity.key)) {
        throw new LoadProblem(
          `${name}, line ${line}: ${from} is "${textOf(from).slice(0, 60)}"; allowed is ${allowed[kind]}`,
        );
      }
      return value;
    });
    const said = foldedName(textOf('status'));
    const status = entity.table === 'address_point' || said === '' ? 3 : (statuses[said] ?? 4);
    const changedAt =
      [textOf('datafordelerOpdateringstid'), textOf('registreringFra')].find((text) => text !== '') ?? '';
    return {
      values: [
        ...values,
        ...(wordsColumn ? [addressWords(textOf(entity.table === 'street' ? 'vejnavn' : 'navn')).join(' ')] : []),
        String(status),
        status >= 4 ? dayOf(effectiveFrom) : null,
        textOf('registreringFra'),
      ],
      changedAt,
    };
  };
}

function plainText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Empty for a value that names another object by the object itself. */
function reference(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    return plainText(Reflect.get(value, 'id_lokalId') ?? Reflect.get(value, 'id_lokalid'));
  }
  return plainText(value);
}

function isPast(moment: string, now: string): boolean {
  return moment !== '' && Date.parse(moment) <= Date.parse(now);
}

function dayOf(moment: string): string | null {
  return /^\d{4}-\d{2}-\d{2}/.exec(moment)?.[0] ?? null;
}

function matching(pattern: RegExp, value: unknown): string | null | undefined {
  const text = reference(value).toLowerCase();
  if (text === '') return null;
  return pattern.test(text) ? text : undefined;
}

/** Null for nothing, undefined for what can't be. */
const readValue: Readonly<Record<ColumnKind, (value: unknown) => string | null | undefined>> = {
  uuid: (value) => matching(uuid, value),
  text: (value) => plainText(value).slice(0, 200),
  municipality: (value) => matching(/^\d{1,4}$/, value)?.padStart(4, '0') ?? matching(/^\d{1,4}$/, value),
  code: (value) => matching(/^\d{1,4}$/, value)?.padStart(4, '0') ?? matching(/^\d{1,4}$/, value),
  bfe: (value) => matching(/^[1-9]\d{0,9}$/, value),
  key: (value) => matching(/^[\w.-]{1,60}$/, value),
  point(value) {
    const wkt = typeof value === 'object' && value !== null ? Reflect.get(value, 'wkt') : value;
    const text = plainText(wkt);
    if (text === '') return null;
    const found = /^POINT\s*(?:Z\s*)?\(\s*(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)/i.exec(text);
    return found ? `${found[1]} ${found[2]}` : undefined;
  },
};

const allowed: Readonly<Record<ColumnKind, string>> = {
  uuid: 'a UUID',
  text: 'a text',
  municipality: 'a municipality code of four digits',
  code: 'up to four digits',
  bfe: 'a BFE number of up to ten digits',
  key: 'up to 60 letters and digits',
  point: 'a place such as POINT (556400.12 6322500.34)',
};
