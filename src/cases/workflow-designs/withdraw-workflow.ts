import type { Organisation } from '../../organisations/organisation.ts';
import type { DiscardedWorkflow, WorkflowState } from '../../workflows/design/api-types.ts';
import type { Designer } from '../designs/design-services.ts';
import { lockPublishing } from '../publishing/lock-publishing.ts';
import { lockWorkflow, storeWorkflowRevision } from './workflow-row.ts';
import { recordWorkflow, type WorkflowServices } from './workflow-services.ts';
import { workflowState } from './workflow-states.ts';

/** Ends new cases of a workflow; those under way go on. Undefined for no such workflow. */
export async function withdrawWorkflow(
  services: WorkflowServices,
  organisation: Organisation,
  designer: Designer,
  key: string,
): Promise<WorkflowState | undefined> {
  const state = await services.database.inOrganisation(organisation.id, async (transaction) => {
    const at = services.now();
    await lockPublishing(transaction, organisation.id);
    if (!(await lockWorkflow(transaction, organisation.id, key, at))) return undefined;
    const row = await transaction
      .updateTable('workflow_version')
      .set({ status: 'withdrawn' })
      .where('key', '=', key)
      .where('status', '=', 'published')
      .returning('version')
      .executeTakeFirst();
    if (row) {
      const detail = { workflow: key, version: row.version };
      await recordWorkflow(transaction, organisation, designer, 'workflowWithdrawn', at, detail);
    }
    return workflowState(transaction, key);
  });
  services.definitions.changed(organisation.id);
  return state;
}

/** Forgets that a workflow waits to be published. Undefined for no such workflow. */
export async function cancelWorkflowSchedule(
  services: WorkflowServices,
  organisation: Organisation,
  designer: Designer,
  key: string,
): Promise<WorkflowState | undefined> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const at = services.now();
    if (!(await lockWorkflow(transaction, organisation.id, key, at))) return undefined;
    const row = await transaction
      .deleteFrom('workflow_schedule')
      .where('key', '=', key)
      .returning('key')
      .executeTakeFirst();
    if (row) {
      const detail = { workflow: key, cancelled: true };
      await recordWorkflow(transaction, organisation, designer, 'workflowScheduled', at, detail);
    }
    return workflowState(transaction, key);
  });
}

/**
 * Drops the working definition: a workflow that was never published is deleted, another goes back to what is or was published
 * last. Undefined for no such workflow.
 */
export async function discardWorkflow(
  services: WorkflowServices,
  organisation: Organisation,
  designer: Designer,
  key: string,
  revision: number,
): Promise<DiscardedWorkflow | undefined> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const at = services.now();
    const design = await lockWorkflow(transaction, organisation.id, key, at);
    if (!design) return undefined;
    if (design.revision !== revision) return { kind: 'changedMeanwhile', revision: design.revision };
    const version = await transaction
      .selectFrom('workflow_version')
      .select('definition')
      .where('key', '=', key)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    const detail = { workflow: key, revision };
    await recordWorkflow(transaction, organisation, designer, 'workflowDiscarded', at, detail);
    if (!version) {
      await transaction.deleteFrom('workflow_design').where('key', '=', key).execute();
      return { kind: 'deleted' };
    }
    const { definition } = version;
    const { id } = organisation;
    const next = await storeWorkflowRevision(transaction, id, design, definition, designer.id, at, 'discarded');
    return { kind: 'saved', revision: next, definition };
  });
}
