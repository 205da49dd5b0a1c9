import type { BaseField } from '../base-field.ts';
import type { Field } from '../definition.ts';
import type { DesignerPart } from '../designer-part.ts';
import type { FieldKindName } from './kinds.ts';
import { pricesDesigner } from './prices/designer.ts';
import { shortTextDesigner } from './short-text/designer.ts';

type Parts = { readonly [Name in FieldKindName]: DesignerPart<Extract<Field, { kind: Name }>> };

/** What every kind says to the designer; a kind that is missing can't be inserted. */
const parts: Partial<Parts> = {
  prices: pricesDesigner,
  shortText: shortTextDesigner,
};

/** The designer part of a kind. */
export function designerPartOf(kind: FieldKindName): DesignerPart<BaseField> | undefined {
  return parts[kind];
}
