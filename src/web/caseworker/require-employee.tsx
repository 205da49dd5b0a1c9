import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Right } from '../../identity/rights/rights.ts';
import type { SessionUser } from '../../identity/sessions/session.ts';
import { userOf } from '../application.ts';
import { postedForm } from '../body-parsers.ts';
import { ButtonLink } from '../components/button-link.tsx';
import { confirmIdentity } from '../login/confirm/confirm-identity.tsx';
import { pageContext } from '../page-context.ts';
import { rightOf } from '../right-of.ts';
import { holdsAnything, sendKept } from '../send-kept.tsx';
import { sendPage } from '../send-page.ts';
import { addresses } from './addresses.ts';
import { isTextField } from './case-forms.ts';
import { type CaseworkerTextKey, caseworkerTranslator } from './texts.ts';

/** An employee who is logged in. */
export type LoggedInEmployee = Extract<SessionUser, { kind: 'employee' }>;

/**
 * The employee who is logged in with the right that the route needs. Otherwise answers itself and gives `null`: nobody is led to
 * the log-in, which leads back to `returnTo` (this page when absent), and what they had typed is kept on a page of its own; a citizen, and an employee without the right, get 403 with
 * a page that says what they can do. What weighs much asks for a fresh proof of identity (`confirmIdentity`).
 */
export async function requireEmployee(
  request: FastifyRequest,
  reply: FastifyReply,
  returnTo: string = request.raw.url ?? '/',
): Promise<LoggedInEmployee | null> {
  const user = userOf(request);
  if (user?.kind === 'employee' && user.access.has(rightOf(request))) {
    return (await confirmIdentity(request, reply)) ? user : null;
  }
  const page = pageContext(request, reply);
  const { slug } = page.organisation;
  const login = addresses.login(slug, returnTo);
  if (user === null || user.kind === 'anonymous') {
    // Of what was typed nothing may be lost because the log-in has ended meanwhile.
    const form = postedForm(request);
    if (request.method === 'POST' && holdsAnything(form)) {
      await sendKept(request, reply, form, login, isTextField);
      return null;
    }
    await reply.redirect(login, 303);
    return null;
  }
  const t = caseworkerTranslator(request.language);
  const refusal = user.kind === 'citizen' ? forCitizen(login) : forRight(rightOf(request), user, slug);
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

/** Which of the texts says what the page is for. */
function roomOf(right: Right): 'caseworker' | 'designer' | 'administrator' {
  if (/^(cases|deliveries)\.|^payments\.handle$/.test(right)) return 'caseworker';
  return /^(forms|workflows)\./.test(right) ? 'designer' : 'administrator';
}

/** Leads on to the page that the employee's own rights open. */
function forRight(right: Right, { access }: LoggedInEmployee, slug: string): RefusalPage {
  const refusal = { title: 'caseworker.role.title', text: `caseworker.role.${roomOf(right)}` } as const;
  if (access.has('log.read')) return { ...refusal, link: 'caseworker.role.log', href: addresses.log(slug) };
  if (access.has('forms.design')) return { ...refusal, link: 'caseworker.role.design', href: `/${slug}/design` };
  if (access.has('cases.work')) return { ...refusal, link: 'caseworker.role.inbox', href: addresses.inbox(slug) };
  return { ...refusal, link: 'caseworker.role.home', href: `/${slug}/` };
}
