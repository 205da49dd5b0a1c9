import type { MergeConflict } from '../../forms/design/conflict.ts';
import { asJson, isObject, type Json } from '../../forms/design/json.ts';
import { mergeValues, type ValueConflict } from '../../forms/design/merge-values.ts';
import type { WorkflowDefinition } from '../definition.ts';
import { workflowPath } from './workflow-path.ts';

/** What came of two people's changes to one workflow. */
export interface MergedWorkflows {
  /** Both sets of changes, with *theirs* where they collide. */
  readonly definition: WorkflowDefinition;
  readonly conflicts: readonly MergeConflict[];
}

/**
 * Brings two versions together that both came from `base`: steps are told apart by their keys, members by their names. A way
 * that leads to a step which the other took out stays, and is found when the workflow is looked through. Pure.
 */
export function mergeWorkflows(
  base: WorkflowDefinition,
  mine: WorkflowDefinition,
  theirs: WorkflowDefinition,
): MergedWorkflows {
  const found: ValueConflict[] = [];
  const merged = mergeValues({ base: asJson(base), mine: asJson(mine), theirs: asJson(theirs) }, [], found);
  // Objects that are all workflows give a workflow.
  const definition = (isObject(merged) ? merged : asJson(theirs)) as unknown as WorkflowDefinition;
  const conflicts = found.map(({ kind, path, ...sides }): MergeConflict => {
    const place = path.join('.');
    return { kind: kind === 'order' ? 'value' : kind, place, path: workflowPath(theirs, place), ...sides };
  });
  return { definition, conflicts };
}

/** Settles one conflict of a merged workflow: it already holds *theirs*, so that only `'mine'` changes anything. Pure. */
export function resolveWorkflowConflict(
  merged: WorkflowDefinition,
  conflict: MergeConflict,
  choice: 'mine' | 'theirs',
): WorkflowDefinition {
  if (choice === 'theirs') return merged;
  const { kind, place, mine } = conflict;
  if (kind === 'whole') return isObject(mine) ? (mine as unknown as WorkflowDefinition) : merged;
  return withMember(asJson(merged), place.split('.'), mine) as unknown as WorkflowDefinition;
}

function withMember(value: Json, path: readonly string[], to: Json | undefined): Json {
  const [name, ...rest] = path;
  if (name === undefined || !isObject(value)) return value;
  if (rest.length > 0) return { ...value, [name]: withMember(value[name] ?? {}, rest, to) };
  const { [name]: _old, ...others } = value;
  return to === undefined ? others : { ...others, [name]: to };
}
