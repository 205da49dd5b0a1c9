import type { FastifyReply, FastifyRequest } from 'fastify';
import { loginsOf } from '../../../forms/start-rules.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { type Application, userOf } from '../../application.ts';
import { anonymousToken } from '../../login/cookies.ts';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { type Citizen, requireCitizen } from '../citizen.tsx';
import { MessagePage } from '../message-page.tsx';
import { citizenTranslator } from '../texts.ts';

type Request = FastifyRequest & { readonly params: { readonly form: string } };

/**
 * Whoever may have drafts of the form that the address names. Nobody is led to the log-in that its drafts are made with;
 * for a draft that was begun without one there is none, and the page says how it is opened.
 */
export async function requireOwner(
  application: Application,
  organisation: Organisation,
  request: Request,
  reply: FastifyReply,
  returnTo: string,
): Promise<Citizen | null> {
  if (userOf(request) === null) {
    const form = await application.services.definitions.publishedForm(organisation.id, request.params.form);
    const logins = form ? loginsOf(form.definition) : ['mitid'];
    if (anonymousToken(request) !== undefined || (logins.length === 1 && logins[0] === 'anonymous')) {
      await sendClosedDraft(request, reply);
      return null;
    }
    if (!logins.includes('mitid') && logins.includes('employee')) {
      await reply.redirect(addresses.loginEmployee(organisation.slug, returnTo), 303);
      return null;
    }
  }
  return requireCitizen(request, reply, 'low', returnTo, { anonymous: true });
}

/** Says that a draft without log-in can't be opened in this browser, and with what it can. */
export function sendClosedDraft(request: Request, reply: FastifyReply, kept = false): Promise<FastifyReply> {
  const page = pageContext(request, reply);
  const t = citizenTranslator(page.language);
  const href = addresses.form(page.organisation.slug, request.params.form);
  return sendPage(request, reply, page, {
    title: t('citizen.closedDraft.title'),
    status: 403,
    content: (
      <MessagePage title={t('citizen.closedDraft.title')} link={{ text: t('citizen.closedDraft.anew'), href }}>
        <p>{t('citizen.closedDraft.text')}</p>
        {kept && <p>{t('citizen.closedDraft.kept')}</p>}
      </MessagePage>
    ),
  });
}
