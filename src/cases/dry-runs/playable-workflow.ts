import type { OrganisationTransaction } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { compileWorkflow, type WorkflowFinding } from '../../workflows/compile-workflow.ts';
import type { WorkflowDefinition } from '../../workflows/definition.ts';
import type { World } from '../../workflows/dry-run/world.ts';
import { lockDesign } from '../designs/design-row.ts';
import { workflowDesigns } from '../workflow-designs/workflow-designs.ts';
import { workflowContext } from '../workflow-designs/workflow-parts.ts';
import type { WorkflowServices } from '../workflow-designs/workflow-services.ts';
import { dryRunWorld } from './dry-run-world.ts';

/** A workflow's working definition as it can be played, or what keeps it from being played. */
export type Playable =
  | { readonly ok: true; readonly definition: WorkflowDefinition; readonly world: World }
  | { readonly ok: false; readonly definition: WorkflowDefinition; readonly findings: readonly WorkflowFinding[] };

/** The working definition of a workflow, ready to be played with the forms that are published. Undefined where there is none. */
export async function playableWorkflow(
  services: WorkflowServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  key: string,
): Promise<Playable | undefined> {
  const design = await lockDesign(workflowDesigns, transaction, organisation.id, key, services.now());
  if (!design) return undefined;
  const { definition } = design;
  const { forms, deliveries } = await workflowContext(services, transaction, organisation, definition);
  const compiled = compileWorkflow(definition, forms, deliveries);
  if (!compiled.ok) return { ok: false, definition, findings: compiled.findings };
  return { ok: true, definition, world: await dryRunWorld(transaction, compiled.workflow) };
}
