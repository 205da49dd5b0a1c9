import { markedIn } from '../../texts/catalogue.ts';
import { Lines } from '../citizen/answer-list.tsx';
import { LocalText } from '../components/local-text.tsx';
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx';
import { formatTime } from '../components/time-format.ts';
import { useLanguage } from '../page-environment.ts';
import type { CasePageData } from './read-case-page.ts';
import { useCaseworkerTexts } from './texts.ts';

/** What the workflow of the case says of itself: who answers for it, by which law and number, how long it is kept, and its links. */
export function CaseAbout({ data }: { readonly data: CasePageData }) {
  const t = useCaseworkerTexts();
  const language = useLanguage();
  const { version, workflow } = data.workflow;
  const { about = {}, kle, retentionDays, annulment, active } = workflow.definition;
  const { description, category, unit, legalBasis, dutyToInform, links = [], changeLog } = about;
  const row = (label: SummaryRow['label'], value: SummaryRow['value'] | undefined | ''): readonly SummaryRow[] =>
    value === undefined || value === '' ? [] : [{ label, value }];
  const rows: readonly SummaryRow[] = [
    ...row(t('caseworker.about.description'), description && <LocalText text={description} />),
    ...row(t('caseworker.about.category'), category && <LocalText text={category} />),
    ...row(t('caseworker.about.unit'), unit),
    ...row(t('caseworker.about.legalBasis'), legalBasis && <LocalText text={legalBasis} />),
    ...row(t('caseworker.about.kle'), kle),
    ...row(t('caseworker.about.duty'), dutyToInform && <Lines text={markedIn(dutyToInform, language)} />),
    ...row(
      t('caseworker.about.active'),
      active &&
        t('caseworker.about.period', {
          from: active.from === undefined ? '–' : formatTime(active.from, 'date', language),
          until: active.until === undefined ? '–' : formatTime(active.until, 'date', language),
        }),
    ),
    { label: t('caseworker.about.deletion'), value: t('caseworker.about.days', { days: retentionDays }) },
    {
      label: t('caseworker.about.annulment'),
      value: annulment
        ? annulment.by.map((who) => t(`caseworker.about.by.${who}`)).join(', ')
        : t('caseworker.about.nobody'),
    },
    ...row(
      t('caseworker.about.links'),
      links.length === 0 ? undefined : (
        <ul>
          {links.map(({ title, url }) => (
            <li key={url}>
              <a href={url}>
                <LocalText text={title} />
              </a>
            </li>
          ))}
        </ul>
      ),
    ),
    { label: t('caseworker.about.version'), value: String(version) },
    ...row(t('caseworker.about.changeLog'), changeLog && <Lines text={changeLog} />),
  ];
  return (
    <section aria-labelledby="about">
      <h2 id="about">{t('caseworker.about.heading')}</h2>
      <SummaryList caption={t('caseworker.about.heading')} rows={rows} />
    </section>
  );
}
