import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { annulCase } from '../../../cases/case-actions.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { type Application, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { Alert } from '../../components/alert.tsx';
import { BackLink } from '../../components/back-link.tsx';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Textarea } from '../../components/textarea.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { partyOf } from '../citizen.tsx';
import { citizenTranslator } from '../texts.ts';
import { type CaseParameters, type OwnCasePage, withOwnCase } from './own-case.ts';

type Request = FastifyRequest<{ Params: CaseParameters }>;

/** Longest reason, in characters. */
const longestReason = 2_000;

/** Whether the citizen may call the case off as it stands. */
export function mayAnnul({ stored, workflow }: Pick<OwnCasePage, 'stored' | 'workflow'>): boolean {
  const { annulment } = workflow.workflow.definition;
  return stored.status === 'open' && !stored.state.annulled && annulment?.by.includes('citizen') === true;
}

/** Asks whether the citizen wants to annul their case, and annuls it: the case as the page showed it, and no later one. */
export function annulPage(server: FastifyInstance, application: Application): void {
  server.get('/:organisation/mine-sager/:case/annuller', async (request: Request, reply) => {
    const own = await withOwnCase(application, request, reply);
    if (!own) return reply;
    if (!mayAnnul(own)) return reply.redirect(addresses.case(own.organisation.slug, own.stored.id), 303);
    return show(request, reply, own, '', false);
  });

  server.post(
    '/:organisation/mine-sager/:case/annuller',
    { config: { csrf: 'sessionOnly' } },
    async (request: Request, reply) => {
      const own = await withOwnCase(
        application,
        request,
        reply,
        addresses.annul(request.params.organisation, request.params.case),
      );
      if (!own) return reply;
      const form = postedForm(request);
      const reason = (form.value('grund') ?? '').replaceAll('\r\n', '\n').trim().slice(0, longestReason);
      const result = await annulCase(application.services, own.organisation, {
        case: own.stored.id,
        by: { kind: 'citizen', person: own.viewer, actor: partyOf(own.citizen) },
        sequence: Number(form.value('nummer') ?? Number.NaN),
        reason,
        from: requestOrigin(request),
      });
      if (result.ok) return reply.redirect(`${addresses.case(own.organisation.slug, own.stored.id)}?annulleret=1`, 303);
      if (result.refusal === 'not-found') throw new WebError('notFound');
      if (!mayAnnul(own)) return reply.redirect(addresses.case(own.organisation.slug, own.stored.id), 303);
      return show(request, reply, own, reason, true);
    },
  );

  function show(
    request: FastifyRequest,
    reply: FastifyReply,
    { organisation, stored, workflow }: OwnCasePage,
    reason: string,
    isStale: boolean,
  ): Promise<FastifyReply> {
    const { slug } = organisation;
    const page = { ...pageContext(request, reply), path: addresses.annul(slug, stored.id) };
    const t = citizenTranslator(page.language);
    const { title } = workflow.workflow.definition;
    return sendPage(request, reply, page, {
      title: `${t('citizen.annul.title')} ${markedIn(title, page.language)} ${stored.number}`,
      status: isStale ? 409 : 200,
      before: <BackLink href={addresses.case(slug, stored.id)} />,
      content: (
        <>
          <h1>{t('citizen.annul.title')}</h1>
          {isStale && (
            <Alert kind="warning" id="stale" focusOnLoad>
              {t('citizen.annul.stale')}
            </Alert>
          )}
          <p class="font-lead">
            <LocalText text={title} />. {t('citizen.cases.number', { number: stored.number })}
          </p>
          <p>{t('citizen.annul.consequence')}</p>
          <PostForm action={addresses.annul(slug, stored.id)} csrfToken={page.csrfToken}>
            <input type="hidden" name="nummer" value={stored.sequence} />
            <Textarea name="grund" label={t('citizen.annul.reason')} value={reason} />
            <div class="button-row">
              <Button kind="warning">{t('citizen.annul.confirm')}</Button>
              <ButtonLink kind="secondary" href={addresses.case(slug, stored.id)}>
                {t('citizen.decline.cancel')}
              </ButtonLink>
            </div>
          </PostForm>
        </>
      ),
    });
  }
}
