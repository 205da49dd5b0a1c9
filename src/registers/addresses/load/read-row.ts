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
/** Tables that keep the folded words of a name. */
export const wordTables: ReadonlySet<string> = new Set(['post_code', 'supplementary_town', 'street']);
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
  const { columns, key, table } = entity;
  const yesterday = new Date(Date.parse(now) - 86_400_000).toISOString();
  const named = table === 'street' ? 'vejnavn' : 'navn';
  const hasWords = wordTables.has(table);
  let shape = shapeOf([]);
  let shapeNames: readonly string[] | null = null;
  return ({ names, values, line }) => {
    if (names !== shapeNames && !isSame(names, shapeNames)) {
      shapeNames = names;
      shape = shapeOf(names);
      const lacking = columns.find(
        // JSON may leave out what is empty.
        ({ from, to, isRequired }) =>
          isRequired &&
          (format === 'csv' || to === key) &&
          shape.columns[columns.findIndex((one) => one.from === from)] === -1,
      );
      if (lacking) {
        const has = names.join(', ');
        throw new LoadProblem(`${name}, line ${line}: ${entity.official} lacks ${lacking.from}; it has ${has}`);
      }
    }
    const text = (place: number): string => (place === -1 ? '' : plainText(values[place]));
    if (isPast(text(shape.registeredTo), now) || isPast(text(shape.effectiveTo), now)) return null;
    const effectiveFrom = text(shape.effectiveFrom);
    if (effectiveFrom > yesterday && Date.parse(effectiveFrom) > Date.parse(now)) return null;
    const staged: (string | null)[] = [];
    for (const [index, { from, to, kind }] of columns.entries()) {
      const place = shape.columns[index] ?? -1;
      const value = readValue[kind](place === -1 ? undefined : values[place]);
      if (value === undefined || (value === null && to === key)) {
        const given = text(place).slice(0, 60);
        throw new LoadProblem(`${name}, line ${line}: ${from} is "${given}"; allowed is ${allowed[kind]}`);
      }
      staged.push(value);
    }
    if (hasWords) staged.push(addressWords(text(names.findIndex((each) => foldedName(each) === named))).join(' '));
    const said = text(shape.status);
    const status = table === 'address_point' || said === '' ? 3 : (statuses[said] ?? statuses[foldedName(said)] ?? 4);
    const registered = text(shape.registeredFrom);
    staged.push(String(status), status >= 4 ? dayOf(effectiveFrom) : null, registered);
    return { values: staged, changedAt: text(shape.updated) || registered };
  };

  /** Where in a row the columns stand; -1 for one that is not there. */
  function shapeOf(names: readonly string[]) {
    const folded = names.map(foldedName);
    const at = (official: string): number => folded.indexOf(foldedName(official));
    return {
      columns: columns.map(({ from }) => at(from)),
      registeredFrom: at('registreringFra'),
      registeredTo: at('registreringTil'),
      effectiveFrom: at('virkningFra'),
      effectiveTo: at('virkningTil'),
      status: at('status'),
      updated: at('datafordelerOpdateringstid'),
    };
  }
}

function isSame(names: readonly string[], before: readonly string[] | null): boolean {
  return before !== null && names.length === before.length && names.every((each, index) => each === before[index]);
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
