import { sql } from 'kysely';
import { Check } from 'typebox/value';
import { type AuditDetail, recordAudit } from '../../../audit/record.ts';
import { CalendarSchema, type ClosingDay, calendarKey, mostClosingDays } from '../../../organisations/closing-days.ts';
import { writeOptionState } from '../../../organisations/option-states.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import type { Application } from '../../application.ts';

/** A day to be added or removed, by whom and from where. */
export interface CalendarChange {
  readonly add?: ClosingDay;
  /** The date of a day to remove; one that is gone already changes nothing. */
  readonly remove?: string;
  readonly employee: string;
  readonly from: AuditDetail;
}

/** Keeps the closing days with one more or one less. Several who do so at once follow each other, so that nothing is lost. */
export async function keepCalendar(
  { services }: Application,
  organisation: Organisation,
  { add, remove, employee, from }: CalendarChange,
): Promise<'kept' | 'known' | 'many'> {
  const { database, now, organisations } = services;
  const result = await database.inOrganisation(organisation.id, async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtext(${calendarKey}), ${organisation.id}::int)`.execute(transaction);
    const row = await transaction
      .selectFrom('option_state')
      .select('settings')
      .where('option', '=', calendarKey)
      .executeTakeFirst();
    const before = row && Check(CalendarSchema, row.settings) ? row.settings.closingDays : [];
    const left = before.filter(({ date }) => date !== remove);
    if (add && left.some(({ date }) => date === add.date)) return 'known';
    if (add && left.length >= mostClosingDays) return 'many';
    const closingDays = [...left, ...(add ? [add] : [])].sort((one, other) => (one.date < other.date ? -1 : 1));
    if (!add && left.length === before.length) return 'kept';
    await writeOptionState(transaction, organisation.id, calendarKey, { isOn: true, settings: { closingDays } });
    await recordAudit(transaction, organisation.id, [
      {
        at: now(),
        actor: { kind: 'employee', id: employee },
        subject: null,
        action: 'closingDaysChanged',
        recordKind: 'organisation',
        record: null,
        detail: { ...from, ...(add ? { added: add.date } : {}), ...(remove === undefined ? {} : { removed: remove }) },
        key: { id: null, key: organisation.keys.own },
      },
    ]);
    return 'kept';
  });
  // The page that follows, and everybody else in this process, sees it at once; other processes within seconds.
  organisations.refresh();
  return result;
}
