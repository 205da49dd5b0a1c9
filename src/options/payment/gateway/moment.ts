/**
 * A moment as the gateway writes it: `2020-01-01 12:00:00` (without a zone; taken as UTC) or RFC 3339 with up to nanoseconds, such as
 * `2024-11-07T10:02:34.570769833Z`. Undefined for anything else, also for a day that is not in the calendar.
 */
export function momentOf(text: string): Date | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?$/.exec(text);
  if (!parts) return undefined;
  const [, day = '', time = '', fraction = '', zone = 'Z'] = parts;
  const moment = new Date(`${day}T${time}${fraction.slice(0, 4)}${zone}`);
  const isReal = !Number.isNaN(moment.getTime()) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
  return isReal ? moment : undefined;
}
