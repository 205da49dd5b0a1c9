import type { FastifyInstance } from 'fastify';
import { markedIn } from '../../../texts/catalogue.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { Alert } from '../../components/alert.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';
import { pageContext } from '../../page-context.ts';
import { useLanguage } from '../../page-environment.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { requireCitizen } from '../citizen.tsx';
import { PayAlert } from '../pay/pay-alert.tsx';
import { PaymentLine } from '../pay/payment-line.tsx';
import { useRepresentTexts } from '../represent/texts.ts';
import { citizenTranslator, useCitizenTexts } from '../texts.ts';
import { type CaseToRead, listCasesToRead } from './cases-to-read.ts';
import { type MessageChoice, MessageChoiceSection, readMessageChoice } from './message-choice.tsx';
import { type ListedCase, type ListedDraft, type Overview, readOverview } from './overview-data.ts';
import { RequestAlert } from './request-alert.tsx';

/** Mine sager: what waits for the citizen, what they have begun, and their cases. */
export function overviewPage(server: FastifyInstance, application: Application): void {
  server.get<{ Querystring: { gemt?: unknown; slettet?: unknown; nej?: unknown; sms?: unknown } }>(
    '/:organisation/mine-sager',
    async (request, reply) => {
      const organisation = await organisationOf(request, application);
      const citizen = await requireCitizen(request, reply, 'substantial', addresses.cases(organisation.slug));
      if (!citizen) return reply;
      const overview = await readOverview(application, organisation, citizen);
      const { language } = request;
      const toRead = await listCasesToRead(application, organisation, citizen, language, requestOrigin(request));
      const t = citizenTranslator(request.language);
      const page = pageContext(request, reply);
      const choice = await readMessageChoice(application, organisation, citizen);
      const done =
        request.query.gemt === '1'
          ? 'saved'
          : request.query.slettet === '1'
            ? 'deleted'
            : request.query.nej === '1'
              ? 'declined'
              : request.query.sms === 'nej'
                ? 'smsNo'
                : request.query.sms === 'ja'
                  ? 'smsYes'
                  : null;
      return sendPage(request, reply, page, {
        title: t('citizen.cases.title'),
        content: (
          <OverviewPage slug={organisation.slug} {...{ overview, toRead, done, choice }} csrfToken={page.csrfToken} />
        ),
      });
    },
  );
}

interface OverviewPageProperties {
  readonly slug: string;
  readonly overview: Overview;
  readonly toRead: readonly CaseToRead[];
  /** What the citizen has just done. */
  readonly done: 'saved' | 'deleted' | 'declined' | 'smsNo' | 'smsYes' | null;
  /** What they have chosen about SMS; null where the organisation sends none. */
  readonly choice: MessageChoice | null;
  readonly csrfToken: string;
}

const doneTexts = {
  saved: 'citizen.cases.saved',
  deleted: 'citizen.cases.deleted',
  declined: 'citizen.decline.done',
  smsNo: 'citizen.sms.no',
  smsYes: 'citizen.sms.yes',
} as const;

