import type { FastifyReply, FastifyRequest } from 'fastify';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { MessagePage } from '../message-page.tsx';
import { citizenTranslator } from '../texts.ts';

/** Says that the log-in has ended, that nothing is lost, and leads to the log-in and back. */
export function sendLoggedOutPage(
  request: FastifyRequest,
  reply: FastifyReply,
  returnTo: string,
  filesLost: boolean,
): Promise<FastifyReply> {
  const page = pageContext(request, reply);
  const t = citizenTranslator(page.language);
  return sendPage(request, reply, page, {
    title: t('citizen.loggedOut.title'),
    status: 401,
    content: (
      <MessagePage
        title={t('citizen.loggedOut.title')}
        link={{
          text: t('citizen.loggedOut.login'),
          href: addresses.login(page.organisation.slug, returnTo, 'substantial'),
        }}
      >
        <p>{t('citizen.loggedOut.text')}</p>
        {filesLost && <p>{t('citizen.loggedOut.files')}</p>}
      </MessagePage>
    ),
  });
}
