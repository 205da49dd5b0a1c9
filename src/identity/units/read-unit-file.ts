import { type CsvProblem, readCsv } from '../../documents/read-csv.ts';
import type { NamedUnit } from './units.ts';

/** What is wrong with a file of units, and where. */
export interface UnitFileProblem {
  readonly kind: CsvProblem | 'tooLarge' | 'tooMany' | 'columns' | 'uuid' | 'name' | 'double';
  readonly line: number | null;
  readonly value?: string;
}

export type ReadUnits =
  | { readonly ok: true; readonly units: readonly NamedUnit[] }
  | { readonly ok: false; readonly problems: readonly UnitFileProblem[] };

/** Bytes and units of a file at most: the largest municipality has some thousands. */
export const largestUnitFile = 5_000_000;
const mostUnits = 20_000;
/** So many problems are gathered. */
const mostTold = 50;
export const longestUnitName = 200;

/** A UUID as it is kept; null for what is none. */
export function readUnitId(text: string): string | null {
  const id = text.trim().toLowerCase();
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : null;
}

/** A unit's name as it is kept: blanks in it count as one. Null for none, and for one that is too long. */
export function readUnitName(text: string): string | null {
  const name = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return name === '' || name.length > longestUnitName ? null : name;
}

/**
 * Reads units from CSV (see `readCsv`) with the columns `uuid` and `navn` (or `name`), in any order; others are let be, as lists
 * from the organisation's own system have many. All of it or nothing. Never throws. Pure.
 */
export function readUnitFile(file: Uint8Array): ReadUnits {
  if (file.byteLength > largestUnitFile) return { ok: false, problems: [{ kind: 'tooLarge', line: null }] };
  const read = readCsv(file);
  if (!read.ok) return { ok: false, problems: [{ kind: read.problem, line: read.line }] };
  const columns = read.header.map((name) => name.toLowerCase());
  const [idAt, nameAt] = [columns.indexOf('uuid'), columns.findIndex((name) => name === 'navn' || name === 'name')];
  if (idAt < 0 || nameAt < 0 || read.rows.length === 0) return { ok: false, problems: [{ kind: 'columns', line: 1 }] };
  if (read.rows.length > mostUnits) {
    return { ok: false, problems: [{ kind: 'tooMany', line: null, value: String(mostUnits) }] };
  }
  const units = new Map<string, string>();
  const problems: UnitFileProblem[] = [];
  for (const { cells, line } of read.rows) {
    const [id, name] = [readUnitId(cells[idAt] ?? ''), readUnitName(cells[nameAt] ?? '')];
    if (id === null) problems.push({ kind: 'uuid', line, value: (cells[idAt] ?? '').slice(0, 60) });
    else if (name === null) problems.push({ kind: 'name', line });
    else if (units.has(id)) problems.push({ kind: 'double', line, value: id });
    else units.set(id, name);
  }
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, mostTold) };
  return { ok: true, units: [...units].map(([id, name]) => ({ id, name })) };
}
