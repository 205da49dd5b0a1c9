import type { FieldKindName } from '../../../forms/kinds/kinds.ts';
import { partNames } from '../../../forms/kinds/parts.ts';

/** The names of all kinds of fields that a page can show. */
export const kindNames: readonly FieldKindName[] = partNames;
