import type { OrganisationTransaction } from '../../database/database.ts';
import type { WorkflowDefinition } from '../../workflows/definition.ts';
import type { WorkflowState } from '../../workflows/design/api-types.ts';
import { keptStates } from '../designs/kept-states.ts';

/** Where the organisation's workflows stand, by key; one alone where `key` is given. */
export async function workflowStates(
  transaction: OrganisationTransaction,
  key: string | null = null,
): Promise<readonly WorkflowState[]> {
  const kept = await keptStates<WorkflowDefinition>(transaction, 'workflow', key);
  return kept.map(({ definition, state }) => {
    const start = definition.steps[definition.start];
    return { ...state, form: start?.kind === 'fill' ? start.form : '' };
  });
}

/** One workflow's state. @throws where there is none: the caller has seen it in the same transaction. */
export async function workflowState(transaction: OrganisationTransaction, key: string): Promise<WorkflowState> {
  const [state] = await workflowStates(transaction, key);
  if (!state) throw new Error(`There is no workflow ${key}.`);
  return state;
}
