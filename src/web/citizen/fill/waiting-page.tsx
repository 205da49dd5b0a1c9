import type { FastifyReply, FastifyRequest } from 'fastify';
import { waitsForRegister } from '../../../forms/drafts/silent-register.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { pageTitle } from '../page-title.ts';
import { citizenTranslator } from '../texts.ts';
import type { OpenDraft } from './open-draft.ts';

/** Whether the draft's pages are closed until the register answers. */
export function isWaiting({ form, draft }: OpenDraft): boolean {
  return waitsForRegister(form.definition, draft.content);
}

/** Says that the form needs what CPR says and that it does not answer; the draft is kept, and one can try again. */
export function sendWaiting(request: FastifyRequest, reply: FastifyReply, opened: OpenDraft): Promise<FastifyReply> {
  const page = pageContext(request, reply);
  const { language } = page;
  const t = citizenTranslator(language);
  const { organisation, form, draft } = opened;
  const { title } = form.definition;
  return sendPage(request, reply, page, {
    title: pageTitle(t('citizen.waiting.title'), title, language),
    status: 503,
    content: (
      <>
        <p class="quiet mb-0">{markedIn(title, language)}</p>
        <h1 class="mt-0">{t('citizen.waiting.title')}</h1>
        <p>{t('citizen.waiting.text')}</p>
        <PostForm
          action={addresses.askRegister(organisation.slug, form.definition.key, draft.id)}
          csrfToken={page.csrfToken}
        >
          <div class="button-row">
            <Button>{t('citizen.waiting.again')}</Button>
            <ButtonLink kind="secondary" href={addresses.cases(organisation.slug)}>
              {t('citizen.cases.title')}
            </ButtonLink>
          </div>
        </PostForm>
      </>
    ),
  });
}
