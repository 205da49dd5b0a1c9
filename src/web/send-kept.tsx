import type { FastifyReply, FastifyRequest } from 'fastify';
import { Button } from './components/button.tsx';
import { PostForm } from './components/post-form.tsx';
import { Textarea } from './components/textarea.tsx';
import { csrfField } from './csrf.ts';
import { pageContext } from './page-context.ts';
import type { PostedForm } from './posted-form.ts';
import { sendPage } from './send-page.ts';

/** Whether something was filled in, beside the token that every form carries. */
export function holdsAnything(form: PostedForm): boolean {
  return [...form.entries()].some(([name, values]) => name !== csrfField && values.some((value) => value !== ''));
}

/**
 * What was sent after the log-in had ended: it is all still here, and can be sent once logged in beside this page. `login` is
 * the way to the log-in; fields whose names `isText` knows are shown to be written on, the others go along unseen.
 */
export function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  form: PostedForm,
  login: string,
  isText: (name: string) => boolean,
): Promise<FastifyReply> {
  const context = pageContext(request, reply);
  const { t } = context;
  const posted = [...form.entries()].filter(([name]) => name !== csrfField);
  return sendPage(request, reply, context, {
    title: t('web.kept.title'),
    status: 401,
    content: (
      <>
        <h1>{t('web.kept.title')}</h1>
        <p>{t('web.kept.text')}</p>
        <p>
          <a href={login} target="_blank" rel="noopener">
            {t('web.kept.login')}
          </a>
        </p>
        <PostForm action={request.raw.url ?? '/'} csrfToken={context.csrfToken}>
          {posted.flatMap(([name, values]) =>
            isText(name)
              ? [<Textarea key={name} name={name} label={t('web.kept.written')} value={values[0] ?? ''} />]
              : values.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
          )}
          <div class="button-row mt-4">
            <Button icon="send">{t('web.send')}</Button>
          </div>
        </PostForm>
      </>
    ),
  });
}
