import type { Text } from '../texts/catalogue.ts';
import type { Answers, RawAnswer, RawParts, RawRow } from './answers.ts';
import type { ColumnField, Field, FormDefinition } from './definition.ts';
import { fieldsOf } from './fields-of.ts';
import { addressParts } from './kinds/address/kind.ts';
import { kindOf } from './kinds/kinds.ts';
import { valueTexts } from './value-texts.ts';

/** What is wrong with a value that a program gave, and where: `children.0.name`. */
export interface ValueProblem {
  readonly path: string;
  readonly code: string;
  readonly message: Text;
}

/** Values as another program gives them: JSON that nobody has checked, by field key. */
export type GivenValues = Readonly<Record<string, unknown>>;

/**
 * The answers of a form in values that a program gives, in the shape in which values are kept ({@link FieldValue}; numbers may
 * also be JSON's own): what `evaluate` then judges as if a person had typed it. Only the shape is judged here. Pure.
 */
export function answersFromValues(
  definition: FormDefinition,
  given: GivenValues,
): { readonly answers: Answers; readonly problems: readonly ValueProblem[] } {
  const reading: Reading = { problems: [] };
  const answers = readRecord(fieldsOf(definition), given, '', reading);
  return { answers, problems: reading.problems };
}

interface Reading {
  readonly problems: ValueProblem[];
}

type ProblemCode = keyof typeof valueTexts extends `value.${infer Code}` ? Code : never;

/** A value that no answer can be made of. */
const wrong = (code: ProblemCode) => ({ wrong: code }) as const;
type Read = RawAnswer | { readonly wrong: ProblemCode; readonly part?: string };

function isWrong(read: Read): read is { readonly wrong: ProblemCode; readonly part?: string } {
  return typeof read === 'object' && !Array.isArray(read) && 'wrong' in read;
}

function readRecord(
  fields: readonly (Field | ColumnField)[],
  given: GivenValues,
  stem: string,
  reading: Reading,
): Answers {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const answers: Record<string, RawAnswer> = {};
  for (const [key, value] of Object.entries(given)) {
    const path = stem + key;
    const field = byKey.get(key);
    if (field === undefined) tell(reading, path, 'unknown');
    else if (value === null) continue;
    else if (field.kind === 'rows') answers[key] = readRows(field, value, path, reading);
    else {
      const raw = rawOf(field, value);
      if (!isWrong(raw)) answers[key] = raw;
      else tell(reading, raw.part === undefined ? path : `${path}.${raw.part}`, raw.wrong);
    }
  }
  return answers;
}

function readRows(
  field: Extract<Field, { kind: 'rows' }>,
  value: unknown,
  path: string,
  reading: Reading,
): readonly RawRow[] {
  if (!Array.isArray(value)) {
    tell(reading, path, 'rows');
    return [];
  }
  // One more than is allowed is kept, so that the form says what is too many.
  return value.slice(0, field.maxRows + 1).flatMap((row: unknown, index): readonly RawRow[] => {
    if (!isRecord(row)) {
      tell(reading, `${path}.${index}`, 'row');
      return [];
    }
    return [{ id: rowId(index), answers: readRecord(field.columns, row, `${path}.${index}.`, reading) }];
  });
}

/** The id of the row that stood at this place of the list. */
export function rowId(index: number): string {
  return `row-${index}`;
}

