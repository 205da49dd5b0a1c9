/**
 * What the STR-Transform makes of a token's canonical form: an outermost element without a default namespace gets an empty one written
 * (WS-Security 1.1, 8.3: "A namespace declaration xmlns="" MUST be emitted"). In canonical form it would be the first declaration.
 */
export function tokenForm(canonical: string): string {
  return canonical.replace(/^<[^\s>]+(?=[\s>])(?! xmlns=")/, '$& xmlns=""');
}
