import { danishInstant } from '../../texts/danish-instant.ts';
import { addDays, danishDate, isWorkingDay } from '../../workflows/working-days.ts';
import type { SmsSettings } from './settings.ts';

/** No row of days without a single working day is longer. */
const mostDays = 60;

/**
 * When a message may go out that is not urgent, by the times of day that the organisation has chosen, Danish time: null for now. A window
 * that ends before it begins goes over midnight; one that begins when it ends is the whole day.
 */
export function nextSendingTime(
  { sendFrom = '00:00', sendUntil = '24:00', workingDaysOnly = false, closingDays = [] }: Partial<SmsSettings>,
  now: Date,
): Date | null {
  const isWhole = sendFrom === sendUntil || (sendFrom === '00:00' && sendUntil === '24:00');
  if (isWhole && !workingDaysOnly) return null;
  const windows: readonly (readonly [string, string])[] = isWhole
    ? [['00:00', '24:00']]
    : sendFrom < sendUntil
      ? [[sendFrom, sendUntil]]
      : [...(sendUntil === '00:00' ? [] : [['00:00', sendUntil] as const]), [sendFrom, '24:00']];
  const closed = new Set(closingDays);
  let day = danishDate(now.toISOString());
  for (let count = 0; count < mostDays; count += 1, day = addDays(day, 1)) {
    if (workingDaysOnly && !isWorkingDay(day, closed)) continue;
    for (const [from, until] of windows) {
      if (now >= instantOf(day, until)) continue;
      const begin = instantOf(day, from);
      return now < begin ? begin : null;
    }
  }
  return null;
}

/** The instant of a Danish day's time of day, `24:00` for its end. */
function instantOf(day: string, clock: string): Date {
  if (clock === '24:00') return instantOf(addDays(day, 1), '00:00');
  return danishInstant(day, clock);
}
