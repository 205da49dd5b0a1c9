import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../../audit/record.ts';
import { makeResumeToken } from '../../../forms/drafts/resume-link.ts';
import { type Application, requestOrigin } from '../../application.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Time } from '../../components/time.tsx';
import { anonymousToken, removeAnonymousCookie } from '../../login/cookies.ts';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { actorOf, type Citizen } from '../citizen.tsx';
import { pageTitle } from '../page-title.ts';
import { citizenTranslator, useCitizenTexts } from '../texts.ts';
import type { OpenDraft } from './open-draft.ts';
import { type DraftParameters, withDraft } from './with-draft.ts';

type Request = FastifyRequest<{ Params: DraftParameters }>;

/** Coming back to a draft that was begun without a log-in, and closing it in this browser. */
export function keepDraftPages(server: FastifyInstance, application: Application): void {
  server.get('/:organisation/blanket/:form/udfyld/:draft/gem', async (request: Request, reply) => {
    const found = await ownAnonymous(request, reply);
    return found ? show(request, reply, found.opened, null) : reply;
  });

  server.post(
    '/:organisation/blanket/:form/udfyld/:draft/gem',
    { config: { csrf: 'sessionOnly', limit: 'submission' } },
    async (request: Request, reply) => {
      const found = await ownAnonymous(request, reply);
      return found ? showResumeLink(application, request, reply, found.citizen, found.opened) : reply;
    },
  );

  server.post(
    '/:organisation/blanket/:form/udfyld/:draft/luk',
    { config: { csrf: 'sessionOnly' } },
    async (request: Request, reply) => {
      const { organisation: slug, form, draft } = request.params;
      const found = await ownAnonymous(request, reply);
      if (!found) return reply;
      const token = anonymousToken(request);
      const { sessions } = application;
      if (token !== undefined) await sessions.end(found.opened.organisation, token);
      removeAnonymousCookie(reply, addresses.fill(slug, form, draft));
      return reply.redirect(addresses.form(slug, form), 303);
    },
  );

  /** Null when the answer has been given already; one who is logged in has their drafts under Mine sager. */
  async function ownAnonymous(request: Request, reply: FastifyReply) {
    const found = await withDraft(application, request, reply);
    if (!found || found.citizen.kind === 'anonymous') return found;
    await reply.redirect(`${addresses.cases(request.params.organisation)}?gemt=1`, 303);
    return null;
  }
}

/** Makes the link that opens the draft in any browser, and shows it: once, as only its digest is kept. */
export async function showResumeLink(
  { services }: Application,
  request: FastifyRequest,
  reply: FastifyReply,
  citizen: Citizen,
  opened: OpenDraft,
): Promise<FastifyReply> {
  const { organisation, draft } = opened;
  const token = await services.database.inOrganisation(organisation.id, async (transaction) => {
    await recordAudit(transaction, organisation.id, [
      {
        at: services.now(),
        actor: actorOf(citizen),
        subject: citizen.person,
        action: 'resumeLinkMade',
        recordKind: 'draft',
        record: draft.id,
        detail: requestOrigin(request),
        key: draft.key,
      },
    ]);
    return makeResumeToken(transaction, draft.id);
  });
  return show(request, reply, opened, new URL(addresses.resume(organisation.slug, token), request.server.publicUrl));
}

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  opened: OpenDraft,
  link: URL | null,
): Promise<FastifyReply> {
  const { organisation, form, draft } = opened;
  const { definition } = form;
  const place = [organisation.slug, definition.key, draft.id] as const;
  const page = { ...pageContext(request, reply), path: addresses.keep(...place) };
  const t = citizenTranslator(page.language);
  return sendPage(request, reply, page, {
    title: pageTitle(t('citizen.keep.title'), definition.title, page.language),
    content: (
      <>
        <h1>{t('citizen.keep.title')}</h1>
        <p class="font-lead">
          {t('citizen.fill.keptUntil')} <Time at={draft.expiresAt} />. {t('citizen.keep.deleted')}
        </p>
        {link === null ? (
          <PostForm action={addresses.keep(...place)} csrfToken={page.csrfToken}>
            <p>{t('citizen.keep.why')}</p>
            <Button>{t('citizen.keep.make')}</Button>
          </PostForm>
        ) : (
          <Link address={link.href} />
        )}
        <div class="button-row mt-7">
          <ButtonLink kind="secondary" href={addresses.fill(...place)}>
            {t('citizen.keep.goOn')}
          </ButtonLink>
        </div>
        <PostForm action={addresses.leave(...place)} csrfToken={page.csrfToken} class="mt-7">
          <h2>{t('citizen.keep.leaveTitle')}</h2>
          <p>{t(link === null ? 'citizen.keep.leaveWithout' : 'citizen.keep.leaveText')}</p>
          <Button kind="secondary">{t('citizen.keep.leave')}</Button>
        </PostForm>
      </>
    ),
  });
}

function Link({ address }: { readonly address: string }) {
  const t = useCitizenTexts();
  return (
    <section aria-labelledby="resume">
      <h2 id="resume">{t('citizen.keep.linkTitle')}</h2>
      <p>{t('citizen.keep.linkText')}</p>
      <p class="resume-link">
        <a href={address} rel="nofollow">
          {address}
        </a>
      </p>
      <Alert kind="warning" heading={t('citizen.keep.onceTitle')}>
        {t('citizen.keep.onceText')}
      </Alert>
    </section>
  );
}
