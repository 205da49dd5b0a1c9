import { decryptJson, encryptJson } from '../../database/encryption/envelope.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { MitidPerson } from '../oidc/claims.ts';
import { type PrivilegeGroup, type PrivilegeProblem, readPrivileges } from './privilege-list.ts';

/** What one log-in said of whom somebody may act for; kept with the session, and nowhere else. */
export interface LoginEvidence {
  /** Which statement says so: the id of NemLog-in's assertion, or a broker's number of the log-in. */
  readonly id: string;
  /** When it was received (ISO 8601): it tells how things stood then. */
  readonly at: string;
  /** The person's own number: a power for oneself is none. */
  readonly cpr: string | null;
  readonly groups: readonly PrivilegeGroup[];
  /** Why the statement could not be read; nobody can be acted for then. */
  readonly problem: PrivilegeProblem | null;
}

const place = 'session.privileges';

/** The evidence in a log-in; null where it says nothing of privileges. An empty statement is one that can't be read. */
export function evidenceIn(person: MitidPerson, now: Date): LoginEvidence | null {
  if (person.privileges === undefined) return null;
  const read = readPrivileges(person.privileges);
  return {
    id: person.transaction,
    at: now.toISOString(),
    cpr: person.cpr ?? null,
    groups: read.ok ? read.groups : [],
    problem: read.ok ? null : read.problem,
  };
}

export function sealEvidence(organisation: Organisation, evidence: LoginEvidence): Buffer {
  return encryptJson(organisation.keys.own, place, evidence);
}

export function openEvidence(organisation: Organisation, sealed: Uint8Array): LoginEvidence {
  return decryptJson<LoginEvidence>(organisation.keys.own, place, sealed);
}
