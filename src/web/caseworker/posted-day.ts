/**
 * A day as a browser's date input sends it (`2026-12-03`), or as one types it where there is none (`3-12-2026`, `03.12.2026`):
 * `YYYY-MM-DD`. Null for nothing, undefined for what is no day.
 */
export function postedDay(text: string): string | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed);
  const danish = /^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})$/.exec(typed);
  const [year, month, day] = iso ? iso.slice(1) : danish ? danish.slice(1).reverse() : [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === written ? written : undefined;
}
