import type { CaseEvent } from '../../workflows/case-state.ts';
import type { CaseworkerTextKey } from './texts.ts';

/** What overtook a page, and who did it; `name` and `when` are filled in. */
export interface Overtaking {
  readonly text: CaseworkerTextKey;
  readonly event: CaseEvent;
}

const decisions = {
  approved: 'caseworker.conflict.approved',
  rejected: 'caseworker.conflict.rejected',
  returned: 'caseworker.conflict.returned',
} as const;

/** The latest that was done to an open step, or to its whole case, among the events; undefined where nothing is known of it. */
export function whatHappened(events: readonly CaseEvent[], open: number): Overtaking | undefined {
  const found = events.flatMap((event) => {
    const isAbout = !('open' in event) || event.open === open;
    const text = isAbout ? textOf(event) : null;
    return text === null ? [] : [{ text, event }];
  });
  return found.at(-1);
}

function textOf(event: CaseEvent): CaseworkerTextKey | null {
  switch (event.kind) {
    case 'taskTaken':
      return 'caseworker.conflict.taken';
    case 'taskHandedOver':
      return event.employee === event.actor.id ? 'caseworker.conflict.taken' : 'caseworker.conflict.handedOver';
    case 'taskReleased':
      return 'caseworker.conflict.released';
    case 'decided':
      return decisions[event.decision];
    case 'deliveryRetried':
      return 'caseworker.conflict.retried';
    case 'deliveryHandledByHand':
      return 'caseworker.conflict.byHand';
    case 'delivered':
      return 'caseworker.conflict.delivered';
    case 'annulled':
      return 'caseworker.conflict.annulled';
    case 'movedToVersion':
      return 'caseworker.conflict.moved';
    default:
      return null;
  }
}
