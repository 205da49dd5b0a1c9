import type { WorkflowDefinition } from '../definition.ts';

/**
 * Why something can't be done. `missing`: no such step or way; `taken`: another has the key; `badKey`: it is no key;
 * `lastEnd`: a workflow needs an end; `startFills`: it begins with filling in; `intoItself`: a step can't go within itself;
 * `unreadable`: an expression that may name it can't be read; `captured`: the name means something else there.
 */
export type EditProblem =
  | 'missing'
  | 'taken'
  | 'badKey'
  | 'lastEnd'
  | 'startFills'
  | 'intoItself'
  | 'unreadable'
  | 'captured';

/** What came of an edit: the workflow as it is now and the step to look at, or why nothing was changed. */
export type Edited =
  | { readonly ok: true; readonly definition: WorkflowDefinition; readonly step: string }
  | { readonly ok: false; readonly problem: EditProblem };

export function refusedEdit(problem: EditProblem): Edited {
  return { ok: false, problem };
}
