import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../../audit/record.ts';
import { deleteOwnDraft } from '../../../forms/drafts/delete-draft.ts';
import { type Application, requestOrigin } from '../../application.ts';
import { BackLink } from '../../components/back-link.tsx';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { actorOf } from '../citizen.tsx';
import { type DraftParameters, withDraft } from '../fill/with-draft.ts';
import { pageTitle } from '../page-title.ts';
import { representTranslator } from './texts.ts';

type Request = FastifyRequest<{ Params: DraftParameters }>;

/** Asks before whoever acts for somebody changes to another: what was written for one is never seen with another. */
export function switchPage(server: FastifyInstance, application: Application): void {
  const { services } = application;

  server.get('/:organisation/blanket/:form/udfyld/:draft/skift', async (request: Request, reply) => {
    const found = await actingDraft(request, reply);
    if (!found) return reply;
    const { organisation, form, draft } = found.opened;
    const page = pageContext(request, reply);
    const t = representTranslator(page.language);
    const name = draft.content.onBehalfOf ?? '';
    const back = addresses.fill(organisation.slug, form.definition.key, draft.id);
    return sendPage(request, reply, page, {
      title: pageTitle(t('represent.switch.title'), form.definition.title, page.language),
      before: <BackLink href={back} />,
      content: (
        <>
          <h1>{t('represent.switch.title')}</h1>
          <p>{t('represent.switch.text', { name })}</p>
          <PostForm
            action={addresses.switchSubject(organisation.slug, form.definition.key, draft.id)}
            csrfToken={page.csrfToken}
          >
            <div class="button-row">
              <Button kind="warning">{t('represent.switch.confirm')}</Button>
              <ButtonLink kind="secondary" href={back}>
                {t('represent.switch.cancel')}
              </ButtonLink>
            </div>
          </PostForm>
        </>
      ),
    });
  });

  server.post('/:organisation/blanket/:form/udfyld/:draft/skift', async (request: Request, reply) => {
    const found = await actingDraft(request, reply);
    if (!found) return reply;
    const { citizen, opened } = found;
    const { organisation, form, draft } = opened;
    await services.database.inOrganisation(organisation.id, async (transaction) => {
      if (!(await deleteOwnDraft(transaction, draft.id, citizen.person))) return;
      await recordAudit(transaction, organisation.id, [
        {
          at: services.now(),
          actor: actorOf(citizen),
          subject: draft.subject,
          action: 'draftDeleted',
          recordKind: 'draft',
          record: draft.id,
          detail: requestOrigin(request),
          // The draft's own key is gone.
          key: { id: null, key: organisation.keys.own },
        },
      ]);
    });
    const query = draft.content.link ?? '';
    return reply.redirect(addresses.start(organisation.slug, form.definition.key) + query, 303);
  });

  /** The draft, where it is for somebody else; one's own has nobody to change from. */
  async function actingDraft(request: Request, reply: FastifyReply) {
    const found = await withDraft(application, request, reply);
    // A form of a case is for whom the case is about.
    if (!found || (found.opened.draft.subject !== null && !found.opened.draft.correction)) return found;
    const { organisation, form, draft } = found.opened;
    await reply.redirect(addresses.fill(organisation.slug, form.definition.key, draft.id), 303);
    return null;
  }
}
