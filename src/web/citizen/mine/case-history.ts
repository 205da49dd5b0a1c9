import type { CaseView } from '../../../cases/case-view.ts';
import type { WorkflowVersion } from '../../../cases/definitions.ts';
import type { StoredCase } from '../../../cases/stored-case.ts';
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
  stored: Pick<StoredCase, 'endedAt'>,
  { events, deliveries }: Pick<CaseView, 'events' | 'deliveries'>,
  workflow: WorkflowVersion,
): readonly HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  const letterOf = (open: number): boolean => {
    const key = deliveries.find((delivery) => delivery.open === open)?.step ?? '';
    const step = workflow.workflow.definition.steps[key];
    return step?.kind === 'deliver' && step.letter !== undefined;
  };
  events.forEach((event, index) => {
    const at = new Date(event.at);
    switch (event.kind) {
      case 'submitted':
        entries.push({ at, text: index === 0 ? 'citizen.history.received' : 'citizen.history.corrected' });
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
      case 'delivered':
        entries.push({ at, text: letterOf(event.open) ? 'citizen.history.letter' : 'citizen.history.delivered' });
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
