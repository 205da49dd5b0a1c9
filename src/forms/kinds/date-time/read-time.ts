/**
 * The time in what a person typed, as `HH:MM`, or null. Danes write `14.30`, `14:30`, `1430`, `kl. 14.30` or `14` alone;
 * only the 24-hour clock is read, since `2.30` must not be guessed at.
 */
export function readTime(typed: string): string | null {
  if (typed.length > 20) return null;
  const match = /^(?:kl\.?\s*)?(\d{1,2})(?:[.: ]?([0-5]\d))?$/i.exec(typed.trim());
  const hour = Number(match?.[1] ?? '99');
  return match === null || hour > 23 ? null : `${String(hour).padStart(2, '0')}:${match[2] ?? '00'}`;
}
