import type { Text } from '../texts/catalogue.ts';

/**
 * What a person typed into one field, exactly as it was typed, so that nothing is lost when it is wrong.
 * A field of several inputs (a date's day, month and year) is a record of its parts; a list of choices or of file ids is
 * an array of strings; repeating rows keep the id that each row got when it was made.
 */
export type RawAnswer = string | readonly string[] | RawParts | readonly RawRow[];

/** The inputs of one field by part name, such as `{ day: '1', month: '7', year: '1985' }`. */
export type RawParts = { readonly [part: string]: string };

/** One repeating row: `id` is stable for the life of the draft; `answers` are by the column's key. */
export interface RawRow {
  readonly id: string;
  readonly answers: Answers;
}

/** Raw answers by field key. */
export type Answers = { readonly [key: string]: RawAnswer };

/** An uploaded file as a form sees it; its content stays in the database. */
export interface FileReference {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  /** SHA-256 of the content in lower-case hexadecimal. */
  readonly sha256: string;
}

/** Everything that has been answered in one filling of a form. */
export interface FormInput {
  /** What the person typed. */
  readonly answers: Answers;
  /** What registers and the log-in gave, in the same raw form; kept by the server and never read from a browser. */
  readonly prefilled: Answers;
  /** The uploaded files that answers refer to by id. */
  readonly files: Readonly<Record<string, FileReference>>;
}

/** One answer of a shared list. It is offered from `from` to `to`, dates `YYYY-MM-DD`, both included; without them always. */
export interface ListEntry {
  readonly value: string;
  readonly label: Text;
  readonly from?: string;
  readonly to?: string;
}

/** The organisation's shared lists of answers by key, with the entries of all times. */
export type OptionLists = Readonly<Record<string, readonly ListEntry[]>>;

/** Circumstances that expressions may use beside the answers. */
export interface FormContext {
  /** The date of the filling in the organisation's time zone, `YYYY-MM-DD`. */
  readonly today: string;
  readonly language: string;
  /** The person the form is filled in for. */
  readonly person: {
    /** In whole years; null when unknown. */
    readonly age: number | null;
    /** Four digits; null when unknown. */
    readonly municipality: string | null;
    readonly loginLevel: 'none' | 'low' | 'substantial' | 'high';
  };
  /** The lists that the form's choices name. */
  readonly lists?: OptionLists;
}

/** Guard for a record of parts. */
export function isParts(raw: RawAnswer | undefined): raw is RawParts {
  return typeof raw === 'object' && !Array.isArray(raw);
}

/** Guard for repeating rows; an empty array counts as rows. */
export function isRows(raw: RawAnswer | undefined): raw is readonly RawRow[] {
  return Array.isArray(raw) && raw.every((row) => typeof row === 'object');
}

/** Guard for a list of choices or file ids; an empty array counts as a list. */
export function isList(raw: RawAnswer | undefined): raw is readonly string[] {
  return Array.isArray(raw) && raw.every((item) => typeof item === 'string');
}

/** The text of a single-input answer, or the empty text. */
export function rawText(raw: RawAnswer | undefined): string {
  return typeof raw === 'string' ? raw : '';
}
