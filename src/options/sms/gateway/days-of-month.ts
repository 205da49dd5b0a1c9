/** The first and last day of a month `yyyy-mm`, as `yyyy-mm-dd`. */
export function daysOfMonth(month: string): { readonly first: string; readonly last: string } {
  const parts = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
  if (!parts) throw new Error('a month is written yyyy-mm');
  const last = new Date(Date.UTC(Number(parts[1]), Number(parts[2]), 0));
  return { first: `${month}-01`, last: last.toISOString().slice(0, 10) };
}
