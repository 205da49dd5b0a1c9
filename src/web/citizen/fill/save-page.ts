import { type AuditEntry, recordAudit } from '../../../audit/record.ts';
import type { FormVersion } from '../../../cases/definitions.ts';
import type { OrganisationTransaction } from '../../../database/database.ts';
import { fileReferences, listDocuments, removeUpload } from '../../../documents/stored-document.ts';
import { type Answers, isList } from '../../../forms/answers.ts';
import type { FormPage } from '../../../forms/definition.ts';
import { withoutGoneRows, withoutOtherCompany } from '../../../forms/drafts/company-prefill.ts';
import { type Draft, type DraftContent, draftInput, findDraft, saveDraft } from '../../../forms/drafts/draft.ts';
import { saveUntouchedDraft } from '../../../forms/drafts/gathered-drafts.ts';
import { companyNumberIn } from '../../../forms/drafts/silent-register.ts';
import type { EvaluatedForm, EvaluatedPage } from '../../../forms/evaluate.ts';
import type { PostedValues } from '../../../forms/field-kind.ts';
import { fieldsOfPage } from '../../../forms/fields-of.ts';
import { readPosted } from '../../../forms/read-posted.ts';
import { evaluateSheets } from '../../../forms/sheets.ts';
import type { Application } from '../../application.ts';
import type { Citizen } from '../citizen.tsx';
import { areSameAnswers } from './answers-of-page.ts';
import type { OpenDraft } from './open-draft.ts';
import { type OlderPage, readOlderPage } from './read-older-page.ts';

/** What is to be saved of one page. */
export interface PageChange {
  readonly page: FormPage;
  /** The older version of the form that the page was drawn from; null where it is the draft's own. */
  readonly drawn: FormVersion | null;
  /** The revision that the page was drawn from; NaN where the browser sent none. */
  readonly revision: number;
  readonly posted: PostedValues;
  /** Ids of files that were taken in with this request, by field. */
  readonly uploaded: Readonly<Record<string, readonly string[]>>;
  /** A file to take off: its field and id. */
  readonly removedFile: { readonly field: string; readonly id: string } | null;
  /** What a button does to the answers, such as adding a row. */
  readonly change: (answers: Answers) => Answers;
  /** Whether the page counts as sent in from now on, no longer, or as before. */
  readonly visit: 'add' | 'remove' | 'keep';
  /** What a register said of the answers, for other fields. */
  readonly prefilled: Answers;
  /** Of each company that CVR was asked about its number where it said nothing, else null; by the key of its field. */
  readonly companies?: Readonly<Record<string, string | null>>;
  /** The reason that stands beside the form of a decision; as it was when absent. */
  readonly reason?: string;
  /** Logged when the file was taken off. */
  readonly removalEntry: (draft: Draft) => AuditEntry;
}

export type SavedPage =
  | {
      readonly kind: 'saved';
      readonly opened: OpenDraft;
      /** The page as it stood before, which the citizen had seen. */
      readonly before: EvaluatedPage;
      /** The form changed under the person's hands, and there is something of it to be told. */
      readonly isTold: boolean;
    }
  /** Another tab changed this page after it was drawn here: what is saved, and what was typed here, which is not. */
  | { readonly kind: 'conflict'; readonly opened: OpenDraft; readonly typed: Answers }
  | { readonly kind: 'submitted'; readonly case: string }
  | { readonly kind: 'gone' };

/**
 * Saves what was posted to a page, right or wrong. Of two tabs the later one is not let over what the earlier one changed
 * on the same page, unless it says the same. Files belong to the draft as soon as they have arrived, so that a conflict
 * loses none.
 *
 * Nearly always nobody has written to the draft since this request read it: then one statement saves it, which looks at just
 * that. Otherwise, and where files are concerned, the draft is read again under a lock on its row.
 */
