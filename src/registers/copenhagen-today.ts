const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' });

/** Today's date in Denmark, `YYYY-MM-DD`: register dates are Danish dates, wherever the server stands. */
export function copenhagenToday(): string {
  return day.format(new Date());
}

/** `YYYY-MM-DD` from an xs:date or xs:dateTime, which may carry a time and a zone; undefined where it is no date. */
export function dateOf(text: string | undefined): string | undefined {
  return text !== undefined && /^[0-9]{4}-[0-9]{2}-[0-9]{2}/.test(text) ? text.slice(0, 10) : undefined;
}
