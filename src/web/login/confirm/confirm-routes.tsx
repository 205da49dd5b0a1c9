import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Check } from 'typebox/value';
import { isApplicationSession, organisationOf } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { localPath } from '../../local-path.ts';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { sessionToken } from '../cookies.ts';
import type { LoginOptions } from '../routes.tsx';
import { confirmFields } from './confirm-identity.tsx';
import { confirmTranslator } from './texts.ts';
import { freshLoginAddress } from './wants-fresh-proof.ts';

const FieldsSchema = Type.Array(Type.Tuple([Type.String(), Type.Array(Type.String())]));

/**
 * An employee proves anew who they are: `POST …/login/medarbejder/bekraeft` keeps what they sent with their session and leads to
 * the log-in; the session that comes of it takes it over, whichever way the log-in went, and `…/login/genoptag` sends it on.
 */
export function registerConfirmation(server: FastifyInstance, { application, sessions }: LoginOptions): void {
  server.post('/:organisation/login/medarbejder/bekraeft', { config: { limit: 'login' } }, async (request, reply) => {
    const organisation = await organisationOf(request, application);
    const form = postedForm(request);
    const action = localPath(form.value(confirmFields.action) ?? '');
    if (action === null || !action.startsWith(`/${organisation.slug}/`)) throw new WebError('badRequest');
    const fields = readFields(form.value(confirmFields.fields));
    const token = sessionToken(request);
    const isEmployee = request.session?.user?.kind === 'employee';
    if (fields === null || token === undefined || !isEmployee) {
      return reply.redirect(freshLoginAddress(organisation.slug, action), 303);
    }
    await sessions.keepForm(organisation, token, { action, fields });
    return reply.redirect(freshLoginAddress(organisation.slug, `/${organisation.slug}/login/genoptag`), 303);
  });

  server.get('/:organisation/login/genoptag', async (request, reply) => {
    const organisation = await organisationOf(request, application);
    const token = sessionToken(request);
    const isOurs = request.session !== null && isApplicationSession(request.session);
    const kept = token === undefined || !isOurs ? null : await sessions.keptForm(organisation, token);
    const context = pageContext(request, reply);
    const t = confirmTranslator(context.language);
    if (kept === null) {
      return sendPage(request, reply, context, {
        title: t('confirm.title'),
        content: (
          <>
            <h1>{t('confirm.title')}</h1>
            <p>{t('confirm.resume.none')}</p>
            <ButtonLink href={`/${organisation.slug}/`}>{t('confirm.resume.back')}</ButtonLink>
          </>
        ),
      });
    }
    return sendPage(request, reply, context, {
      title: t('confirm.resume.title'),
      content: (
        <>
          <h1>{t('confirm.resume.title')}</h1>
          <p>{t('confirm.resume.text')}</p>
          <PostForm action={kept.action} csrfToken={context.csrfToken}>
            {kept.fields.flatMap(([name, values]) =>
              values.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
            )}
            <Button icon="send">{t('confirm.resume.send')}</Button>
          </PostForm>
        </>
      ),
    });
  });
}

/** What was sent, by names; null where nothing was, as when a page was only asked for. */
function readFields(text: string | undefined): readonly (readonly [string, readonly string[]])[] | null {
  if (text === undefined) return null;
  try {
    const read: unknown = JSON.parse(text);
    return Check(FieldsSchema, read) ? (read as readonly (readonly [string, readonly string[]])[]) : null;
  } catch {
    return null;
  }
}
