import type { FormVersion } from '../../../cases/definitions.ts';
import { fileReferences, listDocuments } from '../../../documents/stored-document.ts';
import { draftInput, findDraft, saveUnsaved } from '../../../forms/drafts/draft.ts';
import type { PostedValues } from '../../../forms/field-kind.ts';
import { readPosted } from '../../../forms/read-posted.ts';
import { evaluateSheets } from '../../../forms/sheets.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import type { Application } from '../../application.ts';
import { isId } from '../addresses.ts';
import { formContext } from '../form-context.ts';
import { answersOfPage } from './answers-of-page.ts';

/**
 * Keeps what came for a page after the log-in had ended, with the draft and under its key, but apart from its answers:
 * nobody has proven to be its owner. The owner finds it in the inputs of the page after the next log-in, and it counts
 * once they have sent it themselves. Whoever asks learns nothing: an unknown draft is passed over in silence.
 */
export async function keepUnsaved(
  { services }: Application,
  organisation: Organisation,
  address: { readonly draft: string; readonly page: string },
  revision: number,
  posted: PostedValues,
  /** The form of a decision, as its page shows it, and the reason beside it. */
  decision?: { readonly shown: (form: FormVersion) => FormVersion; readonly reason: string },
): Promise<void> {
  if (!isId(address.draft)) return;
  const owned = await services.database.inOrganisation(organisation.id, (transaction) =>
    transaction
      .selectFrom('draft')
      .select(['person', 'form_version as formVersion'])
      .where('id', '=', address.draft)
      .where('submitted_case', 'is', null)
      .executeTakeFirst(),
  );
  if (!owned) return;
  const stored = await services.definitions.form(organisation.id, owned.formVersion);
  const form = decision?.shown(stored) ?? stored;
  await services.database.inOrganisation(organisation.id, async (transaction) => {
    const draft = await findDraft(transaction, organisation, address.draft, owned.person, true);
    if (!draft || draft.submittedCase !== null) return;
    const files = fileReferences(await listDocuments(transaction, draft.key, { draft: draft.id }));
    const context = formContext(services.now(), draft.language, { level: 'low' }, draft.content.person);
    const evaluated = evaluateSheets(form.prepared, draftInput(draft.content, files), context);
    const page = evaluated.pages.find((candidate) => candidate.page.key === address.page);
    if (!page) return;
    const answers = answersOfPage(page.page, readPosted(page, draft.content.answers, posted));
    const beside = decision === undefined ? {} : { reason: decision.reason };
    const unsaved = { ...draft.content.unsaved, [page.page.key]: { answers, revision: revision || 0, ...beside } };
    await saveUnsaved(transaction, draft, { ...draft.content, unsaved });
  });
}
