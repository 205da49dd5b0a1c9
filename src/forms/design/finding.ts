import type { Text } from '../../texts/catalogue.ts';
import type { HumanPath, Place } from './place.ts';

/** An error keeps a form from being published; advice does not. */
export type Severity = 'error' | 'advice';

/** Something in a definition that a designer should know of, with where it is and what to do. */
export interface DesignFinding {
  readonly severity: Severity;
  /** For tests and for statistics, such as `missing-translation`. */
  readonly code: string;
  readonly place: Place;
  readonly path: HumanPath;
  /** What is wrong. */
  readonly message: Text & { readonly en: string };
  /** What to do; absent where the message says it already. */
  readonly remedy?: Text & { readonly en: string };
}
