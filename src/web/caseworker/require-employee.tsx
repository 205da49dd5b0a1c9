import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SessionUser } from '../../identity/sessions.ts';
import { userOf } from '../application.ts';
import { ButtonLink } from '../components/button-link.tsx';
import { pageContext } from '../page-context.ts';
import { sendPage } from '../send-page.ts';
import { addresses } from './addresses.ts';
import { type CaseworkerTextKey, caseworkerTranslator } from './texts.ts';

/** An employee who is logged in. */
export type LoggedInEmployee = Extract<SessionUser, { kind: 'employee' }>;

/** The roles that pages ask for; an employer's provider gives them. */
export type EmployeeRole = 'caseworker' | 'designer' | 'administrator';

/**
 * The employee who is logged in with that role. Otherwise answers itself and gives `null`: nobody is led to the log-in,
 * which leads back to `returnTo` (this page when absent); a citizen, and an employee without the role, get 403 with a
 * page that says what they can do.
 */
export async function requireEmployee(
  request: FastifyRequest,
  reply: FastifyReply,
  role: EmployeeRole,
  returnTo: string = request.raw.url ?? '/',
): Promise<LoggedInEmployee | null> {
  const user = userOf(request);
  if (user?.kind === 'employee' && user.roles.includes(role)) return user;
  const page = pageContext(request, reply);
  const { slug } = page.organisation;
  const login = addresses.login(slug, returnTo);
  if (user === null || user.kind === 'anonymous') {
    await reply.redirect(login, 303);
    return null;
  }
  const t = caseworkerTranslator(request.language);
  const refusal = user.kind === 'citizen' ? forCitizen(login) : forRole(role, user, slug);
  await sendPage(request, reply, page, {
    title: t(refusal.title),
    status: 403,
    content: (
      <>
        <h1>{t(refusal.title)}</h1>
        <p>{t(refusal.text)}</p>
        <div class="button-row">
          <ButtonLink href={refusal.href}>{t(refusal.link)}</ButtonLink>
        </div>
      </>
    ),
  });
  return null;
}

interface RefusalPage {
  readonly title: CaseworkerTextKey;
  readonly text: CaseworkerTextKey;
  readonly link: CaseworkerTextKey;
  readonly href: string;
}

function forCitizen(login: string): RefusalPage {
  return {
    title: 'caseworker.citizen.title',
    text: 'caseworker.citizen.text',
    link: 'caseworker.citizen.login',
    href: login,
  };
}

/** Leads on to the page that the employee's own role opens. */
function forRole(role: EmployeeRole, { roles }: LoggedInEmployee, slug: string): RefusalPage {
  const refusal = { title: 'caseworker.role.title', text: `caseworker.role.${role}` } as const;
  if (roles.includes('administrator')) {
    return { ...refusal, link: 'caseworker.role.log', href: addresses.log(slug) };
  }
  if (roles.includes('designer')) {
    return { ...refusal, link: 'caseworker.role.design', href: `/${slug}/design` };
  }
  if (roles.includes('caseworker')) {
    return { ...refusal, link: 'caseworker.role.inbox', href: addresses.inbox(slug) };
  }
  return { ...refusal, link: 'caseworker.role.home', href: `/${slug}/` };
}
