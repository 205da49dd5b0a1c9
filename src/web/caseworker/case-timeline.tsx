import { markedIn } from '../../texts/catalogue.ts';
import { Lines } from '../citizen/answer-list.tsx';
import { Timeline, type TimelineEntry } from '../components/timeline.tsx';
import { useLanguage } from '../page-environment.ts';
import { doneBy } from './actor-name.ts';
import { caseHistory, historyTitle } from './case-history.ts';
import type { CasePageData } from './read-case-page.ts';
import { useCaseworkerTexts } from './texts.ts';

/** Everything that happened to the case, the latest first, and who did it. */
export function CaseTimeline({ data }: { readonly data: CasePageData }) {
  const t = useCaseworkerTexts();
  const language = useLanguage();
  const { stored, view, workflow } = data;
  const end = workflow.workflow.definition.steps[stored.state.endStep ?? ''];
  const ended: readonly TimelineEntry[] =
    stored.endedAt === null || end === undefined
      ? []
      : [{ at: stored.endedAt, title: t('caseworker.history.ended', { step: markedIn(end.title, language) }) }];
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('caseworker.history.heading')}</h2>
      <Timeline
        entries={[
          ...ended,
          ...caseHistory(view).map((entry) => ({
            at: entry.at,
            title: historyTitle(data, entry, language),
            by: doneBy(data, entry, t),
            ...(entry.comment === undefined ? {} : { body: <Lines text={entry.comment} /> }),
          })),
        ]}
      />
    </section>
  );
}
