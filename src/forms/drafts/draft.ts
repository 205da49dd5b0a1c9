import type { Selectable, SqlBool } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson, encryptJson, nonceBytes } from '../../database/encryption/envelope.ts';
import { createDataKey, type DataKey, unwrapDataKey } from '../../database/encryption/key-ring.ts';
import type { Tables } from '../../database/schema.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { ParentalRelation } from '../../registers/parental-relation.ts';
import type { Text } from '../../texts/catalogue.ts';
import type { Answers, FileReference, FormInput } from '../answers.ts';
import type { Aside } from '../design/carry-over.ts';

/** What a draft holds, encrypted under its own key, which becomes the case's. */
export interface DraftContent {
  readonly answers: Answers;
  readonly prefilled: Answers;
  /** Keys of the pages that have been sent in at least once: their errors are shown, and the step guide marks them. */
  readonly visited: readonly string[];
  readonly person: { readonly birthDate: string | null; readonly municipality: string | null };
  /** A register could not be asked when the draft was begun. */
  readonly registerUnavailable: boolean;
  /** Keys of the fields that a register would have filled in, and that may be typed while it does not answer. */
  readonly unchecked?: readonly string[];
  /** The companies that CVR was asked about and gave no answer: their numbers, by the keys of their fields. */
  readonly silentCompanies?: Readonly<Record<string, string>>;
  /** The revision in which each page's answers last changed, by the page's key: only tabs on the same page can collide. */
  readonly changedAt?: Readonly<Record<string, number>>;
  /** How whoever it is filled in for is named on pages: a protected name isn't. */
  readonly onBehalfOf?: string;
  /** Why it is filled in for another, where that is by custody or guardianship and no power of attorney. */
  readonly relation?: ParentalRelation;
  /** What the address brought with which the draft was begun, as it was written there; absent where it brought nothing. */
  readonly link?: string;
  /** What came for a page after the log-in had ended, by the page's key, until the person has it before them again. */
  readonly unsaved?: Readonly<Record<string, UnsavedPage>>;
  /** Answers to questions that a newer version of the form does not ask; see `design/carry-over.ts`. */
  readonly aside?: Aside;
  /** The reason as far as it is written, where the form goes with a decision. */
  readonly reason?: string;
  /** What changed when the draft was carried to a newer version; said while the draft is of that revision. */
  readonly carried?: { readonly revision: number; readonly notes: readonly Text[] };
}

/** The answers of one page as they were typed, and the revision that the page was drawn from. */
export interface UnsavedPage {
  readonly answers: Answers;
  readonly revision: number;
  /** The reason beside them, where the form goes with a decision. */
  readonly reason?: string;
}

/** A filling that is not yet sent in, or that was sent in (`submittedCase`). */
export interface Draft {
  readonly id: string;
  readonly person: string;
  /** On whose behalf it is filled in; null for oneself. Never another one afterwards. */
  readonly subject: string | null;
  readonly formVersion: string;
  readonly workflowVersion: string;
  readonly key: DataKey;
  readonly revision: number;
  /** Another one after each write to the content, also to what is unsaved, which makes no revision. */
  readonly stamp: string;
  readonly content: DraftContent;
  readonly language: string;
  /** The case and open step that it corrects. */
  readonly correction: { readonly case: string; readonly open: number } | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly expiresAt: Date;
  readonly submittedCase: string | null;
  /** Since when it can't be sent any more: the case went another way, or somebody else was asked instead. */
  readonly closedAt: Date | null;
  /** Whether uploads belong to it, also such as no answer names any more. */
  readonly hasDocuments: boolean;
}

const contentPlace = 'draft.content';
const emptyContent: DraftContent = {
  answers: {},
  prefilled: {},
  visited: [],
  person: { birthDate: null, municipality: null },
  registerUnavailable: false,
};

/** Begins a draft with a key of its own. */
export async function createDraft(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  wanted: {
    readonly person: string;
    /** On whose behalf; the person's own when absent. */
    readonly subject?: string;
    readonly formVersion: string;
    readonly workflowVersion: string;
    readonly language: string;
    readonly content: DraftContent;
    readonly expiresAt: Date;
    readonly now: Date;
  },
): Promise<{ readonly id: string; readonly key: DataKey }> {
  const key = await createDataKey(transaction, organisation.id, organisation.keys);
  const id = uuidv7();
  await transaction
    .insertInto('draft')
    .values({
      organisation: organisation.id,
      id,
      person: wanted.person,
      subject: wanted.subject ?? null,
      form_version: wanted.formVersion,
      workflow_version: wanted.workflowVersion,
      data_key: key.id,
      content: encryptJson(key.key, contentPlace, wanted.content),
      language: wanted.language,
      case: null,
      open_step: null,
      created_at: wanted.now,
      updated_at: wanted.now,
      expires_at: wanted.expiresAt,
      submitted_case: null,
    })
    .execute();
  return { id, key };
}

