import { type AuditEntry, recordAudit } from '../../../audit/record.ts';
import { powerRules } from '../../../options/registry.ts';
import { actorOf } from '../citizen.tsx';
import type { Question } from './look-up.ts';

/** Refusals count together for so many milliseconds. */
const burst = 10 * 60_000;
/** Where the organisation has set no number of its own. */
const usualRefusals = 5;

/** Writes down that CPR was asked about a person, and what for. */
export async function noteLookUp(question: Question, relation: string, outcome: string): Promise<void> {
  const { application, opened, from } = question;
  const entry: AuditEntry = {
    ...entryOf(question),
    action: 'registerLookedUp',
    detail: { ...from, register: 'CPR', relation, outcome },
  };
  await application.services.database.inOrganisation(opened.organisation.id, (transaction) =>
    recordAudit(transaction, opened.organisation.id, [entry]),
  );
}

/**
 * Writes down that somebody asked about a number that is not theirs to ask about. Whoever does it often in a short time tries
 * numbers out: that is an alarm, once for each burst.
 */
export async function refuseLookUp(question: Question): Promise<void> {
  const { application, citizen, opened, from } = question;
  const { organisation } = opened;
  const entry = entryOf(question);
  const limit = powerRules(organisation)?.refusalsBeforeAlarm ?? usualRefusals;
  const isAlarm = await application.services.database.inOrganisation(organisation.id, async (transaction) => {
    await recordAudit(transaction, organisation.id, [
      { ...entry, action: 'lookUpRefused', detail: { ...from, register: 'CPR' } },
    ]);
    const row = await transaction
      .selectFrom('audit_entry')
      .select(({ fn }) => [
        fn.countAll<string>().filterWhere('action', '=', 'lookUpRefused').as('refused'),
        fn.countAll<string>().filterWhere('action', '=', 'lookUpAlarm').as('alarms'),
      ])
      .where('actor', '=', entry.actor.id)
      .where('action', 'in', ['lookUpRefused', 'lookUpAlarm'])
      .where('at', '>', new Date(entry.at.getTime() - burst))
      .executeTakeFirst();
    if (Number(row?.refused ?? 0) < limit || Number(row?.alarms ?? 0) > 0) return false;
    await recordAudit(transaction, organisation.id, [
      { ...entry, action: 'lookUpAlarm', detail: { ...from, register: 'CPR', refused: Number(row?.refused ?? 0) } },
    ]);
    return true;
  });
  if (isAlarm)
    application.alarm?.('many CPR look-ups refused', { organisation: organisation.slug, person: citizen.person });
}

function entryOf({ application, citizen, opened: { draft } }: Question): Omit<AuditEntry, 'action' | 'detail'> {
  return {
    at: application.services.now(),
    actor: actorOf(citizen),
    subject: draft.subject ?? citizen.person,
    recordKind: 'draft',
    record: draft.id,
    key: draft.key,
  };
}
