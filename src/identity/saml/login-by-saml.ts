import type { AuditDetail } from '../../audit/record.ts';
import type { Database } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type LoggedIn, loginCitizen, noteRefusedLogin } from '../login.ts';
import type { Sessions } from '../sessions.ts';
import type { Answer, Nemlogin } from './nemlogin.ts';
import type { OutstandingLogin } from './stores/outstanding.ts';

/** Why somebody was not logged in, as their page says it. */
export type SamlProblem = 'notLoggedIn' | 'level' | 'denied' | 'invalid';

export type SamlLoginResult =
  | { readonly ok: true; readonly loggedIn: LoggedIn; readonly request: OutstandingLogin }
  | { readonly ok: false; readonly problem: SamlProblem; readonly detail: string; readonly returnTo: string | null };

export interface SamlLoginServices {
  readonly nemlogin: Nemlogin;
  readonly database: Database;
  readonly sessions: Sessions;
  readonly now: () => Date;
}

/**
 * Takes NemLog-in's answer: makes the session, or notes the refusal in the audit log with the rule that was broken, under the
 * reference that the citizen's page shows.
 */
export async function loginBySaml(
  services: SamlLoginServices,
  organisation: Organisation,
  answer: Answer,
  from: AuditDetail,
  reference: string,
): Promise<SamlLoginResult> {
  const { nemlogin, database, sessions, now } = services;
  const { received, request } = await nemlogin.finish(organisation, answer);
  const returnTo = request?.returnTo ?? null;
  if (received.ok && request) {
    const { person, subject, until } = received.login;
    const atProvider = { ...subject, until: until?.toISOString() ?? null };
    const { replaces } = request;
    const loggedIn = await loginCitizen(
      database,
      sessions,
      organisation,
      person,
      atProvider,
      from,
      now(),
      replaces,
      person.identityType === 'private' ? 'nemlogin' : 'nemlogin-company',
    );
    return { ok: true, loggedIn, request };
  }
  if (received.ok) throw new Error('An answer without a request passed the rules.');
  if (received.kind === 'status') {
    const detail = `NemLog-in ${received.top} ${received.second}`;
    await noteRefusedLogin(database, organisation, detail, { ...from, reference }, now());
    return { ok: false, problem: problemOfStatus(received.second), detail, returnTo };
  }
  const { number, rule, detail: what, assertion } = received;
  const detail = `OIOSAML ${number} ${rule}: ${what}`;
  const more = { ...from, reference, rule, ...(assertion === null ? {} : { assertion }) };
  await noteRefusedLogin(database, organisation, detail, more, now());
  return { ok: false, problem: rule === 'level' ? 'level' : 'invalid', detail, returnTo };
}

/** By the second-level code; top-level codes differ between implementations, and nobody knows which one NemLog-in sends. */
function problemOfStatus(second: string): SamlProblem {
  switch (second) {
    case 'NoAuthnContext':
      return 'level';
    case 'RequestDenied':
    case 'RequestUnsupported':
    case 'UnknownPrincipal':
      return 'denied';
    default:
      return 'notLoggedIn';
  }
}
