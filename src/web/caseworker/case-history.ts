import type { CaseEvent } from '../../workflows/case-state.ts';
import type { CaseworkerTextKey } from './texts.ts';

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
export function caseHistory(events: readonly CaseEvent[]): readonly HistoryEntry[] {
  return events
    .map((event, index) => ({
      at: new Date(event.at),
      actor: event.actor,
      ...('onBehalfOf' in event ? { onBehalfOf: event.onBehalfOf } : {}),
      ...said(event, index),
    }))
    .reverse();
}

function said(event: CaseEvent, index: number): Pick<HistoryEntry, 'text' | 'comment' | 'employee'> {
  switch (event.kind) {
    case 'submitted':
      return { text: index === 0 ? 'caseworker.history.received' : 'caseworker.history.corrected' };
    case 'taskTaken':
      return { text: 'caseworker.history.taken' };
    case 'taskReleased':
      return { text: 'caseworker.history.released' };
    case 'decided':
      return { text: decisions[event.decision], comment: event.reason };
    case 'delivered':
      return { text: 'caseworker.history.delivered' };
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
    case 'annulled':
      return { text: 'caseworker.history.annulled', comment: event.reason };
    case 'movedToVersion':
      return { text: 'caseworker.history.movedToVersion' };
    case 'deadlineReached':
      return { text: deadlines[event.deadline] };
  }
}
