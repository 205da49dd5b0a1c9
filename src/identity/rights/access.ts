import { isUnlimited, type Limits, type Matter, type PreparedLimits, prepareLimits } from './limits.ts';
import { type Right, rights } from './rights.ts';

/** One right given to somebody, for everything or within limits. */
export interface Grant {
  readonly right: Right;
  /** Absent for everything. */
  readonly limits?: Limits;
}

/** What somebody may do, ready to be asked at every request. */
export interface Access {
  /** Whether a right is held at all: the question of a page or of the menu, before it is known which matter it is about. */
  has(right: Right): boolean;
  /** Whether the right reaches this matter. */
  reaches(right: Right, matter: Matter): boolean;
  /** Whether the right is held without any limit. */
  isUnlimited(right: Right): boolean;
}

interface Held {
  unlimited: boolean;
  readonly within: PreparedLimits[];
}

/** Gathers grants: each adds to the others, none takes away. A grant with an empty list gives nothing. */
export function accessOf(grants: readonly Grant[]): Access {
  const held = new Map<Right, Held>();
  for (const { right, limits } of grants) {
    const of = held.get(right) ?? { unlimited: false, within: [] };
    if (limits === undefined || isUnlimited(limits)) of.unlimited = true;
    // A right that knows no matters can't be held for some of them: it is refused rather than widened.
    else if (rights[right].limits) of.within.push(prepareLimits(limits));
    else continue;
    held.set(right, of);
  }
  return {
    has: (right) => held.has(right),
    isUnlimited: (right) => held.get(right)?.unlimited ?? false,
    reaches(right, matter) {
      const of = held.get(right);
      return of !== undefined && (of.unlimited || of.within.some((fits) => fits(matter)));
    },
  };
}

/** Of somebody who may do nothing. */
export const noAccess: Access = accessOf([]);
