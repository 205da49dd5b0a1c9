import type { AuditDetail } from '../../audit/record.ts';
import type { Database, OrganisationTransaction } from '../../database/database.ts';
import { together } from '../../database/together.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { EmployeeHasLeft } from '../employees/keep-employee.ts';
import { type LoggedIn, noteRefusedLogin } from '../login.ts';
import type { Sessions } from '../sessions.ts';
import { broken, type NotReceived, type SamlLogin } from './receive-response.ts';
import type { Answer, SamlService } from './saml-service.ts';
import type { OutstandingLogin } from './stores/outstanding.ts';
import { noteUse, SeenBefore } from './stores/used-assertions.ts';

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

/**
 * Makes the session of somebody whom the provider vouched for, in the transaction that also notes that their assertion was used. It
 * is asked before it is known that the assertion was not used before; where it was, all is rolled back.
 */
export type Admit<Who> = (
  transaction: OrganisationTransaction,
  services: Pick<SamlLoginServices, 'sessions' | 'now'>,
  organisation: Organisation,
  login: SamlLogin<Who>,
  of: { readonly request: OutstandingLogin; readonly from: AuditDetail },
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
  const refuse = async (why: NotAdmitted | NotReceived, request: OutstandingLogin | null): Promise<SamlLoginResult> => {
    const { problem, detail, more } = refusalIn(why, services.saml.party.name);
    await noteRefusedLogin(services.database, organisation, detail, { ...from, reference, ...more }, services.now());
    return { ok: false, problem, detail, returnTo: request?.returnTo ?? null };
  };
  const finished = await services.saml.finish(organisation, answer);
  if (!finished.ok) return refuse(finished.refusal, finished.request);
  const { login, request } = finished;
  const admitted = await admitOnce(services, organisation, login, { request, from });
  return 'token' in admitted ? { ok: true, loggedIn: admitted, request } : refuse(admitted, request);
}

/** What a page and the audit log say of a refusal. */
function refusalIn(
  why: NotAdmitted | NotReceived,
  provider: string,
): { readonly problem: SamlProblem; readonly detail: string; readonly more?: AuditDetail } {
  if ('problem' in why) return { problem: why.problem, detail: `${provider}: ${why.detail}` };
  if (why.kind === 'status') {
    return { problem: problemOfStatus(why.second), detail: `${provider} ${why.top} ${why.second}` };
  }
  const { number, rule, detail, assertion } = why;
  return {
    problem: rule === 'level' || rule === 'employer' ? rule : 'invalid',
    detail: `OIOSAML ${number} ${rule}: ${detail}`,
    more: { rule, provider, ...(assertion === null ? {} : { assertion }) },
  };
}

/** The last rule, that the assertion was not used before, is asked by the transaction that uses it. */
async function admitOnce<Who>(
  { database, sessions, now, admit }: SamlLoginServices & { readonly admit: Admit<Who> },
  organisation: Organisation,
  login: SamlLogin<Who>,
  of: Parameters<Admit<Who>>[4],
): Promise<LoggedIn | NotAdmitted | NotReceived> {
  try {
    return await database.inOrganisation(organisation.id, async (transaction) => {
      const used = noteUse(transaction, organisation, login.use);
      const [, admitted] = await together(used, admit(transaction, { sessions, now }, organisation, login, of));
      return admitted;
    });
  } catch (error) {
    if (error instanceof SeenBefore) return broken(16, 'replay', error.message, login.signed.id || null);
    if (error instanceof EmployeeHasLeft) return { problem: 'left', detail: error.message };
    throw error;
  }
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
