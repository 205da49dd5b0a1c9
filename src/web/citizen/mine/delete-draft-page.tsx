import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../../audit/record.ts';
import { deleteOwnDraft } from '../../../forms/drafts/delete-draft.ts';
import { listOwnDrafts } from '../../../forms/drafts/list-drafts.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { BackLink } from '../../components/back-link.tsx';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Time } from '../../components/time.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { addresses, isId } from '../addresses.ts';
import { actorOf, requireCitizen } from '../citizen.tsx';
import { pageTitle } from '../page-title.ts';
import { citizenTranslator } from '../texts.ts';

type Request = FastifyRequest<{ Params: { draft: string } }>;

/** Asks before a draft is deleted, and deletes it. */
export function deleteDraftPage(server: FastifyInstance, application: Application): void {
  const { services } = application;

  server.get('/:organisation/mine-sager/kladde/:draft/slet', async (request: Request, reply) => {
    const found = await ownDraft(request, reply);
    if (!found) return reply;
    const { organisation, draft } = found;
    const page = pageContext(request, reply);
    const t = citizenTranslator(page.language);
    const { definition } = await services.definitions.form(organisation.id, draft.formVersion);
    return sendPage(request, reply, page, {
      title: pageTitle(t('citizen.delete.title'), definition.title, page.language),
      before: <BackLink href={addresses.cases(organisation.slug)} />,
      content: (
        <>
          <h1>{t('citizen.delete.title')}</h1>
          <p>
            {markedIn(definition.title, page.language)}. {t('citizen.cases.savedAt')}{' '}
            <Time at={draft.updatedAt} show="dateTime" />.
          </p>
          <p>{t('citizen.delete.text')}</p>
          <PostForm action={addresses.deleteDraft(organisation.slug, draft.id)} csrfToken={page.csrfToken}>
            <div class="button-row">
              <Button kind="warning">{t('citizen.delete.confirm')}</Button>
              <ButtonLink kind="secondary" href={addresses.cases(organisation.slug)}>
                {t('citizen.delete.cancel')}
              </ButtonLink>
            </div>
          </PostForm>
        </>
      ),
    });
  });

  server.post('/:organisation/mine-sager/kladde/:draft/slet', async (request: Request, reply) => {
    const found = await ownDraft(request, reply);
    if (!found) return reply;
    const { organisation, citizen, draft } = found;
    await services.database.inOrganisation(organisation.id, async (transaction) => {
      if (!(await deleteOwnDraft(transaction, draft.id, citizen.person))) return;
      await recordAudit(transaction, organisation.id, [
        {
          at: services.now(),
          actor: actorOf(citizen),
          subject: citizen.person,
          action: 'draftDeleted',
          recordKind: 'draft',
          record: draft.id,
          detail: requestOrigin(request),
          // The draft's own key is gone.
          key: { id: null, key: organisation.keys.own },
        },
      ]);
    });
    return reply.redirect(`${addresses.cases(organisation.slug)}?slettet=1`, 303);
  });

  async function ownDraft(request: Request, reply: FastifyReply) {
    const organisation = await organisationOf(request, application);
    const citizen = await requireCitizen(request, reply, 'low');
    if (!citizen) return null;
    const id = request.params.draft;
    const drafts = await services.database.inOrganisation(organisation.id, (transaction) =>
      listOwnDrafts(transaction, citizen.person, services.now()),
    );
    const draft = isId(id) ? drafts.find((each) => each.id === id && each.correctsCase === null) : undefined;
    if (!draft) throw new WebError('notFound');
    return { organisation, citizen, draft };
  }
}