function OverviewPage({ slug, overview, toRead, done, choice, csrfToken }: OverviewPageProperties) {
  const t = useCitizenTexts();
  const represent = useRepresentTexts();
  const { requests, drafts, cases, sentForOthers } = overview;
  return (
    <>
      <h1>{t('citizen.cases.title')}</h1>
      {done !== null && (
        <Alert kind="success" id="done" focusOnLoad>
          {t(doneTexts[done])}
        </Alert>
      )}
      {requests.map(({ draft, request }) => (
        <RequestAlert key={draft.id} slug={slug} draft={draft} request={request} />
      ))}
      {[...cases, ...sentForOthers.map((each) => ({ ...each, id: each.case }))].flatMap((each) =>
        each.payments
          .filter(({ canPay }) => canPay)
          .map((payment) => (
            <PayAlert
              key={payment.id}
              payment={payment}
              href={addresses.payment(slug, each.id, payment.id)}
              {...('isChild' in each
                ? { about: represent(each.isChild ? 'represent.draft.child' : 'represent.draft', { name: each.name }) }
                : {})}
            />
          )),
      )}
      {drafts.length > 0 && (
        <section aria-labelledby="drafts">
          <h2 id="drafts">{t('citizen.cases.drafts')}</h2>
          <ul class="nobullet-list card-list">
            {drafts.map((draft) => (
              <DraftCard key={draft.id} slug={slug} draft={draft} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="cases">
        <h2 id="cases">{t('citizen.cases.cases')}</h2>
        {cases.length === 0 && <p>{t('citizen.cases.none')}</p>}
        <ul class="nobullet-list card-list">
          {cases.map((each) => (
            <CaseCard key={each.id} slug={slug} listed={each} />
          ))}
        </ul>
      </section>
      {([true, false] as const).map((isChild) => {
        const sent = sentForOthers.filter((each) => each.isChild === isChild);
        if (sent.length === 0) return null;
        const id = isChild ? 'om-boern' : 'for-andre';
        return (
          <section key={id} aria-labelledby={id}>
            <h2 id={id}>{represent(isChild ? 'represent.cases.children' : 'represent.cases.title')}</h2>
            <ul>
              {sent.map((each) => (
                <li key={each.case}>
                  <a href={isChild ? addresses.case(slug, each.case) : addresses.receipt(slug, each.case)}>
                    {t('citizen.cases.number', { number: each.number })}
                  </a>{' '}
                  {represent(aboutOf(each), { name: each.name })}, <Time at={each.at} show="dateTime" />
                  {each.payments
                    .filter(({ canPay }) => !canPay)
                    .map((payment) => (
                      <PaymentLine
                        key={payment.id}
                        payment={payment}
                        href={addresses.payment(slug, each.case, payment.id)}
                      />
                    ))}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {toRead.length > 0 && (
        <section aria-labelledby="maa-laese">
          <h2 id="maa-laese">{represent('represent.read.title')}</h2>
          <ul>
            {toRead.map((each) => (
              <li key={each.case}>
                <a href={addresses.case(slug, each.case)}>
                  <LocalText text={each.title} /> {each.number}
                </a>{' '}
                {represent('represent.cases.about', { name: each.name })}, <Time at={each.at} show="dateTime" />
              </li>
            ))}
          </ul>
        </section>
      )}
      {choice !== null && <MessageChoiceSection {...{ slug, csrfToken, choice }} />}
      <p>
        <a href={addresses.front(slug)}>{t('citizen.cases.find')}</a>
      </p>
    </>
  );
}

/** Whom something was sent in about, or for whom. */
function aboutOf({ isChild }: { readonly isChild: boolean }) {
  return isChild ? ('represent.cases.about' as const) : ('represent.draft' as const);
}

function DraftCard({ slug, draft }: { readonly slug: string; readonly draft: ListedDraft }) {
  const t = useCitizenTexts();
  const represent = useRepresentTexts();
  const title = <LocalText text={draft.title} />;
  return (
    <li>
      <div class="card collapsed-height">
        <div class="card-content">
          <h3 class="card-heading">{title}</h3>
          {draft.onBehalfOf !== null && (
            <p>
              {represent(draft.isForChild ? 'represent.draft.child' : 'represent.draft', { name: draft.onBehalfOf })}
            </p>
          )}
          <p>
            {t('citizen.cases.savedAt')} <Time at={draft.updatedAt} show="dateTime" />. {t('citizen.cases.keptUntil')}{' '}
            <Time at={draft.expiresAt} />.
          </p>
          <div class="button-row mt-4">
            <ButtonLink href={addresses.fill(slug, draft.formKey, draft.id)}>
              {t('citizen.cases.continue')}
              <span class="sr-only"> {title}</span>
            </ButtonLink>
            <a href={addresses.deleteDraft(slug, draft.id)}>
              {t('citizen.cases.delete')}
              <span class="sr-only"> {title}</span>
            </a>
          </div>
        </div>
      </div>
    </li>
  );
}

function CaseCard({ slug, listed }: { readonly slug: string; readonly listed: ListedCase }) {
  const t = useCitizenTexts();
  const language = useLanguage();
  const { id, number, title, status, stepStatus, updatedAt, unread, letters, payments } = listed;
  return (
    <li>
      <div class="card collapsed-height">
        <div class="card-content">
          <span class="card-subheading">{t('citizen.cases.number', { number })}</span>
          <h3 class="card-heading">
            <a href={addresses.case(slug, id)}>
              <LocalText text={title} />
              <span class="sr-only"> {number}</span>
            </a>
          </h3>
          <p>
            <StatusBadge
              tone={status === 'ended' ? 'neutral' : 'info'}
              text={stepStatus ? markedIn(stepStatus.now, language) : t(`citizen.case.${status}`)}
            />
          </p>
          <p>
            {t('citizen.cases.updated')} <Time at={updatedAt} show="dateTime" />.
          </p>
          {payments.map((payment) => (
            <PaymentLine key={payment.id} payment={payment} href={addresses.payment(slug, id, payment.id)} />
          ))}
          {unread > 0 && (
            <p>
              <strong>
                {unread === 1 ? t('citizen.cases.unreadOne') : t('citizen.cases.unread', { count: unread })}
              </strong>
            </p>
          )}
          {letters.map((letter) => (
            <p key={letter.id}>
              <a href={addresses.document(slug, id, letter.id)}>
                {t('citizen.cases.letter')} <Time at={letter.at} />
              </a>
            </p>
          ))}
        </div>
      </div>
    </li>
  );
}
