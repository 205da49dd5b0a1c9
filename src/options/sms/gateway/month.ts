/** The first and last day of a month `yyyy-mm`, as `yyyy-mm-dd`. */
export function daysOfMonth(month: string): { readonly first: string; readonly last: string } {
  const [year, number] = partsOf(month);
  return { first: `${month}-01`, last: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
}

/** When a month begins and the next one does, in Denmark; milliseconds. */
export function momentsOfMonth(month: string): { readonly from: number; readonly until: number } {
  const [year, number] = partsOf(month);
  return { from: danishMidnight(year, number - 1), until: danishMidnight(year, number) };
}

function partsOf(month: string): readonly [number, number] {
  const parts = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
  if (!parts) throw new Error('a month is written yyyy-mm');
  return [Number(parts[1]), Number(parts[2])];
}

/** Denmark is one or two hours ahead; the clock is never changed on the first of a month. */
function danishMidnight(year: number, month: number): number {
  const midnight = Date.UTC(year, month, 1);
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Copenhagen', hour: '2-digit', hourCycle: 'h23' });
  return midnight - Number(hour.format(midnight)) * 3_600_000;
}
