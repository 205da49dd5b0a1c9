import { publishDue } from '../designs/publish-due.ts';
import { isSilent, tryAgreements } from '../payments/try-agreements.ts';
import type { CaseServices } from '../services.ts';
import { publishWorkflowNow, usedAgreements } from './publish-workflow-design.ts';
import type { WorkflowServices } from './workflow-services.ts';

/** Publishes the workflows whose time has come. @returns how many were published. */
export function publishScheduledWorkflows(
  services: WorkflowServices & Pick<CaseServices, 'organisations'>,
): Promise<number> {
  return publishDue(services, 'workflow', async (transaction, { organisation, designer, definition, at, isFresh }) => {
    const trials = await tryAgreements(services, organisation, await usedAgreements(transaction, definition));
    if (isFresh && isSilent(trials)) return 'later';
    return publishWorkflowNow(services, transaction, organisation, designer, definition, at, trials);
  });
}
