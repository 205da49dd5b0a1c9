import { statusOf } from '../../../cases/case-view.ts';
import type { FormVersion } from '../../../cases/definitions.ts';
import type { FillRequest } from '../../../cases/invitations/read-requests.ts';
import { uncheckedOf } from '../../../cases/register-checks/unchecked-of.ts';
import { summarise } from '../../../forms/summary.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import type { Application } from '../../application.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { FileLink } from '../../components/file-link.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Time } from '../../components/time.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { holdsCpr } from '../../mask-presented.ts';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { AnswerList, Lines, Picked } from '../answer-list.tsx';
import { CommentAlert } from '../fill/comment-alert.tsx';
import { CasePayments } from '../pay/case-payments.tsx';
import { PayAlert } from '../pay/pay-alert.tsx';
import { useRepresentTexts } from '../represent/texts.ts';
import { useCitizenTexts } from '../texts.ts';
import { AboutCase } from './about-case.tsx';
import { mayAnnul } from './annul-page.tsx';
import { caseHistory } from './case-history.ts';
import { Messages, type UnsentMessage } from './messages.tsx';
import type { OwnCasePage, OwnCaseView } from './own-case.ts';
import { PostSent } from './post-sent.tsx';

interface CasePageProperties {
  readonly context: PageContext;
  readonly own: OwnCasePage;
  readonly view: OwnCaseView;
  /** The kinds of delivery, which say how post went. */
  readonly kinds: Application['services']['deliveries'];
  /** The form of the latest sending-in. */
  readonly form: FormVersion;
  /** A message that could not be sent, to be written on. */
  readonly message: UnsentMessage;
  readonly done: 'sent' | 'annulled' | null;
  readonly cprShown: boolean;
}

/** A case for its citizen: where it stands, what comes next, what was said and sent, and what they answered. */
export function CasePage({ context, own, view, kinds, form, message, done, cprShown }: CasePageProperties) {
  const t = useCitizenTexts();
  const represent = useRepresentTexts();
  const { stored, workflow, organisation } = own;
  const { slug } = organisation;
  const status = statusOf(workflow, stored.openSteps);
  const { title, retentionDays } = workflow.workflow.definition;
  return (
    <>
      <p class="quiet mb-0">{t('citizen.cases.number', { number: stored.number })}</p>
      <h1 class="mt-0">
        <LocalText text={title} />
      </h1>
      {own.seesAs !== null && (
        <Alert kind="info" id="for-en-anden">
          {represent(`represent.sees.${own.seesAs}`)}
        </Alert>
      )}
      {done !== null && (
        <Alert kind="success" id="done" focusOnLoad>
          {t(done === 'sent' ? 'citizen.message.sent' : 'citizen.annul.done')}
        </Alert>
      )}
      {view.requests.map(({ request, formKey }) => (
        <Request key={request.draft} slug={slug} stored={stored} request={request} formKey={formKey} />
      ))}
      {view.payments
        .filter(({ canPay }) => canPay)
        .map((payment) => (
          <PayAlert key={payment.id} payment={payment} href={addresses.payment(slug, stored.id, payment.id)} />
        ))}
      <section aria-labelledby="status">
        <h2 id="status">{t('citizen.case.status')}</h2>
        <p class="font-lead">
          <strong>{status ? <LocalText text={status.now} /> : t(`citizen.case.${stored.status}`)}</strong>
        </p>
        {status && (
          <p>
            <LocalText text={status.next} />
          </p>
        )}
        <p>
          {stored.deleteAt ? (
            <>
              {t('citizen.case.deleteAt')} <Time at={stored.deleteAt} />.
            </>
          ) : (
            t('citizen.case.deleteLater', { days: retentionDays })
          )}
        </p>
      </section>
      <CasePayments slug={slug} caseId={stored.id} payments={view.payments} />
      <Documents own={own} view={view} />
      <PostSent kinds={kinds} own={own} view={view} />
      <Messages context={context} own={own} view={view} message={message} />
      <section aria-labelledby="history">
        <h2 id="history">{t('citizen.case.history')}</h2>
        <Timeline
          entries={caseHistory(stored, view, workflow).map(({ at, text, comment: written }) => ({
            at,
            title: t(text),
            ...(written ? { body: <Lines text={written} /> } : {}),
          }))}
        />
      </section>
      <Answers context={context} own={own} view={view} form={form} cprShown={cprShown} />
      <AboutCase about={workflow.workflow.definition.about} />
      {own.seesAs !== 'reader' && mayAnnul(own) && (
        <section aria-labelledby="annul" class="d-print-none">
          <h2 id="annul">{t('citizen.annul.heading')}</h2>
          <p>{t('citizen.annul.text')}</p>
          <p>
            <a href={addresses.annul(slug, stored.id)}>{t('citizen.annul.link')}</a>
          </p>
        </section>
      )}
    </>
  );
}