function rawOf(field: Exclude<Field | ColumnField, { kind: 'rows' }>, value: unknown): Read {
  switch (field.kind) {
    case 'shortText':
    case 'longText':
    case 'email':
    case 'phone':
    case 'caseNumber':
    case 'cprNumber':
    case 'oneOf':
      return typeof value === 'string' ? value : wrong('text');
    case 'rating':
      return typeof value === 'string' || typeof value === 'number' ? String(value) : wrong('text');
    case 'number':
    case 'amount':
      return decimal(value) ?? wrong('number');
    case 'date':
      return typeof value === 'string' && isoDate.test(value) ? value : wrong('date');
    case 'dateTime':
      return typeof value === 'string' && isoMinute.test(value) ? value : wrong('dateTime');
    case 'period':
      return periodOf(value);
    case 'yesNo':
      return typeof value === 'boolean' ? (value ? 'yes' : 'no') : wrong('boolean');
    case 'confirmation':
      return typeof value === 'boolean' ? (value ? 'yes' : '') : wrong('boolean');
    case 'severalOf':
      return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : wrong('list');
    case 'company':
      return textParts(value, ['cvr', 'name']);
    case 'accountNumber':
      return textParts(value, ['registration', 'account', 'iban']);
    case 'person':
      return textParts(value, ['cpr', 'name']);
    case 'address':
      return textParts(value, addressParts);
    case 'property':
      return textParts(value, ['bfe']);
    case 'mapPoint':
      return placeOf(value);
    case 'mapArea':
      return areaOf(value);
    case 'table':
      return cellsOf(field, value);
    case 'payment':
      return chosenOf(field, value);
    case 'files':
      return wrong('files');
    default:
      return wrong(kindOf(field).compute === undefined ? 'asksNothing' : 'computed');
  }
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/;
const isoMinute = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** Exact: a decimal sign that no reader takes for a thousands separator. */
function decimal(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^-?\d+(\.\d+)?$/.test(text) ? text.replace('.', ',') : null;
}

function periodOf(value: unknown): Read {
  if (!isRecord(value) || Object.keys(value).some((part) => part !== 'from' && part !== 'to')) return wrong('period');
  const parts: Record<string, string> = {};
  for (const end of ['from', 'to'] as const) {
    const day = value[end];
    if (day === undefined) continue;
    if (typeof day !== 'string' || !isoDate.test(day)) return { wrong: 'date', part: end };
    const [year = '', month = '', date = ''] = day.split('-');
    Object.assign(parts, { [`${end}.day`]: date, [`${end}.month`]: month, [`${end}.year`]: year });
  }
  return parts;
}

function textParts(value: unknown, known: readonly string[]): Read {
  if (!isRecord(value)) return wrong('parts');
  const unknown = Object.keys(value).find((part) => !known.includes(part));
  if (unknown !== undefined) return { wrong: 'unknown', part: unknown };
  const other = Object.entries(value).find(([, text]) => typeof text !== 'string');
  return other ? { wrong: 'text', part: other[0] } : (value as RawParts);
}

/** `lat` and `lng` in degrees, as numbers or decimal text; `description` in words. */
function placeOf(value: unknown): Read {
  if (!isRecord(value)) return wrong('parts');
  const { lat, lng, description, ...others } = value;
  const unknown = Object.keys(others)[0];
  if (unknown !== undefined) return { wrong: 'unknown', part: unknown };
  if (description !== undefined && typeof description !== 'string') return { wrong: 'text', part: 'description' };
  const words: RawParts = description === undefined ? {} : { description };
  if (lat === undefined && lng === undefined) return words;
  const [north, east] = [decimal(lat), decimal(lng)];
  if (north === null) return { wrong: 'number', part: 'lat' };
  if (east === null) return { wrong: 'number', part: 'lng' };
  return { position: `${north.replace(',', '.')}, ${east.replace(',', '.')}`, ...words };
}

/** `geojson` (a polygon as text, longitude before latitude) and `description`. */
function areaOf(value: unknown): Read {
  if (!isRecord(value)) return wrong('parts');
  const { geojson, description, ...others } = value;
  const unknown = Object.keys(others)[0];
  if (unknown !== undefined) return { wrong: 'unknown', part: unknown };
  if (description !== undefined && typeof description !== 'string') return { wrong: 'text', part: 'description' };
  const words: RawParts = description === undefined ? {} : { description };
  if (geojson === undefined) return words;
  const corners = cornersOf(geojson);
  return corners === null ? { wrong: 'polygon', part: 'geojson' } : { corners, ...words };
}

function cornersOf(geojson: unknown): string | null {
  const polygon = typeof geojson === 'string' ? parsed(geojson) : geojson;
  if (!isRecord(polygon) || polygon.type !== 'Polygon' || !Array.isArray(polygon.coordinates)) return null;
  const [ring, ...holes]: unknown[] = polygon.coordinates;
  if (!Array.isArray(ring) || holes.length > 0) return null;
  const lines = ring.map((corner: unknown) => {
    const [lng, lat]: unknown[] = Array.isArray(corner) ? corner : [];
    return typeof lng === 'number' && typeof lat === 'number' ? `${lat}, ${lng}` : null;
  });
  // A ring ends where it begins; the form asks for each corner once.
  return lines.includes(null) ? null : (lines.at(-1) === lines[0] ? lines.slice(0, -1) : lines).join('\n');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function cellsOf({ rows, columns }: Extract<Field, { kind: 'table' }>, value: unknown): Read {
  if (!isRecord(value)) return wrong('parts');
  const known = new Set(rows.flatMap((row) => columns.map((column) => `${row.key}.${column.key}`)));
  const cells: Record<string, string> = {};
  for (const [cell, given] of Object.entries(value)) {
    if (!known.has(cell)) return { wrong: 'unknown', part: cell };
    const text = decimal(given);
    if (text === null) return { wrong: 'number', part: cell };
    cells[cell] = text;
  }
  return cells;
}

/** How many of each line that can be chosen; what it comes to is the form's to say. */
function chosenOf({ lines }: Extract<Field, { kind: 'payment' }>, value: unknown): Read {
  if (!isRecord(value)) return wrong('parts');
  const chosen: Record<string, string> = {};
  for (const [key, given] of Object.entries(value)) {
    if (!lines.some((line) => line.key === key && line.most !== undefined)) return { wrong: 'unknown', part: key };
    const text = decimal(given);
    if (text === null) return { wrong: 'number', part: key };
    chosen[key] = text;
  }
  return chosen;
}

function tell(reading: Reading, path: string, code: ProblemCode): void {
  reading.problems.push({ path, code, message: valueTexts[`value.${code}`] });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
