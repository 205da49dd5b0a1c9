const cprLike = /(?<!\d)\d{6}(?:[-\s+]|%20|%2D)?\d{4}(?!\d)/gi;
const emailLike = /[^\s@<>"'(),;:[\]\\/]+(?:@|%40)[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/giu;

/**
 * A message without anything that looks like a CPR number or an e-mail address. The last barrier, not the first:
 * libraries put values into their messages (PostgreSQL quotes the row), and no one can promise what the next one does.
 */
export function scrub(text: string): string {
  return text.replace(cprLike, '[number]').replace(emailLike, '[e-mail]');
}
