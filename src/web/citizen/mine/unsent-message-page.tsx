import type { FastifyReply, FastifyRequest } from 'fastify';
import { Button } from '../../components/button.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Textarea } from '../../components/textarea.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { citizenTranslator } from '../texts.ts';

/** A message that came after the log-in had ended: it is still here, and can be sent once logged in beside this page. */
export function sendUnsentMessagePage(
  request: FastifyRequest,
  reply: FastifyReply,
  returnTo: string,
  text: string,
  filesLost: boolean,
): Promise<FastifyReply> {
  const page = pageContext(request, reply);
  const t = citizenTranslator(page.language);
  return sendPage(request, reply, page, {
    title: t('citizen.loggedOut.title'),
    status: 401,
    content: (
      <>
        <h1>{t('citizen.loggedOut.title')}</h1>
        <p>{t('citizen.message.loggedOut')}</p>
        {filesLost && <p>{t('citizen.message.filesLost')}</p>}
        <p>
          <a href={addresses.login(page.organisation.slug, returnTo, 'substantial')} target="_blank" rel="noopener">
            {t('citizen.message.loginBeside')}
          </a>
        </p>
        <PostForm action={`${returnTo}/besked`} csrfToken={page.csrfToken}>
          <Textarea name="besked" label={t('citizen.message.label')} value={text} />
          <div class="button-row mt-4">
            <Button icon="send">{t('citizen.message.send')}</Button>
          </div>
        </PostForm>
      </>
    ),
  });
}
