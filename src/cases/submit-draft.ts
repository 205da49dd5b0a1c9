import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { AuditDetail, AuditEntry } from '../audit/record.ts';
import type { OrganisationTransaction } from '../database/database.ts';
import { encryptJson } from '../database/encryption/envelope.ts';
import { fileReferences, listDocuments } from '../documents/stored-document.ts';
import type { FormContext } from '../forms/answers.ts';
import { type Draft, draftInput, findDraft } from '../forms/drafts/draft.ts';
import { type EvaluatedForm, evaluate } from '../forms/evaluate.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { Refusal } from '../workflows/advance.ts';
import type { Actor } from '../workflows/case-state.ts';
import { applyEvent, type CaseBefore } from './apply-event.ts';
import type { SubmissionContent } from './correction.ts';
import { enqueue } from './jobs.ts';
import type { CaseServices } from './services.ts';
import { casePlaces, findCase } from './stored-case.ts';

export type Submitted =
  /** `again`: it had been sent in before; nothing was made. */
  | { readonly kind: 'submitted'; readonly case: string; readonly again: boolean }
  | { readonly kind: 'not-found' }
  /** Somebody saved the draft after the review page was shown. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'invalid'; readonly form: EvaluatedForm }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * Sends a draft in: begins its case, or completes the step that it corrects. One transaction; the draft's row lock makes
 * a double click, the back button and a repeated request find the case that the first one made.
 * `revision` is that of the review page, so that nobody sends in what they have not seen.
 */
export async function submitDraft(
  services: CaseServices,
  organisation: Organisation,
  wanted: {
    readonly draft: string;
    readonly person: string;
    readonly revision: number;
    readonly context: (draft: Draft) => FormContext;
    readonly from: AuditDetail;
  },
): Promise<Submitted> {
  const { database, definitions, now } = services;
  return database.inOrganisation(organisation.id, async (transaction) => {
    const draft = await findDraft(transaction, organisation, wanted.draft, wanted.person, true);
    if (!draft) return { kind: 'not-found' };
    if (draft.submittedCase !== null) return { kind: 'submitted', case: draft.submittedCase, again: true };
    if (draft.revision !== wanted.revision) return { kind: 'changed' };

    const form = await definitions.form(organisation.id, draft.formVersion);
    const version = await definitions.workflow(organisation.id, draft.workflowVersion);
    const documents = await listDocuments(transaction, draft.key, {
      draft: draft.id,
      ...(draft.correction ? { case: draft.correction.case } : {}),
    });
    const files = fileReferences(documents);
    const context = wanted.context(draft);
    const evaluated = evaluate(form.prepared, draftInput(draft.content, files), context);
    if (!evaluated.valid) return { kind: 'invalid', form: evaluated };

    const at = now();
    const actor: Actor = { kind: 'citizen', id: draft.person };
    const stored = draft.correction
      ? await findCase(transaction, organisation, draft.correction.case, true)
      : undefined;
    if (draft.correction && !stored) return { kind: 'not-found' };
    const before: CaseBefore = stored ?? {
      id: uuidv7(),
      number: await nextNumber(transaction, organisation.id, at),
      person: draft.person,
      key: draft.key,
      language: context.language,
      sequence: 0,
      state: null,
    };
    const audit: AuditEntry = {
      at,
      actor,
      subject: draft.person,
      action: stored ? 'caseCorrected' : 'caseSubmitted',
      recordKind: 'case',
      record: before.id,
      detail: wanted.from,
      key: draft.key,
    };
    const event = {
      kind: 'submitted' as const,
      at: at.toISOString(),
      actor,
      values: evaluated.values,
      ...(draft.correction ? { open: draft.correction.open } : {}),
    };
    const applied = await applyEvent(transaction, organisation, version, before, event, [audit]);
    if (!applied.ok) return { kind: 'refused', refusal: applied.refusal };

    const content: SubmissionContent = {
      values: evaluated.values,
      answers: draft.content.answers,
      prefilled: draft.content.prefilled,
      person: draft.content.person,
    };
    await transaction
      .insertInto('submission')
      .values({
        organisation: organisation.id,
        case: before.id,
        sequence: applied.sequence,
        form_version: draft.formVersion,
        content: encryptJson(draft.key.key, casePlaces.submission, content),
        language: context.language,
        at,
      })
      .execute();
    if (documents.some((document) => document.draft !== null)) {
      await transaction
        .updateTable('document')
        .set({ case: before.id, draft: null })
        .where('draft', '=', draft.id)
        .execute();
    }
    await transaction
      .updateTable('draft')
      .set({ submitted_case: before.id, content: Buffer.alloc(0), updated_at: at, expires_at: new Date('9999-12-31') })
      .where('id', '=', draft.id)
      .execute();
    await enqueue(transaction, [
      { task: 'receipt', payload: { organisation: organisation.id, case: before.id, sequence: applied.sequence } },
    ]);
    return { kind: 'submitted', case: before.id, again: false };
  });
}

/** The next case number of the organisation, such as `2026-000123`. Numbers of rolled back cases are skipped. */
async function nextNumber(transaction: OrganisationTransaction, organisation: number, at: Date): Promise<string> {
  const { rows } = await sql<{ number: string }>`select next_case_number(${organisation}::integer) as number`.execute(
    transaction,
  );
  return `${at.getUTCFullYear()}-${String(rows[0]?.number).padStart(6, '0')}`;
}
