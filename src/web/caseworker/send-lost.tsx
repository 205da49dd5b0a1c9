import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import { ButtonLink } from '../components/button-link.tsx';
import { pageContext } from '../page-context.ts';
import { sendPage } from '../send-page.ts';
import { addresses } from './addresses.ts';
import { caseworkerTranslator } from './texts.ts';
import { Written } from './written.tsx';

/**
 * 409: the employee's task in the case is done or gone to others, and with it the right to read the case; nothing was changed, and
 * what was typed is here.
 */
export function sendLost(
  request: FastifyRequest,
  reply: FastifyReply,
  slug: string,
  written: string,
  answers?: ComponentChildren,
): FastifyReply | Promise<FastifyReply> {
  const context = { ...pageContext(request, reply), path: addresses.inbox(slug) };
  const t = caseworkerTranslator(context.language);
  return sendPage(request, reply, context, {
    title: t('caseworker.lost.title'),
    status: 409,
    content: (
      <>
        <h1>{t('caseworker.lost.title')}</h1>
        <p>{t('caseworker.lost.text')}</p>
        <p>{t('caseworker.conflict.nothing')}</p>
        <Written text={written}>{answers}</Written>
        <div class="button-row">
          <ButtonLink href={addresses.inbox(slug)}>{t('caseworker.lost.inbox')}</ButtonLink>
        </div>
      </>
    ),
  });
}
