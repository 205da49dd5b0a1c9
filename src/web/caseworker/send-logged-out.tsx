import type { FastifyReply } from 'fastify';
import { postedForm } from '../body-parsers.ts';
import { Button } from '../components/button.tsx';
import { PostForm } from '../components/post-form.tsx';
import { Textarea } from '../components/textarea.tsx';
import { csrfField } from '../csrf.ts';
import { pageContext } from '../page-context.ts';
import type { PostedForm } from '../posted-form.ts';
import { sendPage } from '../send-page.ts';
import { addresses } from './addresses.ts';
import { isTextField } from './case-forms.ts';
import { caseworkerTranslator } from './texts.ts';
import type { CaseRequest } from './with-case.ts';

/** What was sent after the log-in had ended: it is all still here, and can be sent once logged in beside this page. */
export function sendLoggedOut(
  request: CaseRequest,
  reply: FastifyReply,
  form: PostedForm = postedForm(request),
): Promise<FastifyReply> {
  const context = pageContext(request, reply);
  const t = caseworkerTranslator(context.language);
  const back = addresses.case(context.organisation.slug, request.params.case);
  const posted = [...form.entries()].filter(([name]) => name !== csrfField);
  return sendPage(request, reply, context, {
    title: t('caseworker.loggedOut.title'),
    status: 401,
    content: (
      <>
        <h1>{t('caseworker.loggedOut.title')}</h1>
        <p>{t('caseworker.loggedOut.text')}</p>
        <p>
          <a href={addresses.login(context.organisation.slug, back)} target="_blank" rel="noopener">
            {t('caseworker.loggedOut.login')}
          </a>
        </p>
        <PostForm action={request.raw.url ?? back} csrfToken={context.csrfToken}>
          {posted.flatMap(([name, values]) =>
            isTextField(name)
              ? [<Textarea key={name} name={name} label={t('caseworker.loggedOut.written')} value={values[0] ?? ''} />]
              : values.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
          )}
          <div class="button-row mt-4">
            <Button icon="send">{t('caseworker.loggedOut.send')}</Button>
          </div>
        </PostForm>
      </>
    ),
  });
}
