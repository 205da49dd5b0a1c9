import type { CaseView } from '../../../cases/case-view.ts';
import type { WorkflowVersion } from '../../../cases/definitions.ts';
import type { StoredCase } from '../../../cases/stored-case.ts';
import type { Actor } from '../../../workflows/case-state.ts';
import type { CitizenTextKey } from '../texts.ts';

/** Something that happened to a case, as its citizen is told. */
export interface HistoryEntry {
  readonly at: Date;
  readonly text: CitizenTextKey;
  /** What the case worker wrote with it. */
  readonly comment?: string;
}

/**
 * The history of a case for its citizen, the latest first. Only what concerns them: who took the task, retries and
 * reminders are the organisation's own affair, and are on the case worker's page.
 */
export function caseHistory(
  stored: Pick<StoredCase, 'endedAt' | 'person'>,
  { events, deliveries }: Pick<CaseView, 'events' | 'deliveries'>,
  workflow: WorkflowVersion,
): readonly HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  const letterOf = (open: number): boolean => {
    const key = deliveries.find((delivery) => delivery.open === open)?.step ?? '';
    const step = workflow.workflow.definition.steps[key];
    return step?.kind === 'deliver' && step.letter !== undefined;
  };
  const isInvitation = (open: number): boolean => {
    const key = deliveries.find((delivery) => delivery.open === open)?.step ?? '';
    return workflow.workflow.definition.steps[key]?.kind === 'fill';
  };
  events.forEach((event, index) => {
    const at = new Date(event.at);
    switch (event.kind) {
      case 'submitted':
        entries.push({ at, text: index === 0 ? 'citizen.history.received' : sentBy(event.actor, stored) });
        break;
      case 'taskTaken':
        entries.push({ at, text: 'citizen.history.begun' });
        break;
      case 'decided':
        entries.push(
          event.decision === 'returned'
            ? { at, text: 'citizen.history.returned', comment: event.reason }
            : { at, text: 'citizen.history.decided' },
        );
        break;
      case 'annulled':
        entries.push({ at, text: 'citizen.history.annulled', comment: event.reason });
        break;
      case 'delivered':
        if (isInvitation(event.open) || event.unsent) break;
        entries.push({ at, text: letterOf(event.open) ? 'citizen.history.letter' : 'citizen.history.delivered' });
        break;
      case 'paid':
        entries.push({ at, text: 'citizen.history.paid' });
        break;
      case 'paymentCancelled':
        entries.push({ at, text: 'citizen.history.paymentCancelled' });
        break;
      case 'paymentSettled':
        entries.push({ at, text: 'citizen.history.paymentSettled' });
        break;
      case 'deliveryHandledByHand':
        entries.push({ at, text: 'citizen.history.byHand' });
        break;
      default:
        break;
    }
  });
  if (stored.endedAt) entries.push({ at: stored.endedAt, text: 'citizen.history.ended' });
  return entries.reverse();
}

/** Whoever sent a later form: the starter, or somebody else who was asked. */
function sentBy({ kind, id }: Actor, stored: Pick<StoredCase, 'person'>): CitizenTextKey {
  return kind === 'citizen' && id !== stored.person ? 'citizen.history.otherSent' : 'citizen.history.corrected';
}
