import type { DesignState } from '../../../../forms/design/api-types.ts';
import type { Translatable, Translated } from '../../../../forms/design/translatable.ts';
import type { KeptClient } from '../kept-client.ts';

/** What the pages around both designers need of how one of them stands. */
export type KeptState = Pick<DesignState, 'title' | 'revision' | 'published' | 'changed' | 'scheduled'>;

/** A form or a workflow, as the pages around its designer need it: its versions, its translations. */
export interface KeptDesign<Definition extends Translated, State extends KeptState> {
  readonly key: string;
  readonly client: KeptClient<
    { readonly state: State; readonly definition: Definition; readonly languages: readonly string[] },
    Definition,
    State
  >;
  readonly texts: Translatable<Definition>;
  /** Where all of them are listed; the designer of this one stands at `{base}/{key}`. */
  readonly base: string;
  readonly words: {
    readonly back: string;
    readonly withdrawn: string;
    readonly deletes: string;
    /** What it means to delete what was never published, and to drop changes to what was. */
    readonly deleted: string;
    readonly discarded: string;
  };
}
