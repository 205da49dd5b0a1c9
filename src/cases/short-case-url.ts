import { parse, stringify } from 'uuid';

/**
 * A short address of a case for where each character counts, such as an SMS: the case's id in 22 characters, which tells nothing of the
 * case. It leads to the case's own page, which demands a log-in and shows it to its parties alone.
 */
export function shortCaseUrl(publicUrl: string, slug: string, caseId: string): string {
  return `${publicUrl}/${slug}/s/${Buffer.from(parse(caseId)).toString('base64url')}`;
}

/** The case's id that a short address ends with; undefined for what is none. */
export function caseOfShortUrl(code: string): string | undefined {
  const bytes = Buffer.from(code, 'base64url');
  if (bytes.length !== 16 || bytes.toString('base64url') !== code) return undefined;
  try {
    return stringify(bytes);
  } catch {
    return undefined;
  }
}
