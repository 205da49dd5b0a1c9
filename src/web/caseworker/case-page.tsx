import type { RegisteredDelivery } from '../../cases/services.ts';
import { Alert } from '../components/alert.tsx';
import { Icon } from '../components/icon.tsx';
import { LocalText } from '../components/local-text.tsx';
import type { PageContext } from '../page-context.ts';
import { addresses } from './addresses.ts';
import { CaseAbout } from './case-about.tsx';
import { CaseAnswers } from './case-answers.tsx';
import { CaseDeliveries } from './case-deliveries.tsx';
import { CaseFiles } from './case-files.tsx';
import type { UnfinishedForm } from './case-forms.ts';
import { CaseMessages } from './case-messages.tsx';
import { CaseNotes } from './case-notes.tsx';
import { CaseOverview } from './case-overview.tsx';
import { CaseTasks } from './case-tasks.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { CaseWay } from './case-way.tsx';
import { QueueBar } from './inbox/queue.tsx';
import { CasePayments } from './payments/case-payments.tsx';
import { useCasePaymentTexts } from './payments/texts.ts';
import type { CasePageData } from './read-case-page.ts';
import { RegisterDifferences } from './register/differences.tsx';
import { mayAnnul } from './steps/may-annul.ts';
import { OpenSteps } from './steps/open-steps.tsx';
import { useCaseStepTexts } from './steps/texts.ts';
import { type CaseworkerTextKey, useCaseworkerTexts } from './texts.ts';

export interface CasePageProperties {
  readonly context: PageContext;
  readonly data: CasePageData;
  readonly kinds: ReadonlyMap<string, RegisteredDelivery>;
  readonly left: UnfinishedForm | null;
  readonly cprShown: boolean;
  /** What has just been done. */
  readonly notice: string | null;
}

/** A case for those who handle it: what to do first, then all there is to know. */
export function CasePage({ context, data, kinds, left, cprShown, notice }: CasePageProperties) {
  const t = useCaseworkerTexts();
  const ofSteps = useCaseStepTexts();
  const { stored, workflow, view } = data;
  const deliveries = <CaseDeliveries context={context} data={data} kinds={kinds} left={left} />;
  // A failed delivery is what there is to do, and so stands where tasks stand.
  const failed = view.tasks.some((task) => task.purpose === 'failedDelivery');
  return (
    <>
      <QueueBar slug={data.organisation.slug} queue={data.queue} />
      <p class="quiet mb-0">{t('caseworker.case.number', { number: stored.number })}</p>
      <h1 class="mt-0">
        <LocalText text={workflow.workflow.definition.title} />
      </h1>
      {notice !== null && (
        <Alert kind="success" id="done" focusOnLoad>
          {notice}
        </Alert>
      )}
      <Contents data={data} />
      <Downloads data={data} />
      {!data.mayWork && <p>{t('caseworker.case.readOnly')}</p>}
      {data.mayWork && mayAnnul(data) && (
        <p class="d-print-none">
          <a href={addresses.action(data.organisation.slug, stored.id, 'annuller')}>
            {ofSteps('caseSteps.annul.link')}
          </a>
        </p>
      )}
      <div class="case-layout">
        <CaseOverview context={context} data={data} cprShown={cprShown} />
        {/* What is long flows with the page: in a column that stands still its end would lie beneath the window. */}
        <div class={view.tasks.length > 1 || failed ? 'case-todo case-todo-long' : 'case-todo'}>
          <CaseTasks context={context} data={data} left={left} />
          {failed && deliveries}
          <OpenSteps data={data} />
        </div>
        <div>
          <RegisterDifferences context={context} data={data} cprShown={cprShown} />
          <CaseAnswers context={context} data={data} cprShown={cprShown} />
          <CasePayments context={context} data={data} />
          <CaseFiles data={data} />
          <CaseMessages context={context} data={data} left={left} />
          <CaseNotes context={context} data={data} left={left} />
          {!failed && deliveries}
          <CaseTimeline data={data} />
          <CaseWay data={data} />
          <CaseAbout data={data} />
        </div>
      </div>
    </>
  );
}

/** Links to what stands further down: a case is a long page. */
function Contents({ data }: { readonly data: CasePageData }) {
  const t = useCaseworkerTexts();
  const ofPayments = useCasePaymentTexts();
  const { view, notes } = data;
  const sections = [
    { id: 'answers', text: t('caseworker.answers.heading') },
    ...(data.payments.length > 0 ? [{ id: 'payments', text: ofPayments('casePayments.heading') }] : []),
    { id: 'files', text: counted('caseworker.files.heading', view.documents.length) },
    { id: 'messages', text: counted('caseworker.messages.heading', view.messages.length) },
    { id: 'notes', text: counted('caseworker.notes.heading', notes.length) },
    { id: 'deliveries', text: counted('caseworker.deliveries.heading', view.deliveries.length) },
    { id: 'history', text: t('caseworker.history.heading') },
    { id: 'way', text: t('caseworker.way.heading') },
    { id: 'about', text: t('caseworker.about.heading') },
  ];
  return (
    <nav class="case-links d-print-none" aria-label={t('caseworker.case.contents')}>
      <ul class="nobullet-list no-max-width">
        {sections.map(({ id, text }) => (
          <li key={id} class="m-0">
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ul>
    </nav>
  );

  function counted(section: CaseworkerTextKey, count: number): string {
    return t('caseworker.case.content', { section: t(section), count });
  }
}

/** The case taken along: as one PDF, or everything as files. */
function Downloads({ data }: { readonly data: CasePageData }) {
  const t = useCaseworkerTexts();
  const { organisation, stored } = data;
  const links = [
    { format: 'pdf', text: t('caseworker.download.pdf') },
    { format: 'zip', text: t('caseworker.download.zip') },
  ] as const;
  return (
    <nav class="case-links d-print-none" aria-label={t('caseworker.download.label')}>
      <ul class="nobullet-list no-max-width">
        {links.map(({ format, text }) => (
          <li key={format} class="m-0">
            <a class="file-link" href={addresses.download(organisation.slug, stored.id, format)} download>
              <Icon name="download" />
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
