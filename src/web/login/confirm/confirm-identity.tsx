import type { FastifyReply, FastifyRequest } from 'fastify';
import { lackOf, stepUpOf } from '../../../identity/step-up.ts';
import { isApplicationSession } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { Button } from '../../components/button.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { csrfField } from '../../csrf.ts';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { confirmTranslator } from './texts.ts';

/** The names of what the page sends on. */
export const confirmFields = { action: 'side', fields: 'felter' } as const;

/** Where what was sent is kept and the log-in begins. */
export const confirmAddress = (slug: string) => `/${slug}/login/medarbejder/bekraeft`;

/**
 * Whether the employee's proof is good enough for a route that weighs much; otherwise answers with the page that asks for a new
 * one. What was sent goes along on it, to be kept with the session while its owner logs in anew.
 */
export async function confirmIdentity(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  const { session } = request;
  if (request.routeOptions.config.weighty !== true) return true;
  if (!session || !isApplicationSession(session)) return false;
  const stepUp = stepUpOf(session.organisation);
  const lack = lackOf(session.session.proof, stepUp, session.session.foundAt);
  if (lack === null) return true;
  const context = pageContext(request, reply);
  const t = confirmTranslator(context.language);
  const isSent = request.method !== 'GET';
  const sent = isSent ? [...postedForm(request).entries()].filter(([name]) => name !== csrfField) : [];
  await sendPage(request, reply, context, {
    title: t('confirm.title'),
    status: 401,
    content: (
      <>
        <h1>{t('confirm.title')}</h1>
        <p>{t(`confirm.text.${lack}`, { minutes: stepUp.minutes })}</p>
        {sent.length > 0 && <p>{t('confirm.kept')}</p>}
        <PostForm action={confirmAddress(context.organisation.slug)} csrfToken={context.csrfToken}>
          <input type="hidden" name={confirmFields.action} value={request.raw.url ?? '/'} />
          {isSent && <input type="hidden" name={confirmFields.fields} value={JSON.stringify(sent)} />}
          <Button>{t('confirm.login')}</Button>
        </PostForm>
      </>
    ),
  });
  return false;
}
