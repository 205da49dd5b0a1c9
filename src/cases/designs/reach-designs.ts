import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Access } from '../../identity/rights/access.ts';
import type { Matter } from '../../identity/rights/limits.ts';
import type { Right } from '../../identity/rights/rights.ts';
import { askedForms } from '../../workflows/aliases.ts';
import type { WorkflowDefinition } from '../../workflows/definition.ts';
import type { Reach } from '../reach.ts';

/**
 * What a right over workflows or forms reaches: the keys; null for all. A workflow is what its published version says and also what
 * its draft says, so that nobody widens their reach by what they write into a draft. A form is reached where every workflow that asks
 * it is: whoever changes it changes them all. A form that no workflow asks yet belongs to no limit.
 */
export async function reachOfDesigns(
  transaction: OrganisationTransaction,
  access: Access,
  right: Extract<Right, `forms.${string}` | `workflows.${string}`>,
): Promise<Reach> {
  if (access.isUnlimited(right)) return null;
  const { rows } = await sql<{ key: string; definition: WorkflowDefinition }>`
    select key, definition from (
      select distinct on (key) key, definition from workflow_version where status <> 'draft' order by key, version desc
    ) published
    union all select key, definition from workflow_design`.execute(transaction);
  const reached = new Map<string, boolean>();
  const note = (key: string, fits: boolean) => reached.set(key, (reached.get(key) ?? true) && fits);
  for (const { key, definition } of rows) {
    const fits = access.reaches(right, matterOf(key, definition));
    if (right.startsWith('workflows.')) note(key, fits);
    else for (const { form } of askedForms(definition)) note(form, fits);
  }
  return [...reached].filter(([, fits]) => fits).map(([key]) => key);
}

function matterOf(workflow: string, { kle, about }: Pick<WorkflowDefinition, 'kle' | 'about'>): Matter {
  return { workflow, kle, category: about?.category?.da, unit: about?.unit };
}
