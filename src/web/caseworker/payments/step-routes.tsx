import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { reachesVersion } from '../../../cases/reach.ts';
import { textIn } from '../../../texts/catalogue.ts';
import { type Application, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { BackLink } from '../../components/back-link.tsx';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Textarea } from '../../components/textarea.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { withNeed } from '../../web-routes.ts';
import { addresses } from '../addresses.ts';
import { sendLoggedOut } from '../send-logged-out.tsx';
import { type CaseParameters, type OpenedCase, withCase } from '../with-case.ts';
import { operationFields } from './operation-page.tsx';
import { paymentAddresses } from './places.ts';
import { readReason } from './read-operation.ts';
import { casePaymentTranslator } from './texts.ts';

type Request = FastifyRequest<{ Params: CaseParameters & { readonly open: string } }>;

const stem = '/:organisation/sagsbehandling/sag/:case/betalingstrin/:open';
const posts = { config: { csrf: 'sessionOnly', limit: 'submission', weighty: true } } as const;

/** A payment step that became a person's: tried again, or left by hand with a reason. */
export function paymentStepRoutes(server: FastifyInstance, application: Application): void {
  withNeed(server, 'payments.handle', (scope) => {
    scope.post(`${stem}/igen`, posts, async (request: Request, reply) => {
      if (request.session === null) return sendLoggedOut(request, reply);
      const opened = await openStep(request, reply);
      return opened ? settle(reply, request, opened, 'again', '') : reply;
    });

    scope.get(`${stem}/igen`, async (request: Request, reply) => {
      const opened = await openStep(request, reply);
      return opened ? reply.redirect(caseOf(opened), 303) : reply;
    });

    scope.get(`${stem}/haandteret`, async (request: Request, reply) => {
      const opened = await openStep(request, reply);
      return opened ? show(request, reply, opened, '', undefined) : reply;
    });

    scope.post(`${stem}/haandteret`, posts, async (request: Request, reply) => {
      if (request.session === null) return sendLoggedOut(request, reply);
      const opened = await openStep(request, reply);
      if (!opened) return reply;
      const { reason, error } = readReason(postedForm(request), casePaymentTranslator(request.language));
      if (error !== undefined) return show(request, reply, opened, reason, error);
      return settle(reply, request, opened, 'byHand', reason);
    });
  });

  /** The case with the step still open, for one whose right reaches it. */
  async function openStep(request: Request, reply: FastifyReply): Promise<OpenedCase | null> {
    const opened = await withCase(application, request, reply);
    if (!opened) return null;
    const { organisation, employee, stored } = opened;
    const may = await application.services.database.inOrganisation(organisation.id, (transaction) =>
      reachesVersion(transaction, employee.access, 'payments.handle', stored.workflowVersion),
    );
    if (!may) throw new WebError('forbidden');
    if (stored.state.open.some(({ id }) => id === Number(request.params.open))) return opened;
    await reply.redirect(caseOf(opened), 303);
    return null;
  }

  async function settle(
    reply: FastifyReply,
    request: Request,
    opened: OpenedCase,
    how: 'again' | 'byHand',
    reason: string,
  ): Promise<FastifyReply> {
    const { organisation, stored, employee } = opened;
    const asked = { case: stored.id, open: Number(request.params.open), how, reason, employee };
    const outcome = await application.payments?.settleStep(organisation, { ...asked, from: requestOrigin(request) });
    const done =
      outcome === 'settled'
        ? how === 'again'
          ? 'igen'
          : 'haandteret'
        : outcome === 'troubled'
          ? 'foerst'
          : 'uaendret';
    return reply.redirect(`${caseOf(opened)}?ok=betaling-${done}`, 303);
  }

  function show(
    request: Request,
    reply: FastifyReply,
    opened: OpenedCase,
    reason: string,
    error: string | undefined,
  ): Promise<FastifyReply> {
    const open = Number(request.params.open);
    const action = paymentAddresses.byHand(opened.organisation.slug, opened.stored.id, open);
    const context = { ...pageContext(request, reply), path: action };
    const t = casePaymentTranslator(context.language);
    const key = opened.stored.state.open.find(({ id }) => id === open)?.step ?? '';
    const step = opened.workflow.workflow.definition.steps[key];
    return sendPage(request, reply, context, {
      title: `${t('casePayments.failed.byHand')} ${opened.stored.number}`,
      errors: error === undefined ? [] : [{ message: error, fieldId: operationFields.reason }],
      before: <BackLink href={caseOf(opened)} />,
      content: (
        <>
          <h1>{t('casePayments.failed.byHand')}</h1>
          {step && <p class="font-lead">{textIn(step.title, context.language)}</p>}
          <p>{t('casePayments.failed.byHandText')}</p>
          <PostForm action={action} csrfToken={context.csrfToken}>
            <Textarea
              name={operationFields.reason}
              label={t('casePayments.reason')}
              help={t('casePayments.reasonHelp')}
              value={reason}
              rows={3}
              {...(error === undefined ? {} : { error })}
            />
            <div class="button-row">
              <Button kind="warning">{t('casePayments.failed.byHand')}</Button>
              <ButtonLink kind="secondary" href={caseOf(opened)}>
                {t('casePayments.cancel')}
              </ButtonLink>
            </div>
          </PostForm>
        </>
      ),
    });
  }
}

function caseOf({ organisation, stored }: OpenedCase): string {
  return addresses.case(organisation.slug, stored.id);
}
