import type { LetterProblem } from './letter-problem.ts';

/** What can be put on paper. Everything that citizens and case workers can upload is one of these. */
export const printableTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;

export type PrintableType = (typeof printableTypes)[number];

/** Bytes of all files of a letter together; a vendor's own limit may be lower and is answered by it. */
export const maximumLetterBytes = 60_000_000;

/** Whether a file of this type can be printed. */
export function isPrintable(mediaType: string): mediaType is PrintableType {
  return (printableTypes as readonly string[]).includes(mediaType);
}

/**
 * What can be seen to be wrong with a letter before its files are read: types, emptiness, size. Whoever is about to send, and
 * whoever is shown what would be sent, asks this first.
 */
export function evidentProblems(
  files: readonly { readonly mediaType: string; readonly size: number }[],
): readonly LetterProblem[] {
  const problems = files.flatMap(({ mediaType, size }, index): readonly LetterProblem[] => {
    if (!isPrintable(mediaType)) return [{ kind: 'type', document: index + 1 }];
    return size === 0 ? [{ kind: 'empty', document: index + 1 }] : [];
  });
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (files.length === 0) return [{ kind: 'no-document' }];
  if (bytes > maximumLetterBytes) {
    return [...problems, { kind: 'too-large', megabytes: Math.floor(maximumLetterBytes / 1_000_000) }];
  }
  return problems;
}