/** A form of the case that waits for the citizen: why, and the way to it. */
function Request({
  slug,
  stored,
  request,
  formKey,
}: {
  readonly slug: string;
  readonly stored: OwnCasePage['stored'];
  readonly request: FillRequest;
  readonly formKey: string;
}) {
  const t = useCitizenTexts();
  const place = [slug, formKey, request.draft] as const;
  if (request.reason === 'correction') {
    const comment = stored.state.open.find((open) => open.step === request.stepKey)?.comment ?? null;
    return (
      <>
        <CommentAlert comment={comment} />
        <p>
          <ButtonLink href={addresses.review(...place)} icon="edit">
            {t('citizen.cases.correctLink')}
          </ButtonLink>
        </p>
      </>
    );
  }
  return (
    <Alert kind="warning" heading={t('citizen.cases.fillMore', { number: request.caseNumber })}>
      <p class="alert-text">{t('citizen.cases.fillMoreText')}</p>
      <ButtonLink href={addresses.fill(...place)}>
        {t('citizen.cases.fillLink')}{' '}
        <span class="sr-only">
          <LocalText text={request.step.title} />
        </span>
      </ButtonLink>
    </Alert>
  );
}

function Documents({ own, view }: Pick<CasePageProperties, 'own' | 'view'>) {
  const t = useCitizenTexts();
  const { slug } = own.organisation;
  const { stored } = own;
  const generated = view.documents.filter(({ kind }) => kind === 'receipt' || kind === 'letter').toReversed();
  const uploads = view.documents.filter((document) => document.kind === 'upload');
  const hasReceipt = generated.some((document) => document.kind === 'receipt');
  const [latest] = view.submissions;
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">{t('citizen.case.documents')}</h2>
      <ul class="nobullet-list">
        {generated.map(({ id, name, mediaType, size, createdAt }) => (
          <li key={id}>
            <FileLink href={addresses.document(slug, stored.id, id)} name={name} mediaType={mediaType} size={size} />{' '}
            <span class="quiet">
              <Time at={createdAt} />
            </span>
          </li>
        ))}
        {!hasReceipt && latest !== undefined && (
          <li>
            <a href={addresses.receiptPdf(slug, stored.id, latest.sequence)}>{t('citizen.receipt.pdf')}</a>
          </li>
        )}
      </ul>
      {uploads.length > 0 && (
        <>
          <h3>{t('citizen.case.uploads')}</h3>
          <ul class="nobullet-list">
            {uploads.map(({ id, name, mediaType, size }) => (
              <li key={id}>
                <FileLink
                  href={addresses.document(slug, stored.id, id)}
                  name={name}
                  mediaType={mediaType}
                  size={size}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Answers({
  context,
  own,
  view,
  form,
  cprShown,
}: Pick<CasePageProperties, 'context' | 'own' | 'view' | 'form' | 'cprShown'>) {
  const t = useCitizenTexts();
  const represent = useRepresentTexts();
  const [latest] = view.submissions;
  if (!latest) return null;
  const { values } = latest.content;
  const { language } = context;
  const sections = summarise(form.definition, values, language, form.lists, uncheckedOf(own.stored.state, latest));
  const hides = !cprShown && sections.some(({ entries }) => entries.some(({ presented }) => holdsCpr(presented)));
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{t('citizen.case.answers')}</h2>
      <p>
        {markedIn(form.definition.title, language)}. {t('citizen.case.sentAt')} <Time at={latest.at} show="dateTime" />.
      </p>
      {hides && (
        <PostForm
          action={addresses.caseCpr(own.organisation.slug, own.stored.id)}
          csrfToken={context.csrfToken}
          class="d-print-none"
        >
          <Button kind="secondary">{t('citizen.case.showCpr')}</Button>
        </PostForm>
      )}
      {view.represented !== null && (
        <p>
          {represent(view.represented.representation.relation ? 'represent.sentBy.parent' : 'represent.sentBy', {
            name: view.represented.actorName,
          })}
        </p>
      )}
      {sections.map((section) => (
        <section key={section.page.key} aria-labelledby={`section-${section.page.key}`}>
          <h3 id={`section-${section.page.key}`}>
            <Picked picked={section.title} />
          </h3>
          <AnswerList
            section={section}
            values={values}
            cprShown={cprShown}
            fileHref={(file) => addresses.document(own.organisation.slug, own.stored.id, file.id)}
          />
        </section>
      ))}
    </section>
  );
}
