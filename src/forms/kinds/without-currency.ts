/** The number in an amount as people write it: `500 kr.`, `500 kroner`, `DKK 500` and, as on a price tag, `500,-`. */
export function withoutCurrency(typed: string): string {
  return typed
    .trim()
    .replace(/^(?:kr\.?|dkk) ?/i, '')
    .replace(/\s?(?:kroner|kr\.?|dkk)$/i, '')
    .replace(/,-$/, '');
}
