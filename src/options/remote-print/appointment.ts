import { v5 as uuidv5 } from 'uuid';
import { danishInstant } from '../../texts/danish-instant.ts';
import type { DeliveryValue } from '../option.ts';
import type { MemoAction } from './memo/memo-message.ts';

type Fields = Readonly<Record<string, DeliveryValue>>;
type Appointment = Extract<MemoAction, { kind: 'appointment' }>;

/** Names of the step's fields that tell of an appointment. */
export const appointmentFields = ['appointment', 'appointmentStart', 'appointmentEnd', 'appointmentPlace'] as const;

/** Which field of an appointment is wrong, and how. */
export interface AppointmentProblem {
  readonly field: (typeof appointmentFields)[number];
  readonly problem: 'title' | 'start' | 'end' | 'order' | 'place';
}

const usualMinutes = 60;

/**
 * The appointment that a step tells of, for the recipient's calendar (MeMo's action `AFTALE`); undefined where it tells of none. It lasts an
 * hour where no end is said; MeMo demands a place. `key` names it for ever: MeMo's reservationUUID, which a calendar knows it again by.
 */
export function appointmentOf(key: string, fields: Fields | undefined): Appointment | AppointmentProblem | undefined {
  const said = (name: (typeof appointmentFields)[number]) => String(fields?.[name] ?? '').trim();
  if (appointmentFields.every((name) => said(name) === '')) return undefined;
  const title = said('appointment');
  if (title === '') return { field: 'appointment', problem: 'title' };
  const start = momentOf(said('appointmentStart'));
  if (!start) return { field: 'appointmentStart', problem: 'start' };
  const end =
    said('appointmentEnd') === ''
      ? new Date(start.getTime() + usualMinutes * 60_000)
      : momentOf(said('appointmentEnd'));
  if (!end) return { field: 'appointmentEnd', problem: 'end' };
  const place = said('appointmentPlace');
  if (place === '') return { field: 'appointmentPlace', problem: 'place' };
  if (end <= start) return { field: 'appointmentEnd', problem: 'order' };
  return {
    kind: 'appointment',
    title,
    reservationUuid: uuidv5('appointment', key),
    summary: title,
    description: title,
    place,
    start,
    end,
  };
}

/** An instant as FEEL writes a date and time: with its offset from UTC, or by Danish clocks. */
function momentOf(text: string): Date | undefined {
  const read = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?(?:[@[].*)?$/.exec(text);
  if (!read) return undefined;
  const [, day = '', clock = '', offset] = read;
  // A day that the month lacks is carried over, and a month or an hour that there isn't is no time at all.
  const named = new Date(`${day}T${clock}:00Z`);
  if (Number.isNaN(named.getTime()) || !named.toISOString().startsWith(day)) return undefined;
  const moment = offset === undefined ? danishInstant(day, clock) : new Date(`${day}T${clock}:00${offset}`);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}
