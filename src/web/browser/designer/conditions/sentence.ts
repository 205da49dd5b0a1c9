/** What a sentence compares with. Numbers are kept as the digits written, as in FEEL. */
export type Operand =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly numeral: string }
  | { readonly kind: 'yesNo'; readonly yes: boolean }
  /** `YYYY-MM-DD`. */
  | { readonly kind: 'date'; readonly iso: string }
  | { readonly kind: 'today' };

/** What is asked about: a field's key, a path such as `person.age`, or how many there are of something. */
export interface Subject {
  readonly name: string;
  readonly counted: boolean;
}

export type Comparison = 'equal' | 'notEqual' | 'less' | 'atMost' | 'more' | 'atLeast';

/** One sentence of a condition, such as "*Har du børn* er *ja*". */
export type Sentence =
  | { readonly kind: 'compare'; readonly subject: Subject; readonly comparison: Comparison; readonly operand: Operand }
  | { readonly kind: 'answered'; readonly subject: Subject; readonly answered: boolean }
  | { readonly kind: 'oneOf'; readonly subject: Subject; readonly texts: readonly string[] }
  | { readonly kind: 'contains'; readonly subject: Subject; readonly text: string }
  | { readonly kind: 'begins'; readonly subject: Subject; readonly text: string }
  /** Of a question with several answers: this one is among them. */
  | { readonly kind: 'chosen'; readonly subject: Subject; readonly text: string; readonly chosen: boolean };

/** Sentences that must all hold, or of which one must; a part may be such a group itself. */
export interface Condition {
  readonly join: 'and' | 'or';
  readonly parts: readonly (Sentence | Condition)[];
}

export function isCondition(part: Sentence | Condition): part is Condition {
  return 'join' in part;
}

/**
 * The condition in its one written form: a group within one of the same kind is part of that, and a group of one is its part.
 * Only such conditions are written and read; an empty one is null.
 */
export function tidy(condition: Condition): Condition | null {
  const parts = condition.parts.flatMap((part): (Sentence | Condition)[] => {
    if (!isCondition(part)) return [part];
    const inner = tidy(part);
    if (inner === null) return [];
    return inner.join === condition.join || inner.parts.length === 1 ? [...inner.parts] : [inner];
  });
  const [only] = parts;
  if (only === undefined) return null;
  if (parts.length === 1) return isCondition(only) ? only : { join: 'and', parts };
  return parts.some((part) => isCondition(part) && part.join === condition.join)
    ? tidy({ join: condition.join, parts })
    : { join: condition.join, parts };
}