export async function savePage(
  application: Application,
  citizen: Citizen,
  opened: OpenDraft,
  change: PageChange,
): Promise<SavedPage> {
  const { database, now } = application.services;
  const { organisation } = opened;
  if (!concernsFiles(opened, change)) {
    const planned = planSave(opened, change);
    if (planned.kind === 'gone') return planned;
    const { content, expiresAt } = planned;
    const at = now();
    const saved = await saveUntouchedDraft(database, organisation, opened.draft, content, at, expiresAt(at));
    if (saved) return planned.done({ ...opened, draft: { ...opened.draft, ...saved, content } });
  }
  return database.inOrganisation(organisation.id, async (transaction) => {
    const draft = await findDraft(transaction, organisation, opened.draft.id, citizen.person, true);
    if (!draft) return { kind: 'gone' };
    if (draft.submittedCase !== null) return { kind: 'submitted', case: draft.submittedCase };
    const documents = await listDocuments(transaction, draft.key, {
      draft: draft.id,
      ...(draft.correction ? { case: draft.correction.case } : {}),
    });
    const current = { ...opened, draft, documents, files: fileReferences(documents) };
    const planned = planSave(current, change);
    if (planned.kind === 'gone') return planned;
    if (planned.kind === 'saved' && change.removedFile) await takeOff(transaction, organisation.id, draft, change);
    const { content, expiresAt } = planned;
    const at = now();
    const saved = await saveDraft(transaction, draft, draft.revision, content, at, expiresAt(at));
    if (!saved) throw new Error('A draft changed under its row lock.');
    return planned.done({ ...current, draft: { ...draft, ...saved, content } });
  });
}

/** Whether there is more to the change than the draft's own row. */
function concernsFiles({ draft, documents }: OpenDraft, { uploaded, removedFile }: PageChange): boolean {
  return (
    draft.hasDocuments ||
    draft.correction !== null ||
    documents.length > 0 ||
    removedFile !== null ||
    Object.keys(uploaded).length > 0
  );
}

type PlannedSave =
  | { readonly kind: 'gone' }
  | {
      readonly kind: 'saved' | 'conflict';
      readonly content: DraftContent;
      readonly expiresAt: (now: Date) => Date;
      /** What is answered, given the draft as it was saved. */
      readonly done: (saved: OpenDraft) => SavedPage;
    };

/** What a draft becomes by a change. */
function planSave(opened: OpenDraft, change: PageChange): PlannedSave {
  const { draft, form, files, context } = opened;
  const { page } = change;
  const withFiles = appendFiles(draft.content.answers, change.uploaded);
  const input = draftInput({ ...draft.content, answers: withFiles }, files);
  const evaluated = evaluateSheets(form.prepared, input, context, opened.evaluated);
  const isThere = evaluated.pages.some((candidate) => candidate.page.key === page.key);
  const read = change.drawn
    ? readOlderPage(opened, change.drawn, page.key, withFiles, change.posted)
    : readPage(evaluated, page, withFiles, change.posted);
  if (!read) return { kind: 'gone' };
  const { before, keys, aside, notes } = read;
  const typed = change.change(read.typed);
  const ofPage = (answers: Answers) => answersTo(keys, answers);
  const isChanged = !areSameAnswers(ofPage(typed), ofPage(withFiles));
  const collides = isThere && isChanged && !(change.revision >= (draft.content.changedAt?.[page.key] ?? 1));
  const reopen = (saved: OpenDraft): OpenDraft => ({
    ...saved,
    evaluated: evaluateSheets(form.prepared, draftInput(saved.draft.content, files), context, evaluated),
  });
  // A case waits for its correction for as long as it takes.
  const expiresAt = (now: Date): Date =>
    draft.correction ? draft.expiresAt : new Date(now.getTime() + form.definition.draftDays * 86_400_000);
  if (collides) {
    const content = { ...draft.content, answers: withFiles };
    return {
      kind: 'conflict',
      content,
      expiresAt,
      done: (saved) => ({ kind: 'conflict', opened: reopen(saved), typed }),
    };
  }
  const answers = change.removedFile ? withoutFile(typed, change.removedFile) : typed;
  const { visited, changedAt, unsaved, carried, ...rest } = draft.content;
  const { [page.key]: _, ...stillUnsaved } = unsaved ?? {};
  const revision = draft.revision + 1;
  const different = keys.filter(
    (key) => !areSameAnswers(answersTo([key], answers), answersTo([key], draft.content.answers)),
  );
  // The questions of an older page may stand on several pages now.
  const changedPages = change.drawn ? pagesWith(evaluated, different) : different.length > 0 ? [page.key] : [];
  // Not seen yet, as the person had the older page before them.
  const earlierNotes = change.drawn && carried?.revision === draft.revision ? carried.notes : [];
  const told = [...new Map([...earlierNotes, ...notes].map((note) => [note.da, note])).values()];
  const isTold = told.length > 0;
  const { silentCompanies, ...others } = rest;
  const prefilled = {
    ...withoutOtherCompany(form.definition, rest.prefilled, draft.content.answers, answers),
    ...change.prefilled,
  };
  const silent = Object.entries({ ...silentCompanies, ...change.companies }).filter(
    (each): each is [string, string] => each[1] === companyNumberIn({ answers, prefilled }, each[0]),
  );
  const content: DraftContent = {
    ...others,
    answers: withoutGoneRows(answers, rest.prefilled, prefilled),
    prefilled,
    ...(silent.length > 0 ? { silentCompanies: Object.fromEntries(silent) } : {}),
    visited: isThere && !isTold ? visitedAfter(visited, page.key, change.visit) : visited,
    changedAt: { ...changedAt, ...Object.fromEntries(changedPages.map((key) => [key, revision])) },
    unsaved: stillUnsaved,
    ...(change.reason === undefined ? {} : { reason: change.reason }),
    ...(aside ? { aside } : {}),
    ...(isTold ? { carried: { revision, notes: told } } : {}),
  };
  const done = (saved: OpenDraft): SavedPage => ({ kind: 'saved', opened: reopen(saved), before, isTold });
  return { kind: 'saved', content, expiresAt, done };
}

