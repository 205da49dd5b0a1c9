/**
 * Why a letter can't be printed. `document` is its place in the letter, 1 for the main document: file names may tell of people
 * and stay out of reasons. `page` counts from 1.
 */
export type LetterProblem =
  | { readonly kind: 'no-document' }
  /** Sound, film, a spreadsheet: nothing that can be put on paper as it is. */
  | { readonly kind: 'type'; readonly document: number }
  | { readonly kind: 'empty' | 'unreadable' | 'encrypted' | 'dynamic-form'; readonly document: number }
  /** A font that the file lacks, and whose letters can't be known without it. */
  | { readonly kind: 'font'; readonly document: number; readonly page: number }
  | { readonly kind: 'page-too-large'; readonly document: number; readonly page: number }
  | { readonly kind: 'too-many-sheets'; readonly sheets: number; readonly limit: number }
  | { readonly kind: 'too-large'; readonly megabytes: number }
  /** Took more time or memory than a letter may. */
  | { readonly kind: 'too-demanding' };
