/** Longest name that is kept, in characters; MeMo allows 256 for a file name, and a prefix may be put before ours. */
export const maximumNameLength = 200;

/** What MeMo forbids in file names (Digital Post, since 10 September 2025), beside control characters. */
const forbidden = /[<>:"/\\|?*]/g;

/**
 * A name for an uploaded file that can be stored, shown, downloaded and sent as Digital Post: without folders, control,
 * invisible and direction-changing characters and those MeMo forbids, spaces made plain, at most 200 characters with
 * the extension kept. Letters of any language stay. Empty when nothing is left.
 */
export function cleanFileName(given: string): string {
  const base = given.toWellFormed().normalize('NFC').split(/[/\\]/).pop() ?? '';
  const clean = base
    .replace(/[\p{Zs}\t\r\n]+/gu, ' ')
    .replace(/\p{C}|\p{Zl}|\p{Zp}|\p{Default_Ignorable_Code_Point}|\ufffd/gu, '')
    .replace(forbidden, '')
    .replace(/ {2,}/g, ' ')
    // A leading dot hides a file, a trailing one or a space is lost on Windows.
    .replace(/^[ .]+|[ .]+$/g, '');
  return shortened(clean);
}

/** The extension in small letters without its dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.([\p{L}\p{N}]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

function shortened(name: string): string {
  if (name.length <= maximumNameLength) return name;
  const extension = extensionOf(name);
  const ending = extension === '' ? '' : name.slice(-extension.length - 1);
  const start = name.slice(0, maximumNameLength - ending.length);
  // Not half a surrogate pair, and no space before the extension.
  return start.replace(/[\ud800-\udbff]$/, '').trimEnd() + ending;
}
