import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PaymentView } from '../../../cases/payments/payment.ts';
import type { PaymentDesk } from '../../../cases/payments/payment-desk.ts';
import { listDocuments } from '../../../documents/stored-document.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { type Application, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { BackLink } from '../../components/back-link.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { isId } from '../addresses.ts';
import { type CaseParameters, noteReading, type OwnCasePage, withOwnCase } from '../mine/own-case.ts';
import { sendDocument } from '../send-document.ts';
import { CancelPage } from './cancel-page.tsx';
import { CheckingPage } from './checking-page.tsx';
import { LeavingPage } from './leaving-page.tsx';
import { type PayPlaces, payPlaces } from './pay-places.ts';
import { PaymentPage, type PayNotice, payFields } from './payment-page.tsx';
import { payTranslator } from './texts.ts';

type Request = FastifyRequest<{
  Params: CaseParameters & { readonly payment: string };
  Querystring: { readonly tilbage?: unknown; readonly annulleret?: unknown };
}>;

/** A payment that whoever asks may see and pay. */
interface OwnPayment {
  readonly desk: PaymentDesk;
  readonly own: OwnCasePage;
  readonly payment: PaymentView;
  readonly places: PayPlaces;
}

const posts = { config: { limit: 'submission', csrf: 'sessionOnly' } } as const;

/**
 * What there is to pay in one's case, the way to the gateway's window, and the page that one comes back to. What the browser brings from
 * there counts for nothing: the payment is read from the gateway (BET-6).
 */
