/** Characters that Digital Post has refused in file names since 2025-09-10, in both versions of MeMo. */
export const forbiddenInFileName = /[<>:"/\\|?*\r\n\u00A0\u2000-\u200A\u2028\u205F\u2060\u3000]/u;

const maximumLength = 256;

/**
 * A file name that Digital Post accepts, as near to the given one as can be: blanks of other kinds become ordinary blanks,
 * forbidden characters and control characters become `_`, and a name over 256 characters is cut before its extension.
 * A name without anything readable becomes `fil` with the extension.
 */
export function safeFileName(name: string): string {
  const clean = name
    .toWellFormed()
    .replace(/[\p{Zs}\p{Zl}\p{Zp}\u2060]/gu, ' ')
    .replace(/[<>:"/\\|?*\p{Cc}]/gu, '_')
    .trim();
  const dot = clean.lastIndexOf('.');
  const extension = dot < 0 ? '' : [...clean.slice(dot)].slice(0, 20).join('');
  const stem = dot < 0 ? clean : clean.slice(0, dot).trimEnd();
  const readable = /[^_.\s]/u.test(stem) ? stem : 'fil';
  return [...readable].slice(0, maximumLength - [...extension].length).join('') + extension;
}
