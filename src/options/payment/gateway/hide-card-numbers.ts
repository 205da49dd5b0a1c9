/** A text with whatever could be a card number (12 to 19 digits, also in groups) taken out. */
export function hideCardNumbers(text: string): string {
  return text.replace(/\d(?:[ .\-\u00a0]?\d){11,}/g, '…');
}
