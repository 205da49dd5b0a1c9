import type { OrganisationTransaction } from '../../database/database.ts';
import type { RevisionCause } from '../../forms/design/api-types.ts';
import { asJson, sameJson } from '../../forms/design/json.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { fillText } from '../../texts/catalogue.ts';
import type { WorkflowDefinition } from '../../workflows/definition.ts';
import type { SavedWorkflow } from '../../workflows/design/api-types.ts';
import { checkWorkflowShape } from '../../workflows/design/check-workflow-shape.ts';
import { mergeWorkflows } from '../../workflows/design/merge-workflows.ts';
import { flowTexts } from '../../workflows/design/texts.ts';
import { inSameStretch } from '../designs/design-row.ts';
import type { Designer } from '../designs/design-services.ts';
import { findWorkflowRevision, lockWorkflow, storeWorkflowRevision, type WorkflowRow } from './workflow-row.ts';
import { recordWorkflow, type WorkflowServices } from './workflow-services.ts';

/** A change to a working definition. */
export interface WorkflowChange {
  /** The revision that it was made from. */
  readonly baseRevision: number;
  readonly definition: unknown;
  readonly cause: RevisionCause;
}

/**
 * Saves a change to a workflow's working definition. Where somebody saved in between, both sets of changes are brought
 * together; where they collide nothing is stored and the answer says how. Undefined where there is no such workflow.
 */
export async function saveWorkflow(
  services: WorkflowServices,
  organisation: Organisation,
  designer: Designer,
  key: string,
  change: WorkflowChange,
): Promise<SavedWorkflow | undefined> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const at = services.now();
    const current = await lockWorkflow(transaction, organisation.id, key, at);
    if (!current) return undefined;
    const isCurrent = change.baseRevision === current.revision;
    const base = isCurrent ? current.definition : await findWorkflowRevision(transaction, key, change.baseRevision);
    const shaped = checkWorkflowShape(change.definition);
    if (!shaped.ok) return { kind: 'refused', findings: shaped.findings };
    const mine = shaped.definition;
    if (mine.key !== key) return { kind: 'refused', findings: [otherKey(key)] };
    const store = storing(transaction, organisation, designer, current, at);
    if (isCurrent) {
      const revision = await store(mine, change.cause);
      return change.cause === 'saved'
        ? { kind: 'saved', revision }
        : { kind: 'merged', revision, definition: mine, by: null };
    }
    const by = await nameOf(transaction, current.updatedBy);
    // A base that was let go: neither can be told from the other, so that a person must choose.
    const { definition: merged, conflicts } = base
      ? mergeWorkflows(base, mine, current.definition)
      : mergeWithoutBase(mine, current.definition);
    const fits = checkWorkflowShape(merged).ok;
    if (conflicts.length > 0 || !fits) {
      const whole = fits ? conflicts : mergeWithoutBase(mine, current.definition).conflicts;
      const settled = fits ? merged : current.definition;
      return { kind: 'conflict', revision: current.revision, merged: settled, conflicts: whole, by };
    }
    return { kind: 'merged', revision: await store(merged, 'merged'), definition: merged, by };
  });
}

function storing(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  designer: Designer,
  current: WorkflowRow,
  at: Date,
) {
  return async (definition: WorkflowDefinition, cause: RevisionCause): Promise<number> => {
    if (sameJson(asJson(definition), asJson(current.definition))) return current.revision;
    const revision = await storeWorkflowRevision(
      transaction,
      organisation.id,
      current,
      definition,
      designer.id,
      at,
      cause,
    );
    const isGoingOn = cause === 'saved' && current.updatedBy === designer.id && inSameStretch(current.updatedAt, at);
    if (!isGoingOn) {
      const detail = { workflow: current.key, revision, cause };
      await recordWorkflow(transaction, organisation, designer, 'workflowSaved', at, detail);
    }
    return revision;
  };
}

function mergeWithoutBase(mine: WorkflowDefinition, theirs: WorkflowDefinition) {
  const conflict = { kind: 'whole', place: '', path: [], mine: asJson(mine), theirs: asJson(theirs) } as const;
  return { definition: theirs, conflicts: [conflict] };
}

async function nameOf(transaction: OrganisationTransaction, employee: string | null): Promise<string | null> {
  if (employee === null) return null;
  const row = await transaction.selectFrom('employee').select('name').where('id', '=', employee).executeTakeFirst();
  return row?.name ?? null;
}

function otherKey(key: string) {
  return {
    severity: 'error',
    code: 'other-key',
    place: 'key',
    path: [],
    message: fillText(flowTexts['flow.design.otherKey'], { key }),
  } as const;
}
