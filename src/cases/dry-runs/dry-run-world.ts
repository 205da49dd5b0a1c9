import type { OrganisationTransaction } from '../../database/database.ts';
import { asContext, readLists } from '../../forms/lists/option-lists.ts';
import type { PreparedWorkflow } from '../../workflows/compile-workflow.ts';
import { type World, worldOf } from '../../workflows/dry-run/world.ts';
import { standardRetryPlan } from '../retry-plan.ts';

/** The world of a compiled workflow at an organisation, with its lists of answers. */
export async function dryRunWorld(transaction: OrganisationTransaction, workflow: PreparedWorkflow): Promise<World> {
  return worldOf(workflow, { lists: asContext(await readLists(transaction)), retries: standardRetryPlan });
}
