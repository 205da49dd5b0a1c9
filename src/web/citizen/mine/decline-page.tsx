import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { declineInvitation } from '../../../cases/case-actions.ts';
import { readFillRequests } from '../../../cases/invitations/read-requests.ts';
import { listOwnDrafts } from '../../../forms/drafts/list-drafts.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { BackLink } from '../../components/back-link.tsx';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Textarea } from '../../components/textarea.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { addresses, isId } from '../addresses.ts';
import { partyOf, requireCitizen } from '../citizen.tsx';
import { pageTitle } from '../page-title.ts';
import { citizenTranslator } from '../texts.ts';

type Request = FastifyRequest<{ Params: { draft: string } }>;

/** Longest reason, in characters. */
const longestReason = 2_000;

/** Asks whether the person wants to say no to an invitation, and says it. */
export function declinePage(server: FastifyInstance, application: Application): void {
  const { services } = application;

  server.get('/:organisation/mine-sager/invitation/:draft/nej', async (request: Request, reply) => {
    const found = await invitation(request, reply);
    if (!found) return reply;
    const { organisation, draft, form } = found;
    const page = pageContext(request, reply);
    const t = citizenTranslator(page.language);
    return sendPage(request, reply, page, {
      title: pageTitle(t('citizen.decline.title'), form.definition.title, page.language),
      before: <BackLink href={addresses.cases(organisation.slug)} />,
      content: (
        <>
          <h1>{t('citizen.decline.title')}</h1>
          <p class="font-lead">
            <LocalText text={form.definition.title} />
          </p>
          <p>{t('citizen.decline.text')}</p>
          <PostForm action={addresses.decline(organisation.slug, draft.id)} csrfToken={page.csrfToken}>
            <Textarea name="grund" label={t('citizen.decline.reason')} />
            <div class="button-row">
              <Button kind="warning">{t('citizen.decline.confirm')}</Button>
              <ButtonLink kind="secondary" href={addresses.cases(organisation.slug)}>
                {t('citizen.decline.cancel')}
              </ButtonLink>
            </div>
          </PostForm>
        </>
      ),
    });
  });

  server.post(
    '/:organisation/mine-sager/invitation/:draft/nej',
    { config: { csrf: 'sessionOnly' } },
    async (request: Request, reply) => {
      const found = await invitation(request, reply);
      if (!found) return reply;
      const { organisation, citizen, draft } = found;
      const reason = (postedForm(request).value('grund') ?? '').replaceAll('\r\n', '\n').trim().slice(0, longestReason);
      const declined = await declineInvitation(services, organisation, {
        draft: draft.id,
        person: citizen.person,
        actor: partyOf(citizen),
        reason,
        from: requestOrigin(request),
      });
      if (!declined.ok) throw new WebError('notFound');
      return reply.redirect(`${addresses.cases(organisation.slug)}?nej=1`, 303);
    },
  );

  /** The person's own invitation, if they may say no to it. @throws {WebError} 404 otherwise. */
  async function invitation(request: Request, reply: FastifyReply) {
    const organisation = await organisationOf(request, application);
    const citizen = await requireCitizen(request, reply, 'substantial', addresses.cases(organisation.slug));
    if (!citizen) return null;
    const { draft: id } = request.params;
    if (!isId(id)) throw new WebError('notFound');
    const found = await services.database.inOrganisation(organisation.id, async (transaction) => {
      const draft = (await listOwnDrafts(transaction, citizen.person, services.now())).find((each) => each.id === id);
      if (!draft) return undefined;
      const { person } = citizen;
      const [asked] = await readFillRequests(transaction, organisation, services.definitions, person, [draft]);
      return asked?.mayDecline ? draft : undefined;
    });
    if (!found) throw new WebError('notFound');
    const form = await services.definitions.form(organisation.id, found.formVersion);
    return { organisation, citizen, draft: found, form };
  }
}
