const zone = 'Europe/Copenhagen';
/** The hour of the Danish day at which what was gathered goes out. */
const hour = 7;
const hours = 3_600_000;

const hourOf = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The next 07:00 in Denmark after an instant, in summer and in winter. */
export function nextDailyTime(after: Date): Date {
  // Denmark is one or two hours ahead of UTC, always whole ones: 07:00 there is a whole hour here.
  const first = Math.floor(after.getTime() / hours) + 1;
  for (let whole = first; ; whole += 1) {
    const instant = new Date(whole * hours);
    if (hourOf.format(instant) === `0${hour}:00`) return instant;
  }
}
