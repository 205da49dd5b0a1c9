import { statusOf } from '../../cases/case-view.ts';
import { formatCpr, maskCpr } from '../../registers/cpr-number.ts';
import { markedIn } from '../../texts/catalogue.ts';
import { Button } from '../components/button.tsx';
import { LocalText } from '../components/local-text.tsx';
import { PostForm } from '../components/post-form.tsx';
import { StatusBadge } from '../components/status-badge.tsx';
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx';
import { Time } from '../components/time.tsx';
import type { PageContext } from '../page-context.ts';
import { useLanguage } from '../page-environment.ts';
import { addresses } from './addresses.ts';
import { QueueFields } from './inbox/queue.tsx';
import type { CasePageData } from './read-case-page.ts';
import { type TranslateCaseworker, useCaseworkerTexts } from './texts.ts';

interface CaseOverviewProperties {
  readonly context: PageContext;
  readonly data: CasePageData;
  readonly cprShown: boolean;
}

/** Where the case stands, whose it is, and who may read it. */
export function CaseOverview({ context, data, cprShown }: CaseOverviewProperties) {
  const t = useCaseworkerTexts();
  const { stored, workflow, applicant } = data;
  const told = statusOf(workflow, stored.openSteps);
  const rows: readonly SummaryRow[] = [
    { label: t('caseworker.case.status'), value: <Status data={data} /> },
    ...(told === null ? [] : [{ label: t('caseworker.case.citizenSees'), value: <LocalText text={told.now} /> }]),
    { label: t('caseworker.case.applicant'), value: applicant.name || t('caseworker.case.anonymous') },
    ...powerRows(data, t, cprShown),
    { label: t('caseworker.case.cpr'), value: <Cpr context={context} data={data} cprShown={cprShown} /> },
    { label: t('caseworker.case.received'), value: <Time at={stored.createdAt} show="dateTime" /> },
    ...(stored.endedAt === null
      ? []
      : [{ label: t('caseworker.case.endedAt'), value: <Time at={stored.endedAt} show="dateTime" /> }]),
    ...(stored.deleteAt === null
      ? []
      : [{ label: t('caseworker.case.deleteAt'), value: <Time at={stored.deleteAt} /> }]),
    {
      label: t('caseworker.case.readers'),
      value: `${t('caseworker.case.readersGroup', { group: stored.readers })}. ${t('caseworker.case.logged')}`,
    },
  ];
  return (
    <section aria-labelledby="overview">
      <h2 id="overview">{t('caseworker.case.overview')}</h2>
      <SummaryList caption={t('caseworker.case.overview')} rows={rows} />
    </section>
  );
}

/** Who sent something on the citizen's behalf, and by which right, with what said so and when; and who else has custody. */
function powerRows({ view, people }: CasePageData, t: TranslateCaseworker, cprShown: boolean): readonly SummaryRow[] {
  return view.submissions.flatMap(({ actor, representation }) => {
    if (actor === null || representation === null) return [];
    const { privilege, evidence, relation, otherHolders = [] } = representation;
    const name = people[actor] || t('caseworker.author.unknown');
    const words =
      relation || evidence.kind === 'cpr'
        ? t(`caseworker.case.${relation ?? 'custody'}`, { name, id: evidence.id })
        : t('caseworker.case.power', {
            ...{ name, privilege, evidence: t(`caseworker.case.power.${evidence.kind}`), id: evidence.id },
          });
    const others = otherHolders.map(({ holder, cpr }) => {
      const who = t(`caseworker.case.holder.${holder}`);
      return cpr === undefined
        ? t('caseworker.case.otherHolderUnknown', { name: who })
        : t('caseworker.case.otherHolder', { name: who, cpr: cprShown ? formatCpr(cpr) : maskCpr(cpr) });
    });
    return [
      {
        label: t('caseworker.case.representative'),
        value: (
          <>
            {words} <Time at={new Date(evidence.at)} show="dateTime" />
          </>
        ),
      },
      ...(others.length === 0 ? [] : [{ label: t('caseworker.case.otherHolders'), value: others.join(' ') }]),
    ];
  });
}

function Status({ data }: Pick<CaseOverviewProperties, 'data'>) {
  const t = useCaseworkerTexts();
  const language = useLanguage();
  const { stored, workflow } = data;
  const { steps } = workflow.workflow.definition;
  // Several are asked the same in a for-each step: its title once, with how many.
  const counts = Map.groupBy(stored.openSteps, (key) => key);
  const titles = [...counts].flatMap(([key, { length: count }]) => {
    if (steps[key] === undefined) return [];
    const title = markedIn(steps[key].title, language);
    return [count === 1 ? title : t('caseworker.case.stepTimes', { step: title, count })];
  });
  const ended = stored.status === 'ended';
  const step = titles.join(', ');
  const words =
    step === ''
      ? t(`caseworker.case.${ended && data.view.events.at(-1)?.kind === 'annulled' ? 'annulled' : stored.status}`)
      : t(`caseworker.case.${ended ? 'endedAs' : 'step'}`, { step });
  return <StatusBadge tone={ended ? 'neutral' : 'info'} text={words} />;
}

/** Masked until asked for: the whole number is seldom needed, and each look at it is logged. */
function Cpr({ context, data, cprShown }: CaseOverviewProperties) {
  const t = useCaseworkerTexts();
  const { cpr } = data.applicant;
  if (cpr === null) return <>{t('caseworker.case.noCpr')}</>;
  if (cprShown) return <strong id="cpr">{formatCpr(cpr)}</strong>;
  return (
    <PostForm action={addresses.action(data.organisation.slug, data.stored.id, 'cpr')} csrfToken={context.csrfToken}>
      <QueueFields queue={data.queue} />
      {maskCpr(cpr)}{' '}
      <Button kind="secondary" about={t('caseworker.case.showCprAbout')}>
        {t('caseworker.case.showCpr')}
      </Button>
    </PostForm>
  );
}
