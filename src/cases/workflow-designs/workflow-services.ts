import type { AuditAction, AuditDetail } from '../../audit/record.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type Designer, recordDesign } from '../designs/design-services.ts';
import type { CaseServices } from '../services.ts';

/** What working on workflows needs; made from the services of cases. */
export type WorkflowServices = Pick<
  CaseServices,
  'database' | 'definitions' | 'deliveries' | 'deliverySettings' | 'agreements' | 'now'
>;

/** Writes that a designer did something to a workflow, in the transaction of what was done. */
export async function recordWorkflow(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  designer: Designer,
  action: AuditAction,
  at: Date,
  detail: AuditDetail,
): Promise<void> {
  await recordDesign(transaction, organisation, designer, action, at, detail, 'workflow');
}
