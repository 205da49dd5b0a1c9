import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../../audit/record.ts';
import { endResumeToken, findResumable } from '../../../forms/drafts/resume-link.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { Button } from '../../components/button.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Time } from '../../components/time.tsx';
import { putAnonymousCookie } from '../../login/cookies.ts';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { MessagePage } from '../message-page.tsx';
import { pageTitle } from '../page-title.ts';
import { citizenTranslator } from '../texts.ts';

type Request = FastifyRequest<{ Params: { token: string } }>;

const cookieDays = 366;

/**
 * Opens a draft by its link in whatever browser. Asked first, since programs that look at links in messages follow them
 * too. The browser gets a session for that draft's addresses alone, so that no other draft and no log-in is disturbed.
 */
export function resumePage(server: FastifyInstance, application: Application): void {
  const { services, sessions } = application;

  server.get('/:organisation/fortsaet/:token', { config: { limit: 'login' } }, async (request: Request, reply) => {
    const found = await draftOf(request);
    if (!found?.draft || found.draft.isSent) return showNothing(request, reply, found?.draft?.isSent === true);
    const { organisation, draft, form } = found;
    const page = pageContext(request, reply);
    const t = citizenTranslator(page.language);
    return sendPage(request, reply, page, {
      title: pageTitle(t('citizen.resume.title'), form.definition.title, page.language),
      content: (
        <>
          <h1>{t('citizen.resume.title')}</h1>
          <p class="font-lead">
            <LocalText text={form.definition.title} />
          </p>
          <p>
            {t('citizen.cases.savedAt')} <Time at={draft.updatedAt} show="dateTime" />. {t('citizen.fill.keptUntil')}{' '}
            <Time at={draft.expiresAt} />.
          </p>
          <PostForm action={addresses.resume(organisation.slug, request.params.token)} csrfToken={page.csrfToken}>
            <Button>{t('citizen.resume.open')}</Button>
          </PostForm>
        </>
      ),
    });
  });

  server.post(
    '/:organisation/fortsaet/:token',
    { config: { limit: 'login', csrf: 'sessionOnly' } },
    async (request: Request, reply) => {
      const found = await draftOf(request);
      if (!found?.draft || found.draft.isSent) return showNothing(request, reply, found?.draft?.isSent === true);
      const { organisation, draft, form } = found;
      const address = addresses.fill(organisation.slug, form.definition.key, draft.id);
      const token = await services.database.inOrganisation(organisation.id, async (transaction) => {
        await recordAudit(transaction, organisation.id, [
          {
            at: services.now(),
            actor: { kind: 'citizen', id: draft.person },
            subject: draft.person,
            action: 'draftResumed',
            recordKind: 'draft',
            record: draft.id,
            detail: requestOrigin(request),
            key: { id: null, key: organisation.keys.own },
          },
        ]);
        if (draft.isInvitation) await endResumeToken(transaction, draft.id);
        return sessions.create(transaction, organisation, { kind: 'anonymous', person: draft.person }, null);
      });
      putAnonymousCookie(reply, address, token, cookieDays);
      return reply.redirect(address, 303);
    },
  );

  async function draftOf(request: Request) {
    const organisation = await organisationOf(request, application);
    const draft = await services.database.inOrganisation(organisation.id, (transaction) =>
      findResumable(transaction, request.params.token, services.now()),
    );
    return draft && { organisation, draft, form: await services.definitions.form(organisation.id, draft.formVersion) };
  }
}

function showNothing(request: Request, reply: FastifyReply, isSent: boolean): Promise<FastifyReply> {
  const page = pageContext(request, reply);
  const t = citizenTranslator(page.language);
  const title = t(isSent ? 'citizen.resume.sent' : 'citizen.resume.none');
  return sendPage(request, reply, page, {
    title,
    status: isSent ? 410 : 404,
    content: (
      <MessagePage title={title} link={{ text: t('citizen.front.all'), href: addresses.front(page.organisation.slug) }}>
        {t(isSent ? 'citizen.resume.sentText' : 'citizen.resume.noneText')}
      </MessagePage>
    ),
  });
}
