/** A text with the address of its case after it. */
export function withCaseUrl(text: string, url: string): string {
  return `${text}\n${url}`;
}

/**
 * An address as long as that of any case of an organisation, for a case that is not there.
 * @param stem how the organisation's short addresses begin; where that isn't known there is none
 */
export function lookalikeUrl(stem: string | undefined): string | undefined {
  // The case's id ends it, in 22 characters.
  return stem === undefined ? undefined : stem + 'x'.repeat(22);
}
