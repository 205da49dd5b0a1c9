import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../../audit/record.ts';
import type { FormVersion } from '../../../cases/definitions.ts';
import { endResumeToken, findResumable, type ResumableDraft } from '../../../forms/drafts/resume-link.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { Button } from '../../components/button.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Time } from '../../components/time.tsx';
import { putAnonymousCookie } from '../../login/cookies.ts';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { sendGone } from '../fill/gone-page.tsx';
import { MessagePage } from '../message-page.tsx';
import { pageTitle } from '../page-title.ts';
import { citizenTranslator } from '../texts.ts';

type Request = FastifyRequest<{ Params: { token: string } }>;

interface Found {
  readonly organisation: Organisation;
  readonly draft: ResumableDraft;
  readonly form: FormVersion;
}

const cookieDays = 366;

/**
 * Opens a draft by its link in whatever browser. Asked first, since programs that look at links in messages follow them
 * too. The browser gets a session for that draft's addresses alone, so that no other draft and no log-in is disturbed.
 */
export function resumePage(server: FastifyInstance, application: Application): void {
  const { services, sessions } = application;

  server.get('/:organisation/fortsaet/:token', { config: { limit: 'login' } }, async (request: Request, reply) => {
    const found = await draftOf(request);
    const nothing = showNothing(request, reply, found);
    if (nothing !== null || !found) return nothing;
    const { organisation, draft, form } = found;
    const page = pageContext(request, reply);
    const t = citizenTranslator(page.language);
    const title = t(draft.isInvitation ? 'citizen.resume.invited' : 'citizen.resume.title');
    return sendPage(request, reply, page, {
      title: pageTitle(title, form.definition.title, page.language),
      content: (
        <>
          <h1>{title}</h1>
          <p class="font-lead">
            <LocalText text={form.definition.title} />
          </p>
          {draft.isInvitation ? (
            <p>{t('citizen.resume.invitedText')}</p>
          ) : (
            <p>
              {t('citizen.cases.savedAt')} <Time at={draft.updatedAt} show="dateTime" />. {t('citizen.fill.keptUntil')}{' '}
              <Time at={draft.expiresAt} />.
            </p>
          )}
          <PostForm action={addresses.resume(organisation.slug, request.params.token)} csrfToken={page.csrfToken}>
            <Button>{t(draft.isInvitation ? 'citizen.resume.openForm' : 'citizen.resume.open')}</Button>
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
      const nothing = showNothing(request, reply, found);
      if (nothing !== null || !found) return nothing;
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

  async function draftOf(request: Request): Promise<Found | undefined> {
    const organisation = await organisationOf(request, application);
    const draft = await services.database.inOrganisation(organisation.id, (transaction) =>
      findResumable(transaction, request.params.token, services.now()),
    );
    return draft && { organisation, draft, form: await services.definitions.form(organisation.id, draft.formVersion) };
  }
}

/** Answers for a link that opens nothing, or opens it no more, in words; null for one that opens something. */
function showNothing(request: Request, reply: FastifyReply, found: Found | undefined): Promise<FastifyReply> | null {
  if (found?.draft.isClosed) return sendGone(request, reply);
  const why = !found ? 'none' : found.draft.isSent ? 'sent' : found.draft.isUsed ? 'used' : null;
  if (why === null) return null;
  const page = pageContext(request, reply);
  const t = citizenTranslator(page.language);
  const { slug } = page.organisation;
  const title = t(`citizen.resume.${why}`);
  const link =
    why === 'used' && found
      ? {
          text: t('citizen.resume.goOn'),
          href: addresses.fill(slug, found.form.definition.key, found.draft.id),
        }
      : { text: t('citizen.front.all'), href: addresses.front(slug) };
  return sendPage(request, reply, page, {
    title,
    status: why === 'none' ? 404 : 410,
    content: (
      <MessagePage title={title} link={link}>
        {t(`citizen.resume.${why}Text`)}
      </MessagePage>
    ),
  });
}
