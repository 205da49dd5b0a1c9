import type { Organisation } from '../../organisations/organisation.ts';
import type { ImportedWorkflow } from '../../workflows/design/api-types.ts';
import { diffWorkflows } from '../../workflows/design/diff-workflows.ts';
import { importWorkflow } from '../../workflows/design/exchange-workflow.ts';
import type { Designer } from '../designs/design-services.ts';
import type { ImportMode } from '../designs/import-design.ts';
import { addWorkflow } from './create-workflow.ts';
import { lockWorkflow, storeWorkflowRevision } from './workflow-row.ts';
import { recordWorkflow, type WorkflowServices } from './workflow-services.ts';

/** Reads a workflow from a file and stores it as a new one, or as the next revision of the one with its key. */
export async function importWorkflowDesign(
  services: WorkflowServices,
  organisation: Organisation,
  designer: Designer,
  file: Uint8Array,
  mode: ImportMode,
): Promise<ImportedWorkflow> {
  const read = importWorkflow(file);
  if (!read.ok) return { kind: 'refused', findings: read.findings };
  return services.database.inOrganisation(organisation.id, async (transaction): Promise<ImportedWorkflow> => {
    const at = services.now();
    const definition =
      mode.kind === 'new' && mode.key !== undefined ? { ...read.definition, key: mode.key } : read.definition;
    const { key } = definition;
    const current = await lockWorkflow(transaction, organisation.id, key, at);
    if (!current) return addWorkflow(transaction, organisation, designer, definition, at, 'imported');
    if (mode.kind === 'new' || mode.revision !== current.revision) {
      const difference = diffWorkflows(current.definition, definition);
      return { kind: 'exists', key, revision: current.revision, difference };
    }
    const { id } = organisation;
    const revision = await storeWorkflowRevision(transaction, id, current, definition, designer.id, at, 'imported');
    const detail = { workflow: key, revision };
    await recordWorkflow(transaction, organisation, designer, 'workflowImported', at, detail);
    return { kind: 'created', key, revision };
  });
}
