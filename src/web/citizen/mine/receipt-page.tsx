import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mayReadCase } from '../../../cases/access.ts';
import { makeReceipt } from '../../../cases/receipt.ts';
import { readRepresentations } from '../../../cases/representation.ts';
import { listDocuments } from '../../../documents/stored-document.ts';
import { translator } from '../../../texts/catalogue.ts';
import { type Application, userOf } from '../../application.ts';
import { Alert } from '../../components/alert.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { EvaluationForm } from '../evaluation/evaluation-form.tsx';
import { evaluationAddress } from '../evaluation/evaluation-routes.tsx';
import { evaluationTexts } from '../evaluation/texts.ts';
import { pageTitle } from '../page-title.ts';
import { PayAlert } from '../pay/pay-alert.tsx';
import { payPlaces } from '../pay/pay-places.ts';
import { PaymentLine } from '../pay/payment-line.tsx';
import { representTranslator } from '../represent/texts.ts';
import { sendDocument } from '../send-document.ts';
import { citizenTranslator } from '../texts.ts';
import { type CaseParameters, noteReading, type OwnCasePage, withOwnCase } from './own-case.ts';

type Request = FastifyRequest<{ Params: CaseParameters }>;

/**
 * What one sees when a form has been sent, and whenever one comes back to that page. One who did not log in has it, and
 * its PDF, at an address of its own, for a day and in that browser alone.
 */
