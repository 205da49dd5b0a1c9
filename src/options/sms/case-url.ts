import type { SmsSettings } from './settings.ts';

/** A text with the address of its case after it. */
export function withCaseUrl(text: string, url: string): string {
  return `${text}\n${url}`;
}

/** An address as long as that of any case of the organisation, for a case that is not there; undefined where its beginning isn't known. */
export function lookalikeUrl({ shortUrls }: Partial<SmsSettings> = {}): string | undefined {
  // The case's id ends it, in 22 characters.
  return shortUrls === undefined ? undefined : shortUrls + 'x'.repeat(22);
}
