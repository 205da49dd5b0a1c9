import type { BothTexts } from '../texts/catalogue.ts';
import type { BaseField } from './base-field.ts';
import type { FeelType } from './feel/values.ts';

/** Where a kind stands in the designer's list of what can be inserted. */
export type KindGroup = 'text' | 'number' | 'choice' | 'time' | 'person' | 'place' | 'file' | 'computed' | 'layout';

/** How one member of a field is set in the designer's pane of properties. */
export type DesignerControl =
  /** A text in each language: one line. */
  | { readonly kind: 'text' }
  /** A text in each language: several lines, with the small markup of information texts where `markup`. */
  | { readonly kind: 'longText'; readonly markup?: boolean }
  /** A plain string without language, such as an address. */
  | { readonly kind: 'string'; readonly pattern?: string; readonly maxLength?: number }
  | { readonly kind: 'integer'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'decimal'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'boolean' }
  /** A picture as a `data:` address; `readPicture` says whether a file will do. */
  | { readonly kind: 'picture' }
  /** One of fixed values. */
  | { readonly kind: 'choice'; readonly choices: readonly { readonly value: string; readonly label: BothTexts }[] }
  /** Several of fixed values. */
  | { readonly kind: 'choices'; readonly choices: readonly { readonly value: string; readonly label: BothTexts }[] }
  /** The answers of a choice: typed in, or a shared list. */
  | { readonly kind: 'options' }
  /** A FEEL expression over the form's fields that must give this type. */
  | { readonly kind: 'feel'; readonly gives: FeelType }
  /** A list of records, each edited by these properties, such as price lines. */
  | { readonly kind: 'list'; readonly item: BothTexts; readonly of: readonly DesignerProperty[] }
  /** One of the organisation's payment agreements; its first when absent. */
  | { readonly kind: 'agreement' }
  /** A currency that one of them can take beside kroner, as ISO 4217 writes it. */
  | { readonly kind: 'currency' }
  /** Fields within this field (columns of rows, fields of a group): shown in the outline, not in the pane. */
  | { readonly kind: 'fields' };

/** One member that the pane of properties offers beside those of every field. */
export interface DesignerProperty {
  /** The member's name in the definition. */
  readonly member: string;
  readonly label: BothTexts;
  readonly help?: BothTexts;
  /** Absent members are taken out of the definition when the control is emptied. */
  readonly optional: boolean;
  readonly control: DesignerControl;
}

/**
 * What a kind of field says to the designer: `designer.ts` in the kind's folder. The members that every field has (key,
 * label, help, required, visibleWhen, validations, prefill, error) need not be listed; `without` names those that the kind
 * does not have.
 */
export interface DesignerPart<Field extends BaseField> {
  /** What the kind is called in the list, such as "Kort tekst". */
  readonly name: BothTexts;
  /** When to use it, in one sentence. */
  readonly purpose: BothTexts;
  readonly group: KindGroup;
  readonly properties: readonly DesignerProperty[];
  readonly without: readonly ('help' | 'required' | 'visibleWhen' | 'validations' | 'prefill' | 'error')[];
  /** A new field with this key, that fits the schema as it is. */
  create(key: string): Field;
}
