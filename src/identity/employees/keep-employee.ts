import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { PrivilegeRefusal } from '../privileges/roles-of-privileges.ts';
import { limitsInWords, sameGrant } from '../rights/change-roles.ts';
import { type Change, type Changer, recordChanges } from '../rights/changer.ts';
import { keepAtLogin } from '../rights/last-holder.ts';
import type { GivenRole, HeldRole } from '../rights/roles.ts';
import { adoptProvisioned, subjectInUse } from './adopt-provisioned.ts';

/** Thrown at the log-in of somebody who is marked as left; nothing of it is kept. */
export class EmployeeHasLeft extends Error {
  constructor() {
    super('the employee has left');
    this.name = 'EmployeeHasLeft';
  }
}

/** An employee as a log-in tells of them, whichever way it came. */
export interface BroughtEmployee {
  /** Ends in `:` and what the employer's own list calls them. */
  readonly subject: string;
  /** Null, and absent: what is known stays. */
  readonly name: string | null;
  readonly email: string | null;
  readonly managerEmail?: string;
  /** Beside those that the employer's own list gave. */
  readonly groups: readonly string[];
  /** Names of roles. */
  readonly roles: readonly string[];
  /** Roles that privileges gave, with their limits. */
  readonly provided: readonly HeldRole[];
  readonly refused: readonly PrivilegeRefusal[];
}

/** The employee as they are kept. */
export interface KeptEmployee {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly language: string | null;
  readonly groups: readonly string[];
  readonly roles: readonly string[];
  readonly provided: readonly HeldRole[];
  readonly given: readonly GivenRole[];
}

/**
 * Keeps what a log-in brings of an employee in the place of what the one before brought: name, groups and roles. A log-in by one
 * way leaves nothing of what another way brought, since nobody would take it back there; but the last who may manage roles keeps
 * that. Roles that privileges give or no longer give are reported. @throws {EmployeeHasLeft}
 */
export async function keepEmployee(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  brought: BroughtEmployee,
  changer: Pick<Changer, 'at' | 'from'>,
): Promise<KeptEmployee> {
  await adoptProvisioned(transaction, brought.subject);
  const subject = await subjectInUse(transaction, brought.subject);
  // Before the row is locked: whoever changes rights takes their lock first, too.
  const held = await keepAtLogin(transaction, organisation.id, subject, brought);
  const before = await transaction
    .selectFrom('employee')
    .select(['name', 'email', 'provided_roles'])
    .where('subject', '=', subject)
    .forUpdate()
    .executeTakeFirst();
  const email = brought.email ?? before?.email ?? null;
  const current = {
    name: brought.name ?? before?.name ?? email ?? `Medarbejder ${subject.slice(-8)}`,
    email,
    // A provider that does not say leaves what is known.
    ...(brought.managerEmail === undefined ? {} : { manager_email: brought.managerEmail }),
    groups: [...held.groups],
    roles: [...held.roles],
    provided_roles: JSON.stringify(held.provided),
    refused_privileges: JSON.stringify(brought.refused),
    seen_at: changer.at,
  };
  const row = await transaction
    .insertInto('employee')
    .values({ organisation: organisation.id, id: uuidv7(), subject, language: null, ...current })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation', 'subject'])
        .doUpdateSet({
          ...current,
          groups: sql<
            string[]
          >`array(select unnest(excluded.groups) union select unnest(employee.provisioned_groups) order by 1)`,
        })
        .where('employee.left_at', 'is', null),
    )
    .returning(['id', 'language', 'groups', 'given_roles'])
    .executeTakeFirst();
  if (!row) throw new EmployeeHasLeft();
  const had = before?.provided_roles ?? [];
  const changed = (action: 'roleGiven' | 'roleTaken', { role, limits }: HeldRole): Change => ({
    action,
    recordKind: 'employee',
    record: row.id,
    detail: { role, ...(limits ? { limits: limitsInWords(limits) } : {}), through: 'Context Handler' },
  });
  // Of where the log-in came from, what a change of rights keeps.
  const from = changer.from.from === undefined ? {} : { from: changer.from.from };
  await recordChanges(transaction, organisation, { employee: null, at: changer.at, from }, [
    ...missingIn(held.provided, had).map((each) => changed('roleTaken', each)),
    ...missingIn(had, held.provided).map((each) => changed('roleGiven', each)),
    ...(held.kept.length === 0
      ? []
      : [
          {
            action: 'lastRightKept',
            recordKind: 'employee',
            record: row.id,
            detail: { way: 'login', kept: held.kept.join(', ') },
          } as const,
        ]),
  ]);
  const { id, language, groups, given_roles: given } = row;
  const { roles, provided } = held;
  return { id, name: current.name, email, language, groups, roles, provided, given };
}

/** What others hold that these do not. */
function missingIn(these: readonly HeldRole[], others: readonly HeldRole[]): readonly HeldRole[] {
  return others.filter((other) => !these.some((each) => sameGrant(each, other)));
}
