import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FormDefinition } from '../../forms/definition.ts';
import { reaches } from '../../identity/login-level.ts';
import type { AssuranceLevel } from '../../identity/oidc/claims.ts';
import type { SessionUser } from '../../identity/sessions/session.ts';
import type { Actor } from '../../workflows/case-state.ts';
import { userOf } from '../application.ts';
import { postedForm } from '../body-parsers.ts';
import { pageContext } from '../page-context.ts';
import { sendKept } from '../send-kept.tsx';
import { sendPage } from '../send-page.ts';
import { addresses } from './addresses.ts';
import { evaluationFields } from './evaluation/evaluation-form.tsx';
import { MessagePage } from './message-page.tsx';
import { citizenTranslator } from './texts.ts';

/** Whoever fills in forms and has cases: a citizen, an employee on their own behalf, or somebody who did not log in. */
export interface Citizen {
  readonly kind: SessionUser['kind'];
  readonly person: string;
  /** Empty for one who did not log in. */
  readonly name: string;
  /** How safely a citizen logged in. */
  readonly level: AssuranceLevel | 'none';
  /** The way that a citizen came in by; null where the session does not tell, and for others. */
  readonly way: string | null;
  /** What the log-in said of whom they may act for, as `openEvidence` opens it; absent where it said nothing. */
  readonly evidence?: Uint8Array;
  /** The employee's own id; null for others. */
  readonly employee: string | null;
}

/** Whoever did it as the audit log and the events of a case name them. */
export function actorOf({ person, employee }: Pick<Citizen, 'person' | 'employee'>): Actor {
  return employee === null ? { kind: 'citizen', id: person } : { kind: 'employee', id: employee };
}

/** The same as the party of a case, whose messages are from outside the case workers' group. */
export function partyOf({ person }: Pick<Citizen, 'person'>): Actor {
  return { kind: 'citizen', id: person };
}

/** Who is logged in, as one who fills in forms; null for nobody, and for an employee from before they could. */
export function citizenIn(request: FastifyRequest): Citizen | null {
  const user = userOf(request);
  switch (user?.kind) {
    case 'citizen':
      return { ...user, employee: null };
    case 'anonymous':
      return { ...user, name: '', level: 'none', way: null, employee: null };
    case 'employee':
      return user.person === null
        ? null
        : { kind: user.kind, person: user.person, name: user.name, level: 'none', way: null, employee: user.id };
    default:
      return null;
  }
}

/** Whether a citizen came in as a form demands: safely enough, and by one of its ways where it names some. */
export function isAdmittedBy({ start }: Pick<FormDefinition, 'start'>, citizen: Citizen): boolean {
  if (citizen.kind !== 'citizen') return true;
  const isItsWay = start.ways === undefined || (citizen.way !== null && start.ways.includes(citizen.way));
  return isItsWay && reaches(citizen.level, start.loginLevel);
}

/**
 * The citizen who is logged in at `level` or above, or the employee, whose own things are theirs; with `anonymous` also
 * one who did not log in. Otherwise answers itself and gives `null`: with the way to the log-in, which leads back to
 * `returnTo` (this page when absent).
 */
export async function requireCitizen(
  request: FastifyRequest,
  reply: FastifyReply,
  level: AssuranceLevel,
  returnTo: string = request.raw.url ?? '/',
  { anonymous = false, ways }: { readonly anonymous?: boolean; readonly ways?: readonly string[] | undefined } = {},
): Promise<Citizen | null> {
  const citizen = citizenIn(request);
  const isItsWay = ways === undefined || ways.some((way) => way === citizen?.way);
  if (citizen?.kind === 'citizen' && isItsWay && reaches(citizen.level, level)) return citizen;
  if (citizen?.kind === 'employee' || (anonymous && citizen?.kind === 'anonymous')) return citizen;
  if (userOf(request)?.kind === 'employee') {
    await sendForCitizens(request, reply, level, returnTo);
    return null;
  }
  const login = addresses.login(pageContext(request, reply).organisation.slug, returnTo, level, ways);
  const form = postedForm(request);
  // What was typed is not lost because the log-in has ended meanwhile; forms themselves are saved as they are filled in.
  if (request.method === 'POST' && texts.some((name) => (form.value(name) ?? '') !== '')) {
    await sendKept(request, reply, form, login, (name) => texts.includes(name));
  } else await reply.redirect(login, 303);
  return null;
}

/** The names of what is written beside a form: why one says no or annuls, and what one thinks of it. */
const texts: readonly string[] = ['grund', evaluationFields.comment];

/** Tells an employee to log in as a citizen, since one must not act in the other's name by mistake. */
export async function sendForCitizens(
  request: FastifyRequest,
  reply: FastifyReply,
  level: AssuranceLevel,
  returnTo: string,
  ways?: readonly string[],
): Promise<FastifyReply> {
  const page = pageContext(request, reply);
  const t = citizenTranslator(request.language);
  const login = addresses.login(page.organisation.slug, returnTo, level, ways);
  return sendPage(request, reply, page, {
    title: t('citizen.employee.title'),
    status: 403,
    content: (
      <MessagePage title={t('citizen.employee.title')} link={{ text: t('citizen.employee.login'), href: login }}>
        {t('citizen.employee.text')}
      </MessagePage>
    ),
  });
}
