import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { OrganisationTransaction } from '../database/database.ts';
import { holdsRight } from '../identity/rights/holds-right.ts';
import { danishDate } from '../workflows/working-days.ts';
import { nextDailyTime } from './daily-time.ts';
import { type NoticeKind, type NoticeWay, usualWays } from './notice-kinds.ts';
import type { MessageServices } from './services.ts';

const batch = 200;
/** An employee who has not logged in for so long may have left; their groups are those of the last log-in. */
const forgottenAfter = 180 * 86_400_000;

interface Source {
  readonly kind: NoticeKind;
  readonly case: string;
  readonly task: string | null;
  readonly group: string;
  readonly employee: string | null;
  readonly at: Date;
}

/**
 * Makes of what happened a notification for each employee whom it concerns, by rows that are taken in batches. Each is made
 * in the transaction that takes its source away: not twice, and not never.
 * @returns how many sources there were
 */
export async function spreadNotices(services: MessageServices): Promise<number> {
  const { database, now } = services;
  const { rows } = await sql<{
    organisation: number;
    id: string;
  }>`select * from claim_notice_sources(${now()}, ${batch})`.execute(database.shared);
  const byOrganisation = Map.groupBy(rows, (row) => row.organisation);
  for (const [organisation, claimed] of byOrganisation) {
    const ids = claimed.map((row) => row.id);
    await database.inOrganisation(organisation, (transaction) => spread(transaction, organisation, ids, services));
  }
  return rows.length;
}

async function spread(
  transaction: OrganisationTransaction,
  organisation: number,
  ids: readonly string[],
  services: MessageServices,
): Promise<void> {
  const now = services.now();
  const sources: readonly Source[] = await transaction
    .deleteFrom('notice_source')
    .where('id', 'in', [...ids])
    .returning(['kind', 'case', 'task', 'group', 'employee', 'at'])
    .execute();
  const wanted = await stillWanted(transaction, sources);
  const numbers = await numbersOf(transaction, wanted);
  const people = await peopleOf(transaction, wanted, now);
  const choices = await choicesOf(transaction, [...new Set(people.map(({ id }) => id))]);
  const made = wanted.flatMap((source) => {
    const number = numbers.get(source.case);
    if (number === undefined) return [];
    return people
      .filter((person) =>
        source.employee === null
          ? person.groups.includes(source.group)
          : person.id === source.employee || person.standsInFor.includes(source.employee),
      )
      .map((person) => ({
        organisation,
        id: uuidv7(),
        employee: person.id,
        kind: source.kind,
        case: source.case,
        case_number: number,
        at: source.at,
        mail_at: person.email !== null ? mailTime(choices(person.id, source.kind), now) : null,
      }));
  });
  if (made.length > 0) await transaction.insertInto('notification').values(made).execute();
}

function mailTime(way: NoticeWay, now: Date): Date | null {
  if (way === 'site') return null;
  return way === 'atOnce' ? now : nextDailyTime(now);
}

/** Without those about a task that was settled before anybody could be told. */
async function stillWanted(
  transaction: OrganisationTransaction,
  sources: readonly Source[],
): Promise<readonly Source[]> {
  const tasks = sources.flatMap(({ task }) => (task === null ? [] : [task]));
  if (tasks.length === 0) return sources;
  const open = await transaction
    .selectFrom('task')
    .select('id')
    .where('id', 'in', tasks)
    .where('closed_at', 'is', null)
    .execute();
  const isOpen = new Set(open.map(({ id }) => id));
  return sources.filter(({ task }) => task === null || isOpen.has(task));
}

async function numbersOf(
  transaction: OrganisationTransaction,
  sources: readonly Source[],
): Promise<ReadonlyMap<string, string>> {
  if (sources.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('case')
    .select(['id', 'number'])
    .where('id', 'in', [...new Set(sources.map((source) => source.case))])
    .execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** The case workers among the groups, those whom a source names, and who stands in for them today. */
async function peopleOf(transaction: OrganisationTransaction, sources: readonly Source[], now: Date) {
  const groups = [...new Set(sources.map(({ group }) => group))];
  const named = [...new Set(sources.flatMap(({ employee }) => (employee === null ? [] : [employee])))];
  if (groups.length === 0) return [];
  const today = danishDate(now.toISOString());
  const { rows: absences } = await sql<{ employee: string; substitute: string }>`
    select distinct employee, substitute from absence
    where employee = any(${named}::uuid[]) and first_day <= ${today}::date
      and (last_day is null or last_day >= ${today}::date)`.execute(transaction);
  const ids = [...named, ...absences.map(({ substitute }) => substitute)];
  const people = await transaction
    .selectFrom('employee')
    .select(['id', 'email', 'groups'])
    .where(sql<boolean>`(groups && ${groups}::text[] or id = any(${ids}::uuid[]))`)
    .where(holdsRight('cases.work'))
    .where('seen_at', '>', new Date(now.getTime() - forgottenAfter))
    .execute();
  return people.map((person) => ({
    ...person,
    standsInFor: absences.flatMap(({ employee, substitute }) => (substitute === person.id ? [employee] : [])),
  }));
}

async function choicesOf(
  transaction: OrganisationTransaction,
  employees: readonly string[],
): Promise<(employee: string, kind: NoticeKind) => NoticeWay> {
  if (employees.length === 0) return (_, kind) => usualWays[kind];
  const rows = await transaction
    .selectFrom('notification_choice')
    .select(['employee', 'kind', 'way'])
    .where('employee', 'in', [...employees])
    .execute();
  const chosen = new Map(rows.map(({ employee, kind, way }) => [`${employee} ${kind}`, way]));
  return (employee, kind) => chosen.get(`${employee} ${kind}`) ?? usualWays[kind];
}
