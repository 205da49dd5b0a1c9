import type { FastifyReply, FastifyRequest } from 'fastify';
import { reaches } from '../../identity/login.ts';
import type { AssuranceLevel } from '../../identity/oidc/claims.ts';
import type { Actor } from '../../workflows/case-state.ts';
import { userOf } from '../application.ts';
import { pageContext } from '../page-context.ts';
import { sendPage } from '../send-page.ts';
import { addresses } from './addresses.ts';
import { MessagePage } from './message-page.tsx';
import { citizenTranslator } from './texts.ts';

/** A citizen who is logged in. */
export interface Citizen {
  readonly person: string;
  readonly name: string;
  readonly level: AssuranceLevel;
}

/** The citizen as the audit log and the events of a case name them. */
export function actorOf(citizen: Citizen): Actor {
  return { kind: 'citizen', id: citizen.person };
}

/**
 * The citizen who is logged in at `level` or above. Otherwise answers itself and gives `null`: with the way to the
 * log-in, which leads back to `returnTo` (this page when absent); an employee is told to log in as a citizen, since one
 * must not act in the other's name by mistake.
 */
export async function requireCitizen(
  request: FastifyRequest,
  reply: FastifyReply,
  level: AssuranceLevel,
  returnTo: string = request.raw.url ?? '/',
): Promise<Citizen | null> {
  const user = userOf(request);
  if (user?.kind === 'citizen' && reaches(user.level, level)) return user;
  const page = pageContext(request, reply);
  const login = addresses.login(page.organisation.slug, returnTo, level);
  if (user?.kind !== 'employee') {
    await reply.redirect(login, 303);
    return null;
  }
  const t = citizenTranslator(request.language);
  await sendPage(request, reply, page, {
    title: t('citizen.employee.title'),
    status: 403,
    content: (
      <MessagePage title={t('citizen.employee.title')} link={{ text: t('citizen.employee.login'), href: login }}>
        {t('citizen.employee.text')}
      </MessagePage>
    ),
  });
  return null;
}