/** Encrypts what a draft holds; the place binds it to drafts. */
export function sealDraftContent(key: DataKey, content: DraftContent): Buffer {
  return encryptJson(key.key, contentPlace, content);
}

/** A draft as it is stored, with its wrapped key. */
export type DraftRow = Selectable<Tables['draft']> & {
  readonly wrapped: Buffer;
  readonly has_documents: number | SqlBool;
};

/** A person's draft; undefined when there is none with that id or it is somebody else's. */
export async function findDraft(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  id: string,
  person: string,
  lock: boolean,
): Promise<Draft | undefined> {
  let query = draftRows(transaction).where('draft.id', '=', id).where('draft.person', '=', person);
  if (lock) query = query.forUpdate('draft');
  const row = await query.executeTakeFirst();
  return row && openDraftRow(organisation, row);
}

/** Drafts with their keys, for further conditions. */
export function draftRows(database: OrganisationTransaction) {
  return database
    .selectFrom('draft')
    .innerJoin('data_key', (join) =>
      join.onRef('data_key.organisation', '=', 'draft.organisation').onRef('data_key.id', '=', 'draft.data_key'),
    )
    .selectAll('draft')
    .select(({ exists, selectFrom }) => [
      'data_key.wrapped',
      exists(
        selectFrom('document')
          .select('document.id')
          .whereRef('document.organisation', '=', 'draft.organisation')
          .whereRef('document.draft', '=', 'draft.id'),
      ).as('has_documents'),
    ]);
}

/** See {@link Draft.stamp}: each ciphertext has a nonce of its own. */
export function stampOf(content: Buffer): string {
  return content.toString('hex', 0, nonceBytes);
}

/** Decrypts a draft. */
export function openDraftRow(organisation: Organisation, row: DraftRow): Draft {
  const key = unwrapDataKey(organisation.keys, row.data_key, row.wrapped);
  return {
    id: row.id,
    person: row.person,
    subject: row.subject,
    formVersion: row.form_version,
    workflowVersion: row.workflow_version,
    key,
    revision: row.revision,
    stamp: stampOf(row.content),
    // Once sent in, the answers live with the case alone; the row stays so that sending again finds the case.
    content: row.submitted_case === null ? decryptJson<DraftContent>(key.key, contentPlace, row.content) : emptyContent,
    language: row.language,
    correction: row.case !== null && row.open_step !== null ? { case: row.case, open: row.open_step } : null,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at,
    submittedCase: row.submitted_case,
    closedAt: row.closed_at,
    hasDocuments: row.has_documents === true,
  };
}

/** What saving changes of a draft beside what is saved. */
export type SavedDraft = Pick<Draft, 'revision' | 'stamp' | 'updatedAt' | 'expiresAt'>;

/**
 * Saves a draft that was read as `revision`.
 * @returns what it is now, or null when somebody (another tab) saved in between: then nothing is changed.
 */
export async function saveDraft(
  transaction: OrganisationTransaction,
  draft: Draft,
  revision: number,
  content: DraftContent,
  now: Date,
  expiresAt: Date,
): Promise<SavedDraft | null> {
  const sealed = sealDraftContent(draft.key, content);
  const row = await transaction
    .updateTable('draft')
    .set({ revision: revision + 1, content: sealed, updated_at: now, expires_at: expiresAt })
    .where('id', '=', draft.id)
    .where('revision', '=', revision)
    .where('submitted_case', 'is', null)
    .returning('revision')
    .executeTakeFirst();
  return row ? { revision: row.revision, stamp: stampOf(sealed), updatedAt: now, expiresAt } : null;
}

/** Keeps what came without a log-in beside a draft that the caller has locked; it is the same revision, as nothing of it counts yet. */
export async function saveUnsaved(
  transaction: OrganisationTransaction,
  draft: Draft,
  content: DraftContent,
): Promise<void> {
  await transaction
    .updateTable('draft')
    .set({ content: sealDraftContent(draft.key, content) })
    .where('id', '=', draft.id)
    .where('revision', '=', draft.revision)
    .where('submitted_case', 'is', null)
    .execute();
}

/** What the form is evaluated with. */
export function draftInput(content: DraftContent, files: Readonly<Record<string, FileReference>>): FormInput {
  return { answers: content.answers, prefilled: content.prefilled, files };
}
