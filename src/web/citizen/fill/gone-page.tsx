import type { FastifyReply, FastifyRequest } from 'fastify';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { MessagePage } from '../message-page.tsx';
import { citizenTranslator } from '../texts.ts';

/** Says that a form of a case is not to be filled in any more, since the case went another way. */
export function sendGone(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const page = pageContext(request, reply);
  const t = citizenTranslator(page.language);
  const { slug } = page.organisation;
  const link =
    page.user === null
      ? { text: t('citizen.receipt.front'), href: addresses.front(slug) }
      : { text: t('citizen.cases.title'), href: addresses.cases(slug) };
  return sendPage(request, reply, page, {
    title: t('citizen.gone.title'),
    status: 410,
    content: (
      <MessagePage title={t('citizen.gone.title')} link={link}>
        {t('citizen.gone.text')}
      </MessagePage>
    ),
  });
}
