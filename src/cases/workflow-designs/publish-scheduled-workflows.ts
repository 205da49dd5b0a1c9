import { publishDue } from '../designs/publish-due.ts';
import type { CaseServices } from '../services.ts';
import { publishWorkflowNow } from './publish-workflow-design.ts';
import type { WorkflowServices } from './workflow-services.ts';

/** Publishes the workflows whose time has come. @returns how many were published. */
export function publishScheduledWorkflows(
  services: WorkflowServices & Pick<CaseServices, 'organisations'>,
): Promise<number> {
  return publishDue(services, 'workflow', (transaction, { organisation, designer, definition, at }) =>
    publishWorkflowNow(services, transaction, organisation, designer, definition, at),
  );
}
