import type { TSchema } from 'typebox';
import type { DesignKind } from '../../../cases/designs/design-kind.ts';
import type { Translated } from '../../../forms/design/translatable.ts';

/** A kind of definition with its addresses under `/{organisation}/design/api`. */
export interface ServedKind<Definition extends Translated, State> {
  readonly kind: DesignKind<Definition, State>;
  /** `forms`: one of them is `/forms/:key`. */
  readonly stem: string;
  /** Where a file comes in. */
  readonly importAt: string;
  /** Where its JSON Schema is. */
  readonly schemaAt: string;
  readonly schema: TSchema;
}
