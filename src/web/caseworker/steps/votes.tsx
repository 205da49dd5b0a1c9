import { SummaryList, type SummaryRow } from '../../components/summary-list.tsx';
import type { CasePageData } from '../read-case-page.ts';
import { useCaseworkerTexts } from '../texts.ts';
import type { Asking } from './asking.ts';
import { useCaseStepTexts } from './texts.ts';

/** Several decide: how many are asked, who has decided what, and who is still to. */
export function Votes({
  data,
  asking,
  group,
}: {
  readonly data: CasePageData;
  readonly asking: Asking;
  group: string;
}) {
  const t = useCaseStepTexts();
  const own = useCaseworkerTexts();
  const { total, votes, missing } = asking;
  if (total === null) return null;
  const nameOf = (id: string): string => data.names[id] ?? data.view.employees[id] ?? own('caseworker.author.unknown');
  const rows: readonly SummaryRow[] = [
    {
      label: t('caseSteps.asked'),
      value: t(asking.byName ? 'caseSteps.asked.all' : 'caseSteps.asked.some', { count: total, group }),
    },
    {
      label: t('caseSteps.asked.votes', { count: votes.length, total }),
      value:
        votes.length === 0 ? (
          t('caseSteps.asked.none')
        ) : (
          <ul class="nobullet-list">
            {votes.map(({ employee, by, decision, reason }) => {
              const name =
                by === undefined
                  ? nameOf(employee)
                  : t('caseSteps.vote.by', { name: nameOf(employee), substitute: nameOf(by) });
              const said = { name, decision: t(`caseSteps.vote.${decision}`) };
              return (
                <li key={employee}>
                  {reason === '' ? t('caseSteps.vote', said) : t('caseSteps.voteReason', { ...said, reason })}
                </li>
              );
            })}
          </ul>
        ),
    },
    ...(missing.length > 0 ? [{ label: t('caseSteps.asked.missing'), value: missing.map(nameOf).join(', ') }] : []),
  ];
  return <SummaryList caption={t('caseSteps.asked')} rows={rows} />;
}
