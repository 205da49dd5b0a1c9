import type { Json } from './json.ts';
import type { HumanPath, Place } from './place.ts';

/** Two people changed the same member of a definition differently. */
export interface MergeConflict {
  /**
   * `value`: a member has two values. `removed`: one took the thing away that the other changed. `order`: both moved the
   * same things to different places (for one thing that was put in two containers, `mine` and `theirs` are their places).
   * `whole`: the two can't be told apart piece by piece.
   */
  readonly kind: 'value' | 'removed' | 'order' | 'whole';
  readonly place: Place;
  readonly path: HumanPath;
  /** Absent where the member is not there in that version. */
  readonly base?: Json;
  readonly mine?: Json;
  readonly theirs?: Json;
}
