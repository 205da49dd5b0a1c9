import type { FormDefinition } from '../forms/definition.ts';
import { carryOver } from '../forms/design/carry-over.ts';
import { type DraftRow, findDraft, sealDraftContent, type UnsavedPage } from '../forms/drafts/draft.ts';
import { fieldsOfPage } from '../forms/fields-of.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { FormVersion } from './definitions.ts';
import type { CaseServices } from './services.ts';

/**
 * Carries a person's open draft to the newest version of its form, with the workflow that starts with it: answers that fit
 * stay, what does not is kept aside, and what changed is noted for the next page. Corrections of a case, and drafts that were
 * sent in, stay on their version. Costs nothing where the draft is on the newest version.
 * @returns whether the draft was carried, so that it must be read again.
 */
export async function carryDraft(
  { database, definitions, now }: Pick<CaseServices, 'database' | 'definitions' | 'now'>,
  organisation: Organisation,
  row: DraftRow,
  form: FormVersion,
): Promise<boolean> {
  if (row.case !== null || row.submitted_case !== null) return false;
  const workflow = await definitions.workflowStartedBy(organisation.id, form.definition.key);
  const start = workflow?.workflow.definition.steps[workflow.workflow.definition.start];
  const newest = start?.kind === 'fill' ? workflow?.formVersions[start.as] : undefined;
  if (!workflow || newest === undefined || newest === row.form_version) return false;
  const target = await definitions.form(organisation.id, newest);
  // Another process may know of a version that this one has not heard of yet: a draft never goes back.
  if (target.version <= form.version) return false;
  return database.inOrganisation(organisation.id, async (transaction) => {
    const draft = await findDraft(transaction, organisation, row.id, row.person, true);
    if (!draft || draft.formVersion !== form.id || draft.submittedCase !== null || draft.correction) return true;
    const { answers, prefilled, visited, aside, notes } = carryOver(form.definition, target.definition, draft.content);
    const revision = draft.revision + 1;
    const content = {
      ...draft.content,
      answers,
      prefilled,
      visited,
      ...(draft.content.unsaved ? { unsaved: placeUnsaved(target.definition, draft.content.unsaved) } : {}),
      ...(Object.keys(aside).length > 0 ? { aside } : {}),
      // Shown until the person saves the next page.
      ...(notes.length > 0 ? { carried: { revision, notes } } : {}),
    };
    await transaction
      .updateTable('draft')
      .set({
        form_version: target.id,
        workflow_version: workflow.id,
        revision,
        content: sealDraftContent(draft.key, content),
        updated_at: now(),
      })
      .where('id', '=', draft.id)
      .where('submitted_case', 'is', null)
      .execute();
    return true;
  });
}

/** What came after the log-in had ended, to the pages that its questions stand on now. */
function placeUnsaved(
  definition: FormDefinition,
  unsaved: Readonly<Record<string, UnsavedPage>>,
): Readonly<Record<string, UnsavedPage>> {
  const [first] = definition.pages;
  const pageOf = new Map(
    definition.pages.flatMap((page) =>
      fieldsOfPage(page).map(({ key }) => [key, definition.layout === 'onePage' ? first?.key : page.key]),
    ),
  );
  const placed: Record<string, UnsavedPage> = {};
  for (const [page, { answers, revision }] of Object.entries(unsaved)) {
    for (const [key, raw] of Object.entries(answers)) {
      const now = pageOf.get(key) ?? page;
      const known = placed[now];
      placed[now] = {
        answers: { ...known?.answers, [key]: raw },
        revision: Math.min(revision, known?.revision ?? revision),
      };
    }
  }
  return placed;
}