export function paymentPages(server: FastifyInstance, application: Application): void {
  for (const as of ['loggedIn', 'anonymous'] as const) {
    const stem = `/:organisation/${as === 'anonymous' ? 'kvittering' : 'mine-sager'}/:case/betaling/:payment`;

    server.get(stem, async (request: Request, reply) => {
      const found = await ownPayment(request, reply, as);
      if (!found) return reply;
      // Without scripts this page alone tells that an attempt has ended.
      const waits = request.query.tilbage === '1' && !isNews(found.payment);
      if (waits) return showChecking(request, reply, found);
      const gaveUp = request.query.annulleret === '1' && found.payment.status === 'open';
      return show(request, reply, found, gaveUp ? 'gaveUp' : null);
    });

    server.post(`${stem}/betal`, posts, async (request: Request, reply) => {
      const found = await ownPayment(request, reply, as, true);
      if (!found) return reply;
      const { desk, own, payment, places } = found;
      const form = postedForm(request);
      if (!payment.canPay) return reply.redirect(places.page, 303);
      if (form.value(payFields.accept) !== 'ja') return show(request, reply, found, null, 422, true);
      const begun = await desk.begin(own.organisation, {
        payment: payment.id,
        person: payment.person,
        total: Number(form.value(payFields.total) ?? Number.NaN),
        language: request.language,
        returnPath: places.returned,
        from: requestOrigin(request),
      });
      switch (begun.kind) {
        case 'window':
          // A new navigation rather than a redirect: the answer to a form may only lead to where the policy of the page names.
          reply.header('refresh', `0; url=${new URL(begun.url).href}`);
          return sendPage(request, reply, pageContext(request, reply), {
            title: payTranslator(request.language)('pay.leaving'),
            content: <LeavingPage url={new URL(begun.url).href} />,
          });
        case 'settled':
          return reply.redirect(places.page, 303);
        case 'changed':
          return showAnew(request, reply, found, 'changed', 409);
        case 'unavailable':
          return showAnew(request, reply, found, 'unavailable', 503);
        case 'unready':
          return showAnew(request, reply, found, 'unready', 503);
        case 'not-found':
          throw new WebError('notFound');
      }
    });

    server.get(`${stem}/retur`, async (request: Request, reply) => {
      const found = await ownPayment(request, reply, as);
      if (!found) return reply;
      await found.desk.check(found.own.organisation, found.payment.id);
      const query = request.query.annulleret === '1' ? 'annulleret=1' : 'tilbage=1';
      return reply.redirect(`${found.places.page}?${query}`, 303);
    });

    server.get(`${stem}/nyt`, { config: { limit: 'lookUp' } }, async (request: Request, reply) => {
      const found = await ownPayment(request, reply, as);
      if (!found) return reply;
      const now = await found.desk.check(found.own.organisation, found.payment.id);
      return reply.type('application/json').send({ news: now === null || isNews(now) });
    });

    server.get(`${stem}/annuller`, async (request: Request, reply) => {
      const found = await ownPayment(request, reply, as);
      if (!found) return reply;
      if (!found.payment.canCancel) return reply.redirect(found.places.page, 303);
      const page = pageContext(request, reply);
      return sendPage(request, reply, page, {
        title: payTranslator(request.language)('pay.cancelTitle'),
        before: <BackLink href={found.places.page} />,
        content: <CancelPage context={page} payment={found.payment} places={found.places} />,
      });
    });

    server.post(`${stem}/annuller`, posts, async (request: Request, reply) => {
      const found = await ownPayment(request, reply, as, true);
      if (!found) return reply;
      const { desk, own, payment } = found;
      const asked = { payment: payment.id, person: payment.person, from: requestOrigin(request) };
      const outcome = await desk.cancel(own.organisation, asked);
      switch (outcome) {
        case 'cancelled':
          return showAnew(request, reply, found, 'cancelled', 200);
        case 'not-open':
          return showAnew(request, reply, found, 'cancelNotOpen', 409);
        case 'unknown':
          return showAnew(request, reply, found, 'cancelUnknown', 503);
        case 'not-found':
          throw new WebError('notFound');
      }
    });

    // A reload after a new log-in asks for what was posted.
    server.get(`${stem}/betal`, async (request: Request, reply) => {
      const found = await ownPayment(request, reply, as);
      return found ? reply.redirect(found.places.page, 303) : reply;
    });

    server.get<{ Params: Request['params'] & { readonly number: string } }>(
      `${stem}/bilag/:number`,
      async (request, reply) => {
        const found = await ownPayment(request as unknown as Request, reply, as);
        if (!found) return reply;
        const { desk, own, payment } = found;
        const { organisation, stored } = own;
        const id = await desk.paper(organisation, payment.id, request.params.number);
        const { services } = application;
        const document = await services.database.inOrganisation(organisation.id, async (transaction) => {
          const kept = await listDocuments(transaction, stored.key, { case: stored.id });
          const paper = kept.find((each) => each.id === id);
          if (paper) await noteReading(transaction, request, own, 'documentRead', paper.id, services.now());
          return paper;
        });
        if (!document) throw new WebError('notFound');
        return sendDocument(reply, application, organisation, stored.key.key, document);
      },
    );
  }

  /**
   * The payment that the address names, of a case of one's own or that one sent for somebody else.
   * @throws {WebError} 404 for one that is not there and one that is another's alike.
   */
  async function ownPayment(
    request: Request,
    reply: FastifyReply,
    as: 'loggedIn' | 'anonymous',
    isPosted = false,
  ): Promise<OwnPayment | null> {
    const { case: caseId, payment: id, organisation: slug } = request.params;
    const back = isPosted ? payPlaces(slug, { kind: 'citizen' }, caseId, id).page : undefined;
    const own = await withOwnCase(application, request, reply, back, as, true);
    if (!own) return null;
    const desk = application.payments;
    const payment = desk && isId(id) ? await desk.find(own.organisation, id) : null;
    const isTheirs = own.party === 'invited' ? payment?.person === own.citizen.person : true;
    if (!desk || !payment || payment.case !== own.stored.id || !isTheirs) throw new WebError('notFound');
    return { desk, own, payment, places: payPlaces(slug, own.citizen, caseId, id) };
  }

  /** The page as the payment is now, after something was tried. */
  async function showAnew(
    request: Request,
    reply: FastifyReply,
    found: OwnPayment,
    notice: PayNotice,
    status: number,
  ): Promise<FastifyReply> {
    const payment = (await found.desk.find(found.own.organisation, found.payment.id)) ?? found.payment;
    return show(request, reply, { ...found, payment }, notice, status);
  }

  function show(
    request: Request,
    reply: FastifyReply,
    { own, payment, places }: OwnPayment,
    notice: PayNotice | null,
    status = 200,
    isUnaccepted = false,
  ): Promise<FastifyReply> {
    const context = { ...pageContext(request, reply), path: places.page };
    const t = payTranslator(request.language);
    return sendPage(request, reply, context, {
      title: `${t('pay.title')}: ${markedIn(payment.label, request.language)}`,
      status,
      errors: isUnaccepted ? [{ message: t('pay.acceptMissing'), fieldId: payFields.accept }] : [],
      ...(places.case === null ? {} : { before: <BackLink href={places.case}>{t('pay.toCase')}</BackLink> }),
      content: (
        <PaymentPage
          context={context}
          payment={payment}
          places={places}
          caseNumber={own.stored.number}
          notice={notice}
          isUnaccepted={isUnaccepted}
        />
      ),
    });
  }

  function showChecking(request: Request, reply: FastifyReply, { payment, places }: OwnPayment): Promise<FastifyReply> {
    const context = { ...pageContext(request, reply), path: places.page };
    return sendPage(request, reply, context, {
      title: payTranslator(request.language)('pay.checking'),
      content: <CheckingPage payment={payment} places={places} />,
    });
  }
}

/** Whether one who waits has something to be told: it is paid, or the attempt ended otherwise. */
function isNews({ status, underWay, withPerson, lastAttempt }: PaymentView): boolean {
  return status !== 'open' || withPerson || (!underWay && lastAttempt !== null);
}
