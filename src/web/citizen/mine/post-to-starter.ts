import type { CaseView, DeliveryView } from '../../../cases/case-view.ts';
import { tellingStep } from '../../../cases/telling-step.ts';
import { isInForm } from '../../../workflows/chosen-recipient.ts';
import type { Application } from '../../application.ts';
import type { OwnCasePage } from './own-case.ts';

/**
 * The post that went to whose case it is, of those who look as they do: not an invitation to others, nor what a step sends to somebody
 * whom it names. None for others who have a part in it: it is not theirs.
 */
export function postToStarter(
  { viewer, stored, workflow }: Pick<OwnCasePage, 'viewer' | 'stored' | 'workflow'>,
  kinds: Application['services']['deliveries'],
  { deliveries, submissions }: Pick<CaseView, 'deliveries' | 'submissions'>,
): readonly DeliveryView[] {
  if (viewer !== stored.person) return [];
  // A parent sees it as their own; whoever has a power of attorney has got it instead of whose case it is.
  const last = submissions.findLast(({ representation }) => representation?.subject === stored.person)?.representation;
  const isByPower = last !== undefined && last !== null && last.relation === undefined;
  const { steps } = workflow.workflow.definition;
  return deliveries.filter(({ kind, status, step: key }) => {
    if (status === 'calledOff' || status === 'handledByHand' || !kinds.get(kind)?.kind.course) return false;
    if (key === tellingStep) return true;
    const step = steps[key];
    if (step?.kind !== 'deliver' || step.values?.recipient !== undefined || isInForm(step.recipient)) return false;
    return step.recipient !== 'representative' || !isByPower;
  });
}

/** What of it may be opened: a protected address only by whose it is. */
export function mayOpenSent(
  { seesAs }: Pick<OwnCasePage, 'seesAs'>,
  { guarded }: { readonly guarded: boolean },
): boolean {
  return !guarded || seesAs === null;
}
