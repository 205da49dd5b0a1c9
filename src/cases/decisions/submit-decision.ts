import type { OrganisationTransaction } from '../../database/database.ts';
import { encryptJson } from '../../database/encryption/envelope.ts';
import type { Writes } from '../../database/writes.ts';
import { fileReferences, listDocuments } from '../../documents/stored-document.ts';
import type { FormContext } from '../../forms/answers.ts';
import { type Draft, draftInput, findDraft } from '../../forms/drafts/draft.ts';
import { evaluate } from '../../forms/evaluate.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { SentAnswers, SubmissionContent } from '../open-filling.ts';
import type { CaseServices } from '../services.ts';
import { settleFiles } from '../settle-files.ts';
import { casePlaces, type StoredCase } from '../stored-case.ts';

/** A form that was filled in for a decision, as it was saved last. */
export interface FilledDecision {
  readonly draft: string;
  readonly person: string;
  readonly revision: number;
  readonly context: (draft: Draft) => FormContext;
}

/** `changed`: saved again since, in another window; `incomplete`: not all is answered that must be. */
export type UnfilledDecision = 'changed' | 'incomplete';

/**
 * Sends in the form of a decision with it: kept like any other sending-in, so that it is shown, corrected and downloaded with
 * the case. The caller has locked the case, and makes the writes with the decision's event.
 */
export async function submitDecision(
  services: CaseServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  stored: StoredCase,
  filled: FilledDecision,
  alias: string,
  open: number,
  writes: Writes,
): Promise<SentAnswers | UnfilledDecision> {
  const draft = await findDraft(transaction, organisation, filled.draft, filled.person, true);
  const isHere = draft?.correction?.case === stored.id && draft.correction.open === open;
  if (!draft || !isHere || draft.submittedCase !== null || draft.revision !== filled.revision) return 'changed';
  const form = await services.definitions.form(organisation.id, draft.formVersion);
  const lists = await services.definitions.lists(organisation.id, form.definition);
  const documents = await listDocuments(transaction, draft.key, { draft: draft.id, case: stored.id });
  const context = { ...filled.context(draft), ...(lists ? { lists } : {}) };
  const evaluated = evaluate(form.prepared, draftInput(draft.content, fileReferences(documents)), context);
  if (!evaluated.valid) return 'incomplete';
  const { answers, prefilled, person } = draft.content;
  const content: SubmissionContent = { values: evaluated.values, answers, prefilled, person };
  const at = services.now();
  writes.add(
    transaction.insertInto('submission').values({
      organisation: organisation.id,
      case: stored.id,
      sequence: stored.sequence + 1,
      form_version: draft.formVersion,
      content: encryptJson(stored.key.key, casePlaces.submission, content),
      language: context.language,
      at,
      alias,
      person: draft.person,
      open_step: open,
    }),
    transaction
      .updateTable('draft')
      .set({ submitted_case: stored.id, content: Buffer.alloc(0), updated_at: at })
      .where('id', '=', draft.id),
    ...settleFiles(transaction, documents, evaluated, stored.id),
  );
  return { alias, person: draft.person, content };
}
