import Type, { type Static } from 'typebox';
import { Check } from 'typebox/value';
import type { Organisation } from './organisation.ts';

/** Where an organisation's calendar is kept among its settings. */
export const calendarKey = 'calendar';

/** Longest name of a closing day, in characters. */
export const longestDayName = 100;
/** Closing days that an organisation may keep. */
export const mostClosingDays = 500;

export const CalendarSchema = Type.Object(
  {
    /** Days on which the organisation is closed beside weekends and public holidays, and why, in the order of the days. */
    closingDays: Type.Array(
      Type.Object(
        {
          date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
          name: Type.String({ maxLength: longestDayName }),
        },
        { additionalProperties: false },
      ),
      { maxItems: mostClosingDays },
    ),
  },
  { additionalProperties: false },
);

export type Calendar = Static<typeof CalendarSchema>;
export type ClosingDay = Calendar['closingDays'][number];

const none: readonly ClosingDay[] = [];

/** The days on which an organisation is closed beside weekends and public holidays. */
export function closingDaysOf({ options }: Pick<Organisation, 'options'>): readonly ClosingDay[] {
  const kept = options[calendarKey]?.settings;
  return kept && Check(CalendarSchema, kept) ? kept.closingDays : none;
}
