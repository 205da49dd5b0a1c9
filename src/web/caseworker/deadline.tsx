import { addDays, danishDate } from '../../workflows/working-days.ts';
import { StatusBadge, type StatusTone } from '../components/status-badge.tsx';
import { Time } from '../components/time.tsx';
import { type CaseworkerTextKey, useCaseworkerTexts } from './texts.ts';

/** How pressing a deadline is; null where there is time enough. */
export interface Urgency {
  readonly tone: StatusTone;
  readonly text: CaseworkerTextKey;
}

/**
 * How pressing the deadline is. A deadline in days ends with the Danish day, so its last moment is a millisecond before
 * `dueAt`: a case due on the third is not due "on the fourth at 00.00".
 */
export function urgency(dueAt: Date, remindedAt: Date | null, now: Date): Urgency | null {
  if (dueAt <= now) return { tone: 'error', text: 'caseworker.deadline.overdue' };
  const dueOn = danishDate(lastMoment(dueAt).toISOString());
  const today = danishDate(now.toISOString());
  if (dueOn === today) return { tone: 'warning', text: 'caseworker.deadline.today' };
  if (dueOn === addDays(today, 1)) return { tone: 'warning', text: 'caseworker.deadline.tomorrow' };
  return remindedAt === null ? null : { tone: 'warning', text: 'caseworker.deadline.soon' };
}

/** The last moment within the term. */
export function lastMoment(dueAt: Date): Date {
  return new Date(dueAt.getTime() - 1);
}

export interface DeadlineProperties {
  readonly dueAt: Date | null;
  readonly remindedAt: Date | null;
  readonly now: Date;
}

/** A task's deadline: the last day, and in words and colour whether it presses. */
export function Deadline({ dueAt, remindedAt, now }: DeadlineProperties) {
  const t = useCaseworkerTexts();
  if (dueAt === null) return <span class="quiet">{t('caseworker.deadline.none')}</span>;
  const pressing = urgency(dueAt, remindedAt, now);
  return (
    <>
      <Time at={lastMoment(dueAt)} show="shortDate" />
      {pressing !== null && (
        <>
          <br />
          <StatusBadge tone={pressing.tone} text={t(pressing.text)} />
        </>
      )}
    </>
  );
}
