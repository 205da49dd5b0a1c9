import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../../audit/record.ts';
import type { OperationKind, PaymentView } from '../../../cases/payments/payment.ts';
import type { PaymentDesk } from '../../../cases/payments/payment-desk.ts';
import { reachesVersion } from '../../../cases/reach.ts';
import { listDocuments } from '../../../documents/stored-document.ts';
import { type Application, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { isId } from '../../citizen/addresses.ts';
import { sendDocument } from '../../citizen/send-document.ts';
import { BackLink } from '../../components/back-link.tsx';
import { formatMoney } from '../../money.ts';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { withNeed } from '../../web-routes.ts';
import { addresses } from '../addresses.ts';
import { readingEntry } from '../read-case-page.ts';
import { sendLoggedOut } from '../send-logged-out.tsx';
import { type CaseParameters, type OpenedCase, withCase } from '../with-case.ts';
import { OperationPage, operationFields, type TypedOperation } from './operation-page.tsx';
import { operationPaths, paymentAddresses } from './places.ts';
import { readOperation, readReason } from './read-operation.ts';
import { remaining } from './remaining.ts';
import { SettlePage } from './settle-page.tsx';
import { casePaymentTranslator } from './texts.ts';

type Request = FastifyRequest<{ Params: CaseParameters & { readonly payment: string } }>;

/** A payment of a case that the employee may read. */
interface OpenedPayment {
  readonly desk: PaymentDesk;
  readonly opened: OpenedCase;
  readonly payment: PaymentView;
  /** The case's page, where its payments stand. */
  readonly back: string;
}

const stem = '/:organisation/sagsbehandling/sag/:case/betaling/:payment';
const posts = { config: { csrf: 'sessionOnly', limit: 'submission' } } as const;
/** What can't be taken back asks who one is anew. */
const weighty = { config: { ...posts.config, weighty: true } } as const;

/** Handling money of a case: taking, letting go, paying back; agreeing to what another asked for; settling what somebody must look at. */
export function paymentHandlingRoutes(server: FastifyInstance, application: Application): void {
  withNeed(server, 'payments.handle', (scope) => {
    for (const [kind, path] of Object.entries(operationPaths) as [OperationKind, string][]) {
      scope.get(`${stem}/${path}`, async (request: Request, reply) => {
        const found = await openPayment(request, reply, true);
        if (!found) return reply;
        if (remaining(found.payment, kind) === 0) return reply.redirect(found.back, 303);
        return showOperation(request, reply, found, kind, { amount: '', reason: '', errors: {} });
      });

      scope.post(`${stem}/${path}`, kind === 'capture' ? posts : weighty, async (request: Request, reply) => {
        if (request.session === null) return sendLoggedOut(request, reply);
        const found = await openPayment(request, reply, true);
        if (!found) return reply;
        return ask(request, reply, found, kind);
      });
    }

    scope.post(`${stem}/afgoer/:operation`, weighty, async (request: Request, reply) => {
      if (request.session === null) return sendLoggedOut(request, reply);
      const found = await openPayment(request, reply, true);
      if (!found) return reply;
      const { operation } = request.params as unknown as { readonly operation: string };
      if (!found.payment.operations.some(({ id }) => id === operation)) throw new WebError('notFound');
      const { desk, opened } = found;
      const agreed = postedForm(request).value('svar') === 'ja';
      const asked = { operation, agreed, employee: opened.employee, from: requestOrigin(request) };
      const outcome = await desk.decide(opened.organisation, asked);
      if (outcome === 'not-found') throw new WebError('notFound');
      const { requestedBy } = found.payment.operations.find(({ id }) => id === operation) ?? {};
      const no = requestedBy === opened.employee.id ? 'trukket' : 'afvist';
      return done(reply, found, outcome !== 'decided' ? 'uaendret' : agreed ? 'godkendt' : no);
    });

    scope.get(`${stem}/afgoer/:operation`, async (request: Request, reply) => {
      const found = await openPayment(request, reply, true);
      return found ? reply.redirect(found.back, 303) : reply;
    });

    for (const method of ['get', 'post'] as const) {
      scope[method](`${stem}/afklar/:trouble`, method === 'get' ? {} : posts, async (request: Request, reply) => {
        if (request.session === null)
          return method === 'get' ? openPayment(request, reply, true) : sendLoggedOut(request, reply);
        const found = await openPayment(request, reply, true);
        if (!found) return reply;
        const { trouble: id } = request.params as unknown as { readonly trouble: string };
        const trouble = found.payment.troubles.find((each) => each.id === id);
        if (!trouble) return reply.redirect(found.back, 303);
        const { desk, opened, payment, back } = found;
        const context = pageContext(request, reply);
        const t = casePaymentTranslator(context.language);
        const { reason, error } =
          method === 'get' ? { reason: '', error: undefined } : readReason(postedForm(request), t);
        if (method === 'post' && error === undefined) {
          const asked = { trouble: id, reason, employee: opened.employee, from: requestOrigin(request) };
          await desk.settleTrouble(opened.organisation, asked);
          return done(reply, found, 'afklaret');
        }
        const action = paymentAddresses.settle(opened.organisation.slug, opened.stored.id, payment.id, id);
        return sendPage(
          request,
          reply,
          { ...context, path: action },
          {
            title: `${t('casePayments.settle')} ${opened.stored.number}`,
            errors: error === undefined ? [] : [{ message: error, fieldId: operationFields.reason }],
            before: <BackLink href={back} />,
            content: <SettlePage {...{ context, trouble, action, back, reason, error }} />,
          },
        );
      });
    }
  });

  server.get<{ Params: CaseParameters & { readonly payment: string; readonly number: string } }>(
    `${stem}/bilag/:number`,
    async (request, reply) => {
      const found = await openPayment(request as unknown as Request, reply, false);
      if (!found) return reply;
      const { organisation, stored } = found.opened;
      const id = await found.desk.paper(organisation, found.payment.id, request.params.number);
      const { services } = application;
      const document = await services.database.inOrganisation(organisation.id, async (transaction) => {
        const kept = await listDocuments(transaction, stored.key, { case: stored.id });
        const paper = kept.find((each) => each.id === id);
        const now = services.now();
        if (paper)
          await recordAudit(transaction, organisation.id, [
            readingEntry(request, found.opened, 'documentRead', paper.id, now),
          ]);
        return paper;
      });
      if (!document) throw new WebError('notFound');
      return sendDocument(reply, application, organisation, stored.key.key, document);
    },
  );

  /** The payment that the address names. @throws {WebError} 404 for one of another case, 403 where the right does not reach the case. */
  async function openPayment(request: Request, reply: FastifyReply, isHandled: boolean): Promise<OpenedPayment | null> {
    const opened = await withCase(application, request, reply);
    if (!opened) return null;
    const { organisation, employee, stored } = opened;
    const { payment: id } = request.params;
    const desk = application.payments;
    const payment = desk && isId(id) ? await desk.find(organisation, id) : null;
    if (!desk || payment?.case !== stored.id) throw new WebError('notFound');
    if (isHandled) {
      const may = await application.services.database.inOrganisation(organisation.id, (transaction) =>
        reachesVersion(transaction, employee.access, 'payments.handle', stored.workflowVersion),
      );
      if (!may) throw new WebError('forbidden');
    }
    return { desk, opened, payment, back: `${addresses.case(organisation.slug, stored.id)}#payments` };
  }

  async function ask(
    request: Request,
    reply: FastifyReply,
    found: OpenedPayment,
    kind: OperationKind,
  ): Promise<FastifyReply> {
    const { desk, opened, payment } = found;
    const t = casePaymentTranslator(request.language);
    const read = readOperation(postedForm(request), kind, payment.currency, request.language);
    if ('errors' in read) return showOperation(request, reply, found, kind, read);
    const asked = {
      ...{ payment: payment.id, kind, amount: read.ore, reason: read.reason },
      ...{ employee: opened.employee, from: requestOrigin(request) },
    };
    const outcome = await desk.request(opened.organisation, asked);
    const typed = { amount: read.amount, reason: read.reason };
    switch (outcome.kind) {
      case 'requested':
        return done(reply, found, outcome.awaitsApproval ? 'venter' : 'bedt');
      case 'not-found':
        throw new WebError('notFound');
      case 'reason-missing':
        return showOperation(request, reply, found, kind, {
          ...typed,
          errors: { reason: t('casePayments.reasonMissing') },
        });
      case 'too-much': {
        const most = formatMoney(outcome.most, payment.currency, request.language);
        const message = outcome.most > 0 ? t('casePayments.tooMuch', { most }) : t('casePayments.nothing');
        return showOperation(request, reply, found, kind, { ...typed, errors: { amount: message } });
      }
      case 'busy':
        return showOperation(
          request,
          reply,
          found,
          kind,
          { ...typed, errors: { amount: t('casePayments.busy') } },
          409,
        );
    }
  }

  function done(reply: FastifyReply, { opened }: OpenedPayment, what: string): FastifyReply {
    const { organisation, stored } = opened;
    return reply.redirect(`${addresses.case(organisation.slug, stored.id)}?ok=betaling-${what}#payments`, 303);
  }

  function showOperation(
    request: Request,
    reply: FastifyReply,
    { opened, payment, back }: OpenedPayment,
    kind: OperationKind,
    typed: TypedOperation,
    status?: number,
  ): Promise<FastifyReply> {
    const action = paymentAddresses.operation(opened.organisation.slug, opened.stored.id, payment.id, kind);
    const context = { ...pageContext(request, reply), path: action };
    const t = casePaymentTranslator(context.language);
    const { amount, reason } = typed.errors;
    return sendPage(request, reply, context, {
      title: `${t(`casePayments.do.${kind}`)} ${opened.stored.number}`,
      ...(status === undefined ? {} : { status }),
      errors: [
        // A release has no amount to lead to.
        ...(amount === undefined
          ? []
          : [{ message: amount, ...(kind === 'release' ? {} : { fieldId: operationFields.amount }) }]),
        ...(reason === undefined ? [] : [{ message: reason, fieldId: operationFields.reason }]),
      ],
      before: <BackLink href={back} />,
      content: <OperationPage {...{ context, payment, kind, action, back, typed }} />,
    });
  }
}