export function receiptPage(server: FastifyInstance, application: Application): void {
  server.get('/:organisation/mine-sager/:case/kvittering', async (request: Request, reply) => {
    const own = await withOwnCase(application, request, reply, undefined, 'loggedIn', true);
    if (!own) return reply;
    const back = await caseOfFiller(request, own);
    return back === null ? show(request, reply, own) : reply.redirect(back, 303);
  });

  server.get('/:organisation/kvittering/:case', async (request: Request, reply) => {
    const own = await withOwnCase(application, request, reply, undefined, 'anonymous', true);
    return own ? show(request, reply, own) : reply;
  });

  server.get('/:organisation/kvittering/:case/pdf', async (request: Request, reply) => {
    const own = await withOwnCase(application, request, reply, undefined, 'anonymous', true);
    if (!own) return reply;
    const { organisation, stored } = own;
    const { services } = application;
    const id = await makeReceipt(services, organisation.id, stored.id, await latestOf(own));
    const document = await services.database.inOrganisation(organisation.id, async (transaction) => {
      const found = (await listDocuments(transaction, stored.key, { case: stored.id })).find((each) => each.id === id);
      if (found) await noteReading(transaction, request, own, 'documentRead', found.id, services.now());
      return found;
    });
    if (!document) throw new WebError('notFound');
    return sendDocument(reply, application, organisation, stored.key.key, document);
  });

  /** Where an employee who filled in a form of somebody else's case goes on with it, if they may read it still; else null. */
  async function caseOfFiller(request: Request, own: OwnCasePage): Promise<string | null> {
    const { organisation, stored, party } = own;
    const user = userOf(request);
    if (party !== 'invited' || user?.kind !== 'employee' || !user.access.has('cases.work')) return null;
    const { services } = application;
    const may = await services.database.inOrganisation(organisation.id, (transaction) =>
      mayReadCase(transaction, stored, user, services.now()),
    );
    return may ? `/${organisation.slug}/sagsbehandling/sag/${stored.id}?ok=udfyldt` : null;
  }

  /** The number of what the citizen themselves sent last. */
  async function latestOf({ organisation, stored, citizen, party }: OwnCasePage): Promise<number> {
    const { sequence } = await application.services.database.inOrganisation(organisation.id, (transaction) =>
      transaction
        .selectFrom('submission')
        .select(['sequence'])
        .where('case', '=', stored.id)
        .where(({ or, eb }) =>
          or([
            eb('person', '=', citizen.person),
            eb('actor', '=', citizen.person),
            ...(party === 'starter' ? [eb('person', 'is', null)] : []),
          ]),
        )
        .orderBy('sequence', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow(),
    );
    return sequence;
  }

  /** By what the citizen sent it for another, and how they may see that one called; undefined for their own. */
  async function representationOf({ organisation, stored }: OwnCasePage, sequence: number) {
    const sent = await application.services.database.inOrganisation(organisation.id, (transaction) =>
      readRepresentations(transaction, organisation, stored),
    );
    return sent.find((each) => each.sequence === sequence)?.representation;
  }

  async function wasEvaluated({ organisation, stored }: OwnCasePage): Promise<boolean> {
    const row = await application.services.database.inOrganisation(organisation.id, (transaction) =>
      transaction.selectFrom('case').select('evaluated').where('id', '=', stored.id).executeTakeFirst(),
    );
    return row?.evaluated === true;
  }

  async function show(request: FastifyRequest, reply: FastifyReply, own: OwnCasePage): Promise<FastifyReply> {
    const { organisation, stored, form, citizen, party } = own;
    const { slug } = organisation;
    const sequence = await latestOf(own);
    const isCorrection = party === 'starter' && sequence > 1;
    const isAnonymous = citizen.kind === 'anonymous';
    const page = pageContext(request, reply);
    const t = citizenTranslator(page.language);
    const evaluation = party === 'starter' ? own.workflow.workflow.definition.evaluation : undefined;
    const isEvaluated = evaluation !== undefined && (await wasEvaluated(own));
    const sentFor =
      own.viewer !== citizen.person || party === 'representative' ? await representationOf(own, sequence) : undefined;
    const represent = representTranslator(page.language);
    const about = translator(evaluationTexts, page.language);
    // Of whose case it is, and of whoever sent it for them.
    const paid = party === 'invited' ? undefined : await application.payments?.ofCases(organisation, [stored.id]);
    const payments = paid?.get(stored.id) ?? [];
    const receipt = isAnonymous ? addresses.anonymousReceipt(slug, stored.id) : addresses.receipt(slug, stored.id);
    const pdf = isAnonymous
      ? addresses.anonymousReceiptPdf(slug, stored.id)
      : addresses.receiptPdf(slug, stored.id, sequence);
    return sendPage(request, reply, page, {
      title: pageTitle(t('citizen.receipt.tab'), form.definition.title, page.language),
      content: (
        <>
          <h1>{isCorrection ? t('citizen.receipt.titleCorrected') : t('citizen.receipt.title')}</h1>
          <Alert kind="success" heading={t('citizen.cases.number', { number: stored.number })}>
            <p class="alert-text">
              <LocalText text={form.definition.title} />. {t('citizen.receipt.number')}
            </p>
          </Alert>
          {payments.map((payment) => {
            const { page: href } = payPlaces(slug, citizen, stored.id, payment.id);
            return payment.canPay ? (
              <PayAlert key={payment.id} payment={payment} href={href} />
            ) : (
              <PaymentLine key={payment.id} payment={payment} href={href} />
            );
          })}
          <h2>{t('citizen.receipt.next')}</h2>
          <p>
            <LocalText text={form.definition.afterwards} />
          </p>
          {sentFor && (
            <Alert
              kind="info"
              heading={represent(sentFor.relation ? 'represent.sentFor.child' : 'represent.sentFor', {
                name: sentFor.name,
              })}
              id="sendt-for"
            >
              {represent(sentFor.relation ? 'represent.sentFor.childText' : 'represent.sentFor.text', {
                name: sentFor.name,
              })}
            </Alert>
          )}
          {isAnonymous && (
            <p>{t(payments.length > 0 ? 'citizen.receipt.anonymousPays' : 'citizen.receipt.anonymous')}</p>
          )}
          <p>
            <a href={pdf}>{t('citizen.receipt.pdf')}</a>
          </p>
          <div class="button-row">
            {isAnonymous ? (
              <ButtonLink kind="secondary" href={addresses.front(slug)}>
                {t('citizen.receipt.front')}
              </ButtonLink>
            ) : (
              <>
                {party === 'starter' && (
                  <ButtonLink href={addresses.case(slug, stored.id)}>{t('citizen.receipt.follow')}</ButtonLink>
                )}
                <a href={addresses.cases(slug)}>{t('citizen.cases.title')}</a>
              </>
            )}
          </div>
          {evaluation && (
            <section class="mt-7" aria-labelledby="vurdering-overskrift">
              <h2 id="vurdering-overskrift">{about(isEvaluated ? 'evaluation.thanks' : 'evaluation.title')}</h2>
              {isEvaluated ? (
                <p id="vurdering-tak">{about('evaluation.thanksText')}</p>
              ) : (
                <EvaluationForm
                  evaluation={evaluation}
                  action={evaluationAddress(receipt)}
                  csrfToken={page.csrfToken}
                />
              )}
            </section>
          )}
        </>
      ),
    });
  }
}