/** What was typed on a page of the draft's own version. */
function readPage(
  evaluated: EvaluatedForm,
  page: FormPage,
  answers: Answers,
  posted: PostedValues,
): (Omit<OlderPage, 'aside'> & { readonly aside?: undefined }) | null {
  const before = evaluated.pages.find((candidate) => candidate.page.key === page.key);
  if (!before) return null;
  const keys = fieldsOfPage(page).map(({ key }) => key);
  return { before, typed: readPosted(before, answers, posted), keys, notes: [] };
}

function answersTo(keys: readonly string[], answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => keys.includes(key)));
}

function pagesWith(evaluated: EvaluatedForm, keys: readonly string[]): readonly string[] {
  return evaluated.pages.flatMap(({ page }) =>
    fieldsOfPage(page).some(({ key }) => keys.includes(key)) ? [page.key] : [],
  );
}

function visitedAfter(visited: readonly string[], page: string, visit: PageChange['visit']): readonly string[] {
  if (visit === 'keep') return visited;
  const others = visited.filter((key) => key !== page);
  return visit === 'add' ? [...others, page] : others;
}

function appendFiles(answers: Answers, uploaded: PageChange['uploaded']): Answers {
  const added = Object.entries(uploaded).map(([field, ids]) => {
    const before = answers[field];
    return [field, [...(isList(before) ? before : []), ...ids]] as const;
  });
  return { ...answers, ...Object.fromEntries(added) };
}

function withoutFile(answers: Answers, { field, id }: { readonly field: string; readonly id: string }): Answers {
  const before = answers[field];
  return isList(before) ? { ...answers, [field]: before.filter((file) => file !== id) } : answers;
}

async function takeOff(
  transaction: OrganisationTransaction,
  organisation: number,
  draft: Draft,
  { removedFile, removalEntry }: PageChange,
): Promise<void> {
  const before = draft.content.answers[removedFile?.field ?? ''];
  if (!removedFile || !isList(before) || !before.includes(removedFile.id)) return;
  await removeUpload(transaction, { draft: draft.id }, removedFile.id);
  await recordAudit(transaction, organisation, [removalEntry(draft)]);
}
