import type { Text } from '../../texts/catalogue.ts';
import type { Json } from './json.ts';
import type { HumanPath, Place } from './place.ts';

/** What kind of thing was added, removed, changed or moved. */
export type ChangedThing = 'form' | 'page' | 'field' | 'column' | 'option' | 'item' | 'workflow' | 'step';

/** One member of a thing, before and after. */
export interface MemberChange {
  /** Dotted, within the thing: `label`, `visibleWhen`, `start.privacy.purpose`. */
  readonly member: string;
  /** The member as a person calls it. */
  readonly name: Text & { readonly en: string };
  /** Absent where the member was not there. */
  readonly before?: Json;
  readonly after?: Json;
  /** For texts: side by side, only the languages that differ. */
  readonly texts?: readonly { readonly language: string; readonly before?: string; readonly after?: string }[];
}

/** Where a thing stood or stands: its page (or group) and its place among its neighbours, from 1. */
export interface Standing {
  readonly container: HumanPath;
  readonly position: number;
}

/** One difference between two definitions. */
export type Change =
  | {
      readonly kind: 'added';
      readonly thing: ChangedThing;
      readonly place: Place;
      readonly path: HumanPath;
      readonly to: Standing;
      readonly value: Json;
    }
  | {
      readonly kind: 'removed';
      readonly thing: ChangedThing;
      readonly place: Place;
      readonly path: HumanPath;
      readonly from: Standing;
      readonly value: Json;
    }
  | {
      readonly kind: 'moved';
      readonly thing: ChangedThing;
      readonly place: Place;
      readonly path: HumanPath;
      readonly from: Standing;
      readonly to: Standing;
    }
  | {
      readonly kind: 'changed';
      readonly thing: ChangedThing;
      readonly place: Place;
      readonly path: HumanPath;
      readonly members: readonly MemberChange[];
    };

/** All differences, in the order of the newer definition; what was removed stands where it was. Empty for equal ones. */
export type FormDifference = readonly Change[];
