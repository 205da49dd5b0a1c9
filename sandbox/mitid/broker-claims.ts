import { people, type SandboxPerson } from '../people.ts';
import { type LevelName, levels } from './levels.ts';
import { fullName } from './login-page.tsx';
import { stableUuid } from './provider/stable-uuid.ts';

/** The client id under which the product is registered at the broker. */
export const mitidClientId = 'selvbetjening';

export const privilegesClaim = 'https://data.gov.dk/model/core/eid/privilegesIntermediate';

/** The claims that each scope of the broker stands for (identity reference, section 2.1). */
export const brokerClaims = {
  openid: [
    ...['sub', 'auth_time', 'acr', 'amr', 'idp', 'identity_type', 'loa', 'ial', 'aal'],
    ...['neb_sid', 'transaction_id', 'session_expiry'],
  ],
  mitid: [
    ...['mitid.uuid', 'mitid.date_of_birth', 'mitid.age', 'mitid.identity_name', 'mitid.transaction_id'],
    'mitid.has_cpr',
  ],
  // NemLog-in's own attribute, which a broker of the sandbox hands on.
  ssn: ['dk.cpr', privilegesClaim],
} as const;

/** Of one log-in, what the person alone does not say. */
export interface Login {
  readonly level: LevelName;
  readonly transaction: string;
  readonly session: string;
  readonly at: Date;
  /** The powers of attorney that held at the log-in, as NemLog-in writes them. */
  readonly privileges?: string;
}

const sessionSeconds = 3 * 60 * 60;

/** The broker's own name for a person towards this one client: not the MitID UUID. */
export function subjectOf(person: SandboxPerson): string {
  return stableUuid('mitid-broker', mitidClientId, person.mitidUuid);
}

const bySubject = new Map(people.map((person) => [subjectOf(person), person]));

/** The person behind a subject of the broker. */
export function personOf(subject: string): SandboxPerson | undefined {
  return bySubject.get(subject);
}

function ageOf(person: SandboxPerson, at: Date): number {
  const today = at.toISOString();
  const years = Number(today.slice(0, 4)) - Number(person.birthDate.slice(0, 4));
  return today.slice(5, 10) < person.birthDate.slice(5) ? years - 1 : years;
}

/** Everything that the broker may say of a person at a log-in; the scopes choose among it. */
export function claimsOf(person: SandboxPerson, login: Login): Readonly<Record<string, unknown>> {
  return {
    idp: 'mitid',
    identity_type: 'private',
    loa: levels[login.level],
    ial: levels[login.level],
    aal: levels[login.level],
    neb_sid: login.session,
    transaction_id: login.transaction,
    session_expiry: String(Math.floor(login.at.getTime() / 1000) + sessionSeconds),
    'mitid.uuid': person.mitidUuid,
    'mitid.date_of_birth': person.birthDate,
    'mitid.age': ageOf(person, login.at),
    'mitid.identity_name': fullName(person),
    'mitid.transaction_id': login.transaction,
    'mitid.has_cpr': person.cpr !== undefined,
    ...(person.cpr !== undefined && { 'dk.cpr': person.cpr }),
    ...(login.privileges !== undefined && { [privilegesClaim]: login.privileges }),
  };
}
