import type { AuditDetail } from '../../audit/record.ts';
import type { Database } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type LoggedIn, noteRefusedLogin } from '../login.ts';
import type { Sessions } from '../sessions.ts';
import type { SamlLogin } from './receive-response.ts';
import type { Answer, SamlService } from './saml-service.ts';
import type { OutstandingLogin } from './stores/outstanding.ts';

/** Why somebody was not logged in, as their page says it. */
export type SamlProblem =
  | 'notLoggedIn'
  | 'level'
  | 'denied'
  | 'invalid'
  /** Of employees: another employer, no longer employed, without any role, or without one that can be used here. */
  | 'employer'
  | 'left'
  | 'noRole'
  | 'rolesRefused';

/** Somebody whom the provider vouched for, and who is not let in all the same. */
export interface NotAdmitted {
  readonly problem: SamlProblem;
  readonly detail: string;
}

export type SamlLoginResult =
  | { readonly ok: true; readonly loggedIn: LoggedIn; readonly request: OutstandingLogin }
  | { readonly ok: false; readonly problem: SamlProblem; readonly detail: string; readonly returnTo: string | null };

export interface SamlLoginServices {
  readonly database: Database;
  readonly sessions: Sessions;
  readonly now: () => Date;
}

/** Makes the session of somebody whom the provider vouched for. */
export type Admit<Who> = (
  services: SamlLoginServices,
  organisation: Organisation,
  login: SamlLogin<Who>,
  request: OutstandingLogin,
  from: AuditDetail,
) => Promise<LoggedIn | NotAdmitted>;

/**
 * Takes the identity provider's answer: makes the session, or notes the refusal in the audit log with the rule that was broken,
 * under the reference that the page shows.
 */
export async function loginBySaml<Who>(
  services: SamlLoginServices & { readonly saml: SamlService<Who>; readonly admit: Admit<Who> },
  organisation: Organisation,
  answer: Answer,
  from: AuditDetail,
  reference: string,
): Promise<SamlLoginResult> {
  const { saml, admit, database, now } = services;
  const { name } = saml.party;
  const { received, request } = await saml.finish(organisation, answer);
  const returnTo = request?.returnTo ?? null;
  if (received.ok && request) {
    const admitted = await admit(services, organisation, received.login, request, from);
    if (!('problem' in admitted)) return { ok: true, loggedIn: admitted, request };
    const { problem, detail } = admitted;
    await noteRefusedLogin(database, organisation, `${name}: ${detail}`, { ...from, reference }, now());
    return { ok: false, problem, detail, returnTo };
  }
  if (received.ok) throw new Error('An answer without a request passed the rules.');
  if (received.kind === 'status') {
    const detail = `${name} ${received.top} ${received.second}`;
    await noteRefusedLogin(database, organisation, detail, { ...from, reference }, now());
    return { ok: false, problem: problemOfStatus(received.second), detail, returnTo };
  }
  const { number, rule, detail: what, assertion } = received;
  const detail = `OIOSAML ${number} ${rule}: ${what}`;
  const more = { ...from, reference, rule, provider: name, ...(assertion === null ? {} : { assertion }) };
  await noteRefusedLogin(database, organisation, detail, more, now());
  return { ok: false, problem: rule === 'level' || rule === 'employer' ? rule : 'invalid', detail, returnTo };
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
