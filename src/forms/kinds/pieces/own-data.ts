/**
 * The `autocomplete` for a field about the person who fills in. Within repeating rows the answers are about others, and
 * a browser must not offer the person's own (WCAG 2.2, 1.3.5 asks for it for the user's own data alone).
 */
export function ownData(name: string, purpose: string): string {
  return name.includes('.') ? 'off' : purpose;
}
