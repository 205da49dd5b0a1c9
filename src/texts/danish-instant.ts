const localTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Copenhagen',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/**
 * The instant of a Danish day's time of day.
 * @param day `2026-12-01`
 * @param clock `09:30`. A time that summer time leaps over is an hour later; of one that comes twice it is the first.
 */
export function danishInstant(day: string, clock: string): Date {
  const utc = Date.parse(`${day}T${clock}:00Z`);
  // Denmark is one hour ahead of UTC, two in summer.
  const summer = new Date(utc - 2 * 3_600_000);
  return localTime.format(summer) === clock ? summer : new Date(utc - 3_600_000);
}
