/** Whether one character, given by its code point, is wanted. */
export type CharacterTest = (codePoint: number) => boolean;

/** One instruction of a regular expression that has been translated for {@link findMatch}. */
export type Instruction =
  | { readonly kind: 'take'; readonly test: CharacterTest }
  /** Goes on at both places; what `first` finds is preferred. */
  | { readonly kind: 'split'; readonly first: number; readonly second: number }
  | { readonly kind: 'jump'; readonly to: number }
  | { readonly kind: 'save'; readonly slot: number }
  | { readonly kind: 'start'; readonly everyLine: boolean }
  | { readonly kind: 'end'; readonly everyLine: boolean }
  | { readonly kind: 'match' };

/** A translated regular expression; slots 0 and 1 hold the whole match, 2n and 2n+1 group n. */
export interface Program {
  readonly instructions: readonly Instruction[];
  readonly groups: number;
}
