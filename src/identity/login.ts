import { type AuditDetail, auditInsert, recordAudit } from '../audit/record.ts';
import { ensureEmployeePerson, ensurePerson } from '../cases/person.ts';
import type { Database, OrganisationTransaction } from '../database/database.ts';
import { together } from '../database/together.ts';
import { Writes } from '../database/writes.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { type KeptEmployee, keepEmployee } from './employees/keep-employee.ts';
import type { EmployeeIdentity, MitidPerson } from './oidc/claims.ts';
import { evidenceIn } from './privileges/login-evidence.ts';
import { originIn } from './session-origin.ts';
import type { ProviderSession } from './sessions/provider-sessions.ts';
import type { ReplacedSession, Sessions } from './sessions.ts';
import type { LoginProof } from './step-up.ts';

/** What a finished log-in gives: the token of a new session, and the language kept on the person. */
export interface LoggedIn {
  readonly token: string;
  readonly language: string | null;
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
    const writes = new Writes();
    const of = { atProvider, from, now, replaces, way, writes };
    const loggedIn = await beginCitizenSession(transaction, sessions, organisation, person, of);
    writes.finish(transaction);
    return loggedIn;
  });
}

/** The same within a transaction that does more; what is written last is added to `writes`. */
export async function beginCitizenSession(
  transaction: OrganisationTransaction,
  sessions: Sessions,
  organisation: Organisation,
  person: MitidPerson,
  of: {
    readonly atProvider: ProviderSession;
    readonly from: AuditDetail;
    readonly now: Date;
    readonly replaces: string | undefined;
    readonly way: string | undefined;
    readonly writes: Writes;
  },
): Promise<LoggedIn> {
  const { atProvider, from, now, replaces, way, writes } = of;
  const { company, email, birthDate } = person;
  const identity = {
    cpr: person.cpr ?? null,
    name: person.name,
    ...(email === undefined ? {} : { email }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(company === undefined ? {} : { cvr: company.cvr, companyName: company.name }),
  };
  const [known] = await together(
    ensurePerson(transaction, organisation, identity, person.subject),
    replaces === undefined ? null : sessions.endReplaced(transaction, replaces),
  );
  const evidence = evidenceIn(person, now);
  const user = {
    kind: 'citizen',
    person: known.id,
    level: person.level,
    way,
    ...(evidence && { evidence }),
  } as const;
  const token = await sessions.create(transaction, organisation, user, atProvider, originIn(from), writes);
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
  writes.add(entry);
  return { token, language: known.language };
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
  const { subject, name, email = null, managerEmail, groups, roles } = employee;
  const manager = managerEmail === undefined ? {} : { managerEmail };
  const brought = { subject, name, email, ...manager, groups, roles, provided: [], refused: [] };
  return database.inOrganisation(organisation.id, async (transaction) => {
    const replaced = replaces === undefined ? null : await sessions.endReplaced(transaction, replaces);
    const kept = await keepEmployee(transaction, organisation, brought, { at: now, from });
    const proof = { at: employee.authenticatedAt, multiFactor: employee.multiFactor };
    const more = { cvr: employee.cvr, atProvider: idToken, way, proof, replaced, from, now };
    return beginEmployeeSession(transaction, sessions, organisation, kept, more);
  });
}

/** Makes the session of an employee who has just been kept, within the same transaction, and notes the log-in. */
export async function beginEmployeeSession(
  transaction: OrganisationTransaction,
  sessions: Sessions,
  organisation: Organisation,
  employee: KeptEmployee,
  of: {
    readonly cvr: string | undefined;
    readonly atProvider: ProviderSession;
    readonly way: string | undefined;
    readonly proof: LoginProof;
    /** The session that the browser had before; it ended before the employee was kept. */
    readonly replaced: ReplacedSession | null;
    readonly from: AuditDetail;
    /** What more the audit log keeps of the log-in. */
    readonly detail?: AuditDetail;
    readonly now: Date;
  },
): Promise<LoggedIn> {
  const { id, name, email, language } = employee;
  const { cvr, way, proof, replaced } = of;
  const person = await ensureEmployeePerson(transaction, organisation, {
    ...{ id, name, email },
    ...(cvr === undefined ? {} : { cvr }),
  });
  const form = replaced?.employee === id ? (replaced.kept ?? undefined) : undefined;
  const user = { kind: 'employee', employee: id, person, way, proof, ...(form && { kept: form }) } as const;
  const token = await sessions.create(transaction, organisation, user, of.atProvider, originIn(of.from));
  await recordAudit(transaction, organisation.id, [
    {
      at: of.now,
      actor: { kind: 'employee', id },
      subject: null,
      action: 'login',
      recordKind: 'session',
      record: null,
      detail: { ...of.from, ...of.detail },
      key: { id: null, key: organisation.keys.own },
    },
  ]);
  return { token, language };
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
