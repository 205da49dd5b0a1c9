import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { annulCase } from '../../../cases/case-actions.ts';
import { type Application, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { Alert } from '../../components/alert.tsx';
import { BackLink } from '../../components/back-link.tsx';
import { Button } from '../../components/button.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Textarea } from '../../components/textarea.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { longestText } from '../action-routes.ts';
import { addresses } from '../addresses.ts';
import { sendLoggedOut } from '../send-logged-out.tsx';
import { caseworkerTranslator } from '../texts.ts';
import { type CaseParameters, type OpenedCase, withCase } from '../with-case.ts';
import { mayAnnul } from './may-annul.ts';
import { caseStepTranslator } from './texts.ts';

type Request = FastifyRequest<{ Params: CaseParameters }>;

/** `…/sag/:case/annuller`: asks why the case is to be annulled, and annuls it as the page showed it, and no later one. */
export function annulRoute(server: FastifyInstance, application: Application): void {
  const path = '/:organisation/sagsbehandling/sag/:case/annuller';

  server.get(path, async (request: Request, reply) => {
    const opened = await withCase(application, request, reply);
    if (!opened) return reply;
    if (!mayAnnul(opened)) return reply.redirect(addresses.case(opened.organisation.slug, opened.stored.id), 303);
    return show(request, reply, opened, 200);
  });

  server.post(path, { config: { limit: 'submission', csrf: 'sessionOnly' } }, async (request: Request, reply) => {
    if (request.session === null) return sendLoggedOut(request, reply);
    const opened = await withCase(application, request, reply);
    if (!opened) return reply;
    const { organisation, employee, stored } = opened;
    const form = postedForm(request);
    const reason = (form.value('begrundelse') ?? '').replaceAll('\r\n', '\n').trim();
    const given = reason.length;
    const error =
      reason === ''
        ? caseStepTranslator(request.language)('caseSteps.annul.noReason')
        : given > longestText
          ? caseworkerTranslator(request.language)('caseworker.error.tooLong', { allowed: longestText, given })
          : undefined;
    if (error !== undefined && mayAnnul(opened)) return show(request, reply, opened, 422, reason, error);
    const result = await annulCase(application.services, organisation, {
      case: stored.id,
      by: { kind: 'employee', employee },
      sequence: Number(form.value('nummer') ?? Number.NaN),
      reason,
      from: requestOrigin(request),
    });
    if (result.ok) return reply.redirect(addresses.case(organisation.slug, stored.id, '', { ok: 'annulleret' }), 303);
    if (result.refusal === 'not-found') throw new WebError('notFound');
    return show(request, reply, opened, 409, reason);
  });

  function show(
    request: Request,
    reply: FastifyReply,
    opened: OpenedCase,
    status: 200 | 409 | 422,
    reason = '',
    error?: string,
  ): Promise<FastifyReply> {
    const { organisation, stored, workflow } = opened;
    const { slug } = organisation;
    const context = { ...pageContext(request, reply), path: addresses.action(slug, stored.id, 'annuller') };
    const t = caseStepTranslator(context.language);
    const own = caseworkerTranslator(context.language);
    const title = t('caseSteps.annul.title', { number: stored.number });
    const back = addresses.case(slug, stored.id);
    const may = mayAnnul(opened);
    return sendPage(request, reply, context, {
      title,
      status,
      errors: error === undefined ? [] : [{ fieldId: 'begrundelse', message: error }],
      before: <BackLink href={back}>{own('caseworker.conflict.back')}</BackLink>,
      content: (
        <>
          <h1>{title}</h1>
          {status === 409 && (
            <Alert kind="warning" id="stale" focusOnLoad>
              {may ? t('caseSteps.annul.stale') : t('caseSteps.refused.not-allowed')}
            </Alert>
          )}
          <p class="font-lead">
            <LocalText text={workflow.workflow.definition.title} />
          </p>
          {may && <p>{t('caseSteps.annul.text')}</p>}
          {/* What was written stays, also where the case can't be annulled any more. */}
          <PostForm action={addresses.action(slug, stored.id, 'annuller')} csrfToken={context.csrfToken}>
            <input type="hidden" name="nummer" value={stored.sequence} />
            <Textarea
              name="begrundelse"
              label={t('caseSteps.annul.reason')}
              help={t('caseSteps.annul.reasonHelp')}
              value={reason}
              {...(error === undefined ? {} : { error })}
            />
            <div class="button-row mt-4">
              {may && <Button kind="warning">{t('caseSteps.annul.confirm')}</Button>}
              <a href={back}>{t('caseSteps.annul.cancel')}</a>
            </div>
          </PostForm>
        </>
      ),
    });
  }
}
