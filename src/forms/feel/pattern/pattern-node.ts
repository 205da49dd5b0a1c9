import type { CharacterTest } from './program.ts';

/** A regular expression as a tree. */
export type PatternNode =
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'group'; readonly number: number; readonly content: PatternNode }
  | {
      readonly kind: 'repeat';
      readonly content: PatternNode;
      readonly minimum: number;
      readonly maximum: number | null;
      readonly greedy: boolean;
    }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' };

/** The flags of regular expressions (XQuery 1.0 and XPath 2.0 Functions and Operators, 7.6.1.1). */
export interface PatternFlags {
  /** `s`: the dot also takes line ends. */
  readonly dotAll: boolean;
  /** `m`: `^` and `$` also hold at line ends. */
  readonly everyLine: boolean;
  /** `i`: letters match whatever their case. */
  readonly ignoreCase: boolean;
  /** `x`: white space in the pattern means nothing. */
  readonly extended: boolean;
}

/** The flags in a text such as `im`; null when there is an unknown one. */
export function readFlags(text: string): PatternFlags | null {
  if (!/^[smix]*$/.test(text)) return null;
  return {
    dotAll: text.includes('s'),
    everyLine: text.includes('m'),
    ignoreCase: text.includes('i'),
    extended: text.includes('x'),
  };
}
