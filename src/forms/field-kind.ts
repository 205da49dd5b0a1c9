import type { VNode } from 'preact';
import type { Language, Text } from '../texts/catalogue.ts';
import type { FileReference, RawAnswer } from './answers.ts';
import type { BaseField } from './base-field.ts';
import type { FeelType, FeelValue } from './feel/values.ts';

/**
 * A checked answer as it is stored with the case: plain JSON. Numbers and amounts are exact decimals written as text
 * (`"1250.50"`), dates ISO 8601, rows lists of records by column key, files their references.
 */
export type FieldValue =
  | null
  | boolean
  | string
  | readonly string[]
  | { readonly [part: string]: string }
  | readonly { readonly [column: string]: FieldValue }[]
  | readonly FileReference[];

/** What is wrong with an answer, in words that say what to do. `code` is for tests and statistics. */
export interface FieldError {
  readonly code: string;
  readonly message: Text;
  /** The part that is wrong in a field of several inputs, such as `month`: where the focus goes. */
  readonly part?: string;
}

export type Parsed<Value extends FieldValue> =
  | { readonly ok: true; readonly value: Value | null }
  | {
      readonly ok: false;
      readonly error: FieldError;
      /** What else is wrong, in a field of several inputs: all of it is told at once. */
      readonly further?: readonly FieldError[];
    };

/** How an answer is shown on the review page, in the case and on the PDF. */
export type Presented =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** The first cell of each row is its heading, and a cell without text is none that was left unanswered. */
      readonly headed?: true;
    }
  | { readonly kind: 'nothing' };

/** What a page part is drawn from. */
export interface PartProperties<Field extends BaseField> {
  readonly field: Field;
  /** The name of the first input and the stem of all ids; unique on the page. */
  readonly name: string;
  readonly raw: RawAnswer | undefined;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly value: FieldValue;
  readonly errors: readonly FieldError[];
  readonly language: Language;
  readonly files: Readonly<Record<string, FileReference>>;
  /** Draws the parts of one row's fields; only kinds that hold other fields use it. */
  readonly rows: readonly RenderedRow[];
}

/** A repeating row with its fields already drawn. */
export interface RenderedRow {
  readonly id: string;
  readonly prefilled: boolean;
  readonly fields: readonly VNode[];
}

/** Reads the posted values of one field name: none, one or several. */
export type PostedValues = (name: string) => readonly string[];

/** A place on the page that shows a computed value: the id of the element, and its text. */
export interface FieldOutput {
  readonly id: string;
  readonly text: string;
  readonly hidden: boolean;
}

/** An expression that belongs to one kind of field. */
export interface FieldExpression {
  readonly name: string;
  readonly source: string;
  /** The type that it must give. */
  readonly gives: FeelType;
}

/** What is wrong with a field's definition beyond what its schema can say. */
export interface FieldProblem {
  /** The member that is wrong. */
  readonly member: string;
  readonly code: string;
  readonly message: Text;
}

/** Draws a field as the page shows it. Apart from the logic, so that a browser that only computes needn't load it. */
export type FieldPart<Field extends BaseField> = (properties: PartProperties<Field>) => VNode;

/**
 * The logic of one kind of field. Pure; the same in the server and the browser. A kind is a folder: `schema.ts` (its
 * members in a definition), `kind.ts` (this) and `part.tsx` (its {@link FieldPart}).
 */
export interface FieldKind<Field extends BaseField, Value extends FieldValue> {
  readonly kind: Field['kind'];
  /** Whether the field asks for anything: a heading or information text does not. */
  readonly asks: boolean;
  /** The type that expressions see. */
  feelType(field: Field): FeelType;
  /**
   * What was posted under `name`, or undefined when the field was not on the page.
   * A check box that is not ticked posts nothing: kinds with check boxes post a hidden marker beside them.
   */
  read(field: Field, name: string, posted: PostedValues): RawAnswer | undefined;
  /**
   * What stands after `typed` was posted where `before` stood: for kinds with parts that the server alone writes, such as
   * the id of a looked-up address. They stay as long as what they belong to does; a browser can't post them.
   */
  keep?(before: RawAnswer | undefined, typed: RawAnswer): RawAnswer;
  /** The value in what was typed; `null` where nothing was. */
  parse(field: Field, raw: RawAnswer | undefined, files: Readonly<Record<string, FileReference>>): Parsed<Value>;
  /** The value as expressions see it. */
  toFeel(field: Field, value: Value | null): FeelValue;
  present(field: Field, value: Value | null, language: Language): Presented;
  /** The input that an error link or the label leads to, given the field's name and the wrong part. */
  focusId(name: string, part?: string): string;
  /** Expressions of the kind's own, beside those that every field may have. Their place is the field's with `.name`. */
  expressions?(field: Field): readonly FieldExpression[];
  /** The value of a field that nobody types, from what its {@link expressions} gave; `null` to a name that it has not. */
  compute?(field: Field, result: (name: string) => FeelValue): Value | null;
  /**
   * The value of a field of which a person types a part and the form works out the rest, from what was typed and what its
   * {@link expressions} gave: in place of `parse` when the form is evaluated. With problems the value holds what is known all the
   * same, so that the page can show it, and expressions see none.
   */
  complete?(
    field: Field,
    raw: RawAnswer | undefined,
    result: (name: string) => FeelValue,
  ): { readonly value: Value | null; readonly problems: readonly FieldError[] };
  /**
   * Where a computed value stands on the page, for a script that writes it there. A hidden one hides the table row around it,
   * or itself.
   */
  outputs?(field: Field, name: string, value: Value | null, language: Language): readonly FieldOutput[];
  /** What is wrong with the definition; found when the form is compiled. */
  problems?(field: Field): readonly FieldProblem[];
  /** Fields within this field (columns of repeating rows). */
  columns?(field: Field): readonly BaseField[];
}
