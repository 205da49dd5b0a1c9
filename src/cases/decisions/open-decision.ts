import type { OrganisationTransaction } from '../../database/database.ts';
import { Writes } from '../../database/writes.ts';
import { carryOver } from '../../forms/design/carry-over.ts';
import { findDraft, sealDraftContent } from '../../forms/drafts/draft.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { OpenStep } from '../../workflows/case-state.ts';
import type { ApproveStep } from '../../workflows/definition.ts';
import type { WorkflowVersion } from '../definitions.ts';
import { openFilling } from '../open-filling.ts';
import type { CaseServices } from '../services.ts';
import { findCase, type StoredCase } from '../stored-case.ts';

/** An approve step whose form somebody fills in with the decision. */
export interface DecisionPlace {
  readonly case: string;
  readonly open: number;
  /** The employee, and the same as one who fills in forms. */
  readonly employee: { readonly id: string; readonly person: string };
  /** Those for whom the employee stands in today. */
  readonly standsInFor: readonly string[];
}

/**
 * Opens the form of a decision as a draft under the case's key, so that what is typed is kept: each who may decide has a draft
 * of their own. Opened again it is the same one, also where the case has come back to the step; whoever has taken a task over
 * goes on with what the colleague typed.
 * @returns the draft's id; null where the step is no longer open, or none with a form.
 */
export async function openDecision(
  { database, definitions, now }: CaseServices,
  organisation: Organisation,
  place: DecisionPlace,
): Promise<string | null> {
  return database.inOrganisation(organisation.id, async (transaction) => {
    const stored = await findCase(transaction, organisation, place.case, true);
    if (!stored) return null;
    const version = await definitions.workflow(organisation.id, stored.workflowVersion);
    const open = stored.state.open.find(({ id }) => id === place.open);
    const step = open && version.workflow.definition.steps[open.step];
    if (!open || step?.kind !== 'approve' || step.form === undefined) return null;
    const existing = await findKept(definitions, transaction, organisation, stored, version, open, step, place);
    if (existing) return existing;
    const writes = new Writes();
    const filling = { open: open.id, step: open.step, person: place.employee.person, at: now() };
    const id = await openFilling(transaction, organisation, version, stored, filling, writes);
    await writes.run(transaction);
    return id;
  });
}

async function findKept(
  definitions: CaseServices['definitions'],
  transaction: OrganisationTransaction,
  organisation: Organisation,
  stored: StoredCase,
  version: WorkflowVersion,
  open: OpenStep,
  step: ApproveStep,
  { employee, standsInFor }: DecisionPlace,
): Promise<string | null> {
  const target = version.formVersions[step.form?.as ?? ''] ?? '';
  const drafts = await transaction
    .selectFrom('draft')
    .select(['id', 'person', 'open_step as open', 'form_version as formVersion'])
    .where('case', '=', stored.id)
    .where('submitted_case', 'is', null)
    .orderBy('updated_at', 'desc')
    .execute();
  // The case may have been moved to another version of its workflow, and so of the form.
  const forms = await Promise.all(
    drafts.map(({ formVersion }) => definitions.form(organisation.id, formVersion).then((form) => form.definition.key)),
  );
  const rows = drafts.filter((_, index) => forms[index] === step.form?.form);
  const stillOpen = new Set(stored.state.open.map(({ id }) => id));
  const own = rows.find((row) => row.open === open.id && row.person === employee.person);
  // In a loop or a branch the same step may be another matter.
  const earlier = rows.find(
    (row) => open.line === undefined && row.person === employee.person && row.open !== null && !stillOpen.has(row.open),
  );
  const isHolder = open.taken !== undefined && [employee.id, ...standsInFor].includes(open.taken);
  const isAlone = open.members === undefined && typeof step.approvers !== 'number';
  const found = own ?? earlier ?? (isHolder && isAlone ? rows.find((row) => row.open === open.id) : undefined);
  if (!found) return null;
  if (found !== own) {
    await transaction
      .updateTable('draft')
      .set({ person: employee.person, open_step: open.id, closed_at: null })
      .where('id', '=', found.id)
      .execute();
  }
  if (found.formVersion !== target) {
    const draft = await findDraft(transaction, organisation, found.id, employee.person, true);
    const from = await definitions.form(organisation.id, found.formVersion);
    const to = await definitions.form(organisation.id, target);
    if (!draft) return null;
    const { answers, prefilled, visited, aside } = carryOver(from.definition, to.definition, draft.content);
    const kept = Object.keys(aside).length > 0 ? { aside } : {};
    const content = sealDraftContent(draft.key, { ...draft.content, answers, prefilled, visited, ...kept });
    await transaction
      .updateTable('draft')
      .set({ form_version: target, workflow_version: version.id, revision: draft.revision + 1, content })
      .where('id', '=', draft.id)
      .execute();
  }
  return found.id;
}
