import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { type AuditDetail, auditInsert, recordAudit } from '../audit/record.ts';
import { ensureEmployeePerson, ensurePerson } from '../cases/person.ts';
import { type Database, finishWith } from '../database/database.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { adoptProvisioned } from './employees/adopt-provisioned.ts';
import type { AssuranceLevel, EmployeeIdentity, MitidPerson } from './oidc/claims.ts';
import { evidenceIn } from './privileges/login-evidence.ts';
import { recordChanges } from './rights/changer.ts';
import { keepAtLogin } from './rights/last-holder.ts';
import { originIn } from './session-origin.ts';
import type { ProviderSession, Sessions } from './sessions.ts';

/** What a finished log-in gives: the token of a new session, and the language kept on the person. */
export interface LoggedIn {
  readonly token: string;
  readonly language: string | null;
}

const order: readonly AssuranceLevel[] = ['low', 'substantial', 'high'];

/** Whether a level is at least the one demanded (NSIS: Lav, Betydelig, Høj). */
export function reaches(level: AssuranceLevel | 'none', demanded: AssuranceLevel): boolean {
  return level !== 'none' && order.indexOf(level) >= order.indexOf(demanded);
}

/** Logs a citizen in: finds or makes the person, makes a new session, and notes it in the audit log. */
export async function loginCitizen(
  database: Database,
  sessions: Sessions,
  organisation: Organisation,
  person: MitidPerson,
  atProvider: ProviderSession,
  from: AuditDetail,
  now: Date,
  /** The digest of the session that the browser had before, which this log-in ends. */
  replaces?: string,
  /** The way that they came in by (`CitizenWay`, `EmployeeWay`), kept with the session. */
  way?: string,
): Promise<LoggedIn> {
  return database.inOrganisation(organisation.id, async (transaction) => {
    if (replaces !== undefined) await sessions.endReplaced(transaction, replaces);
    const { company, email, birthDate } = person;
    const identity = {
      cpr: person.cpr ?? null,
      name: person.name,
      ...(email === undefined ? {} : { email }),
      ...(birthDate === undefined ? {} : { birthDate }),
      ...(company === undefined ? {} : { cvr: company.cvr, companyName: company.name }),
    };
    const known = await ensurePerson(transaction, organisation, identity, person.subject);
    const evidence = evidenceIn(person, now);
    const user = {
      kind: 'citizen',
      person: known.id,
      level: person.level,
      way,
      ...(evidence && { evidence }),
    } as const;
    const token = await sessions.create(transaction, organisation, user, atProvider, originIn(from));
    const entry = auditInsert(transaction, organisation.id, [
      {
        at: now,
        actor: { kind: 'citizen', id: known.id },
        subject: known.id,
        action: 'login',
        recordKind: 'person',
        record: known.id,
        detail: {
          ...{ ...from, level: person.level, transaction: person.transaction },
          ...(evidence && { powers: evidence.problem ?? evidence.groups.length }),
        },
        key: known.key,
      },
    ]);
    finishWith(transaction, entry.compile());
    return { token, language: known.language };
  });
}

/** Thrown at the log-in of somebody who is marked as left; nothing of it is kept. */
export class EmployeeHasLeft extends Error {
  constructor() {
    super('the employee has left');
    this.name = 'EmployeeHasLeft';
  }
}

/**
 * Logs an employee in; name, groups and roles are those that the employer's provider gives now, beside the groups that the
 * employer's own list gave by SCIM or a file. @throws {EmployeeHasLeft}
 */
export async function loginEmployee(
  database: Database,
  sessions: Sessions,
  organisation: Organisation,
  employee: EmployeeIdentity,
  idToken: string,
  from: AuditDetail,
  now: Date,
  /** The digest of the session that the browser had before, which this log-in ends. */
  replaces?: string,
  /** The way that they came in by (`CitizenWay`, `EmployeeWay`), kept with the session. */
  way?: string,
): Promise<LoggedIn> {
  return database.inOrganisation(organisation.id, async (transaction) => {
    const replaced = replaces === undefined ? null : await sessions.endReplaced(transaction, replaces);
    await adoptProvisioned(transaction, employee.subject);
    const { groups, roles } = employee;
    const held = await keepAtLogin(transaction, organisation.id, employee.subject, { groups, roles, provided: [] });
    const current = {
      name: employee.name,
      email: employee.email ?? null,
      // A provider that does not say leaves what is known.
      ...(employee.managerEmail === undefined ? {} : { manager_email: employee.managerEmail }),
      groups: [...held.groups],
      roles: [...held.roles],
      seen_at: now,
    };
    const row = await transaction
      .insertInto('employee')
      .values({ organisation: organisation.id, id: uuidv7(), subject: employee.subject, language: null, ...current })
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
      .returning(['id', 'language'])
      .executeTakeFirst();
    if (!row) throw new EmployeeHasLeft();
    const person = await ensureEmployeePerson(transaction, organisation, {
      id: row.id,
      name: current.name,
      email: current.email,
      ...(employee.cvr === undefined ? {} : { cvr: employee.cvr }),
    });
    const kept = replaced?.employee === row.id ? (replaced.kept ?? undefined) : undefined;
    const proof = { at: employee.authenticatedAt, multiFactor: employee.multiFactor };
    const user = { kind: 'employee', employee: row.id, person, way, proof, ...(kept && { kept }) } as const;
    const token = await sessions.create(transaction, organisation, user, idToken, originIn(from));
    await recordAudit(transaction, organisation.id, [
      {
        at: now,
        actor: { kind: 'employee', id: row.id },
        subject: null,
        action: 'login',
        recordKind: 'session',
        record: null,
        detail: from,
        key: { id: null, key: organisation.keys.own },
      },
    ]);
    if (held.kept.length > 0) {
      await recordChanges(transaction, organisation, { employee: null, at: now, from }, [
        {
          action: 'lastRightKept',
          recordKind: 'employee',
          record: row.id,
          detail: { way: 'login', kept: held.kept.join(', ') },
        },
      ]);
    }
    return { token, language: row.language };
  });
}

/** Notes a log-in that was refused, such as one at too low a level. */
export function noteRefusedLogin(
  database: Database,
  organisation: Organisation,
  reason: string,
  from: AuditDetail,
  now: Date,
): Promise<void> {
  return noteAtDoor(database, organisation, 'loginRefused', { ...from, reason }, now);
}

/** Notes what happened at the door, of which nobody's session is the record. */
export async function noteAtDoor(
  database: Database,
  organisation: Organisation,
  action: 'loginRefused' | 'logout' | 'logoutRefused',
  detail: AuditDetail,
  now: Date,
): Promise<void> {
  await database.inOrganisation(organisation.id, (transaction) =>
    recordAudit(transaction, organisation.id, [
      {
        at: now,
        actor: { kind: 'system', id: null },
        subject: null,
        action,
        recordKind: 'session',
        record: null,
        detail,
        key: { id: null, key: organisation.keys.own },
      },
    ]),
  );
}
