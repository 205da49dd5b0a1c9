import type { CaseView, SubmissionView } from '../../cases/case-view.ts';
import { type Language, markedIn } from '../../texts/catalogue.ts';
import type { CaseEvent } from '../../workflows/case-state.ts';
import type { CasePageData } from './read-case-page.ts';
import { type CaseworkerTextKey, caseworkerTranslator } from './texts.ts';

/** Something that happened to a case, for its case workers: all of it, the latest first. */
export interface HistoryEntry {
  readonly at: Date;
  readonly text: CaseworkerTextKey;
  /** The employee whom it was given to. */
  readonly employee?: string;
  readonly actor: CaseEvent['actor'];
  /** The absent employee for whom the actor did it. */
  readonly onBehalfOf?: string;
  /** What was written with it. */
  readonly comment?: string;
  /** The number of the open step that it happened to. */
  readonly open?: number;
  /** The sending-in that it was. */
  readonly submission?: SubmissionView;
}

const decisions = {
  approved: 'caseworker.history.approved',
  rejected: 'caseworker.history.rejected',
  returned: 'caseworker.history.returned',
} as const;

const deadlines = {
  reminder: 'caseworker.history.reminder',
  due: 'caseworker.history.due',
  wait: 'caseworker.history.wait',
  escalation: 'caseworker.history.escalation',
  expiry: 'caseworker.history.expiry',
} as const;

/** The events of a case as entries, the latest first. */
export function caseHistory({
  events,
  submissions,
}: Pick<CaseView, 'events' | 'submissions'>): readonly HistoryEntry[] {
  return events
    .map((event, index) => ({
      at: new Date(event.at),
      actor: event.actor,
      ...('onBehalfOf' in event ? { onBehalfOf: event.onBehalfOf } : {}),
      ...('open' in event ? { open: event.open } : {}),
      ...said(event, index, submissions),
    }))
    .reverse();
}

function said(
  event: CaseEvent,
  index: number,
  submissions: CaseView['submissions'],
): Pick<HistoryEntry, 'text' | 'comment' | 'employee' | 'submission'> {
  switch (event.kind) {
    case 'submitted': {
      if (index === 0) return { text: 'caseworker.history.received' };
      // Events are numbered from 1, and a sending-in has its event's number.
      const submission = submissions.find(({ sequence }) => sequence === index + 1);
      const { alias = null, person } = submission ?? {};
      const before = submissions.some(
        (each) => each.sequence <= index && each.alias === alias && each.person === person,
      );
      if (!submission || alias === null || before) return { text: 'caseworker.history.corrected' };
      return { text: 'caseworker.history.filledIn', submission };
    }
    case 'taskTaken':
      return { text: 'caseworker.history.taken' };
    case 'taskReleased':
      return { text: 'caseworker.history.released' };
    case 'decided':
      return { text: decisions[event.decision], comment: event.reason };
    case 'delivered':
      return { text: event.unsent ? 'caseworker.history.unsent' : 'caseworker.history.delivered' };
    case 'deliveryFailed':
      return { text: 'caseworker.history.deliveryFailed' };
    case 'deliveryRetried':
      return { text: 'caseworker.history.retried' };
    case 'deliveryHandledByHand':
      return { text: 'caseworker.history.byHand', comment: event.reason };
    case 'declined':
      return { text: 'caseworker.history.declined', comment: event.reason };
    case 'taskHandedOver':
      return event.employee === event.actor.id
        ? { text: 'caseworker.history.takenOver' }
        : { text: 'caseworker.history.handedOver', employee: event.employee };
    case 'invited':
      return { text: 'caseworker.history.invited' };
    case 'signalled':
      return { text: 'caseworker.history.signalled', comment: event.event };
    case 'answersCorrected':
      return { text: 'caseworker.history.answersCorrected', comment: event.reason };
    case 'answersChecked':
      return { text: 'caseworker.history.answersChecked', ...(event.reason ? { comment: event.reason } : {}) };
    case 'paid':
    case 'paymentCancelled':
    case 'paymentSettled':
    case 'paymentRefused':
    case 'paymentStuck':
      return { text: `caseworker.history.${event.kind}` };
    case 'annulled':
      return { text: 'caseworker.history.annulled', comment: event.reason };
    case 'movedToVersion':
      return { text: 'caseworker.history.movedToVersion' };
    case 'deadlineReached':
      return { text: deadlines[event.deadline] };
  }
}

/** A payment is tried again and settled by hand by the same events as a delivery. */
function ofPayment(text: CaseworkerTextKey, kind: string | undefined): CaseworkerTextKey {
  if (kind !== 'pay' && kind !== 'settle') return text;
  if (text === 'caseworker.history.byHand') return 'caseworker.history.paymentByHand';
  if (text !== 'caseworker.history.retried') return text;
  return kind === 'pay' ? 'caseworker.history.payAgain' : 'caseworker.history.settleAgain';
}

/** What an entry says: what happened, and at which step or by which form, since a case may have several of each. */
export function historyTitle(
  { view, workflow, forms, names }: Pick<CasePageData, 'view' | 'workflow' | 'forms' | 'names'>,
  { text, employee, open, submission }: HistoryEntry,
  language: Language,
): string {
  const t = caseworkerTranslator(language);
  const step = workflow.workflow.definition.steps[(open === undefined ? undefined : view.steps[open]) ?? ''];
  const said = ofPayment(text, step?.kind);
  const what = t(said, employee === undefined ? {} : { name: names[employee] ?? t('caseworker.author.unknown') });
  const title = submission ? forms.get(submission.formVersion)?.definition.title : step?.title;
  return title === undefined ? what : t('caseworker.history.of', { what, step: markedIn(title, language) });
}
