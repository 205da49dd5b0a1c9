import { carryDraft } from '../../../cases/carry-draft.ts';
import type { FormVersion } from '../../../cases/definitions.ts';
import { type SeenAnswers, seenAnswers } from '../../../cases/invitations/seen-answers.ts';
import { findCase } from '../../../cases/stored-case.ts';
import { fileReferences, listDocuments, type StoredDocument } from '../../../documents/stored-document.ts';
import { type FileReference, type FormContext, isList } from '../../../forms/answers.ts';
import { type Draft, type DraftRow, draftInput, openDraftRow } from '../../../forms/drafts/draft.ts';
import { readDraftRow } from '../../../forms/drafts/gathered-drafts.ts';
import type { EvaluatedForm } from '../../../forms/evaluate.ts';
import { fieldsOf } from '../../../forms/fields-of.ts';
import { evaluateSheets } from '../../../forms/sheets.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import type { Language } from '../../../texts/catalogue.ts';
import { ownLine, pathOf } from '../../../workflows/lines.ts';
import type { Application } from '../../application.ts';
import { WebError } from '../../web-error.ts';
import { isId } from '../addresses.ts';
import type { Citizen } from '../citizen.tsx';
import { formContext } from '../form-context.ts';

/** A citizen's own draft with all that its pages are drawn from. */
export interface OpenDraft {
  readonly organisation: Organisation;
  readonly draft: Draft;
  readonly form: FormVersion;
  readonly documents: readonly StoredDocument[];
  readonly files: Readonly<Record<string, FileReference>>;
  readonly context: FormContext;
  readonly evaluated: EvaluatedForm;
  /** What the case worker asks to have corrected; null on a new filling. */
  readonly comment: string | null;
  /** What whoever fills in may see of others' answers in the case. */
  readonly seen: readonly SeenAnswers[];
  /** The case waits for payment as soon as this is sent. */
  readonly paysNext: boolean;
  /** Where maps take their tiles from; absent where there are none. */
  readonly map?: Application['map'];
}

/** A citizen's own draft as it is stored, before anything of it is decrypted. */
export interface StoredDraft {
  readonly organisation: Organisation;
  readonly row: DraftRow;
  readonly form: FormVersion;
  /** When it was read. */
  readonly now: Date;
}

/**
 * The citizen's draft that an address names. A draft that was sent in has no answers any more: see `submitted_case`.
 * @throws {WebError} 404 where there is none, where it is another's, and where it is of another form.
 */
export async function readStoredDraft(
  application: Application,
  organisation: Organisation,
  citizen: Citizen,
  address: { readonly form: string; readonly draft: string },
): Promise<StoredDraft> {
  const { services } = application;
  if (!isId(address.draft)) throw new WebError('notFound');
  const now = services.now();
  const row = await readDraftRow(services.database, organisation, address.draft, citizen.person);
  if (!row || row.expires_at <= now) throw new WebError('notFound');
  const form = await services.definitions.form(organisation.id, row.form_version);
  if (form.definition.key !== address.form) throw new WebError('notFound');
  // To the newest version, and then as any draft of it; going round once more costs one comparison.
  if (await carryDraft(services, organisation, row, form)) {
    return readStoredDraft(application, organisation, citizen, address);
  }
  return { organisation, row, form, now };
}

/** Decrypts and evaluates a draft. */
export async function openDraft(
  { services, map }: Application,
  { organisation, row, form, now }: StoredDraft,
  citizen: Citizen,
  language: Language,
): Promise<OpenDraft> {
  const draft = openDraftRow(organisation, row);
  const beside = await readBeside(services, organisation, draft, language);
  const files = fileReferences(beside.documents);
  const lists = await services.definitions.lists(organisation.id, form.definition);
  const context = { ...formContext(now, language, citizen, draft.content.person), ...(lists ? { lists } : {}) };
  const evaluated = evaluateSheets(form.prepared, draftInput(draft.content, files), context);
  const paysNext = await paysAfter(services, organisation, draft, form);
  return { organisation, form, files, context, evaluated, draft, paysNext, ...beside, ...(map ? { map } : {}) };
}

/** Whether the step after the form is its payment, where the form asks for one. */
async function paysAfter(
  { definitions }: Application['services'],
  organisation: Organisation,
  draft: Draft,
  form: FormVersion,
): Promise<boolean> {
  if (draft.correction || !fieldsOf(form.definition).some(({ kind }) => kind === 'payment')) return false;
  const { definition } = (await definitions.workflow(organisation.id, draft.workflowVersion)).workflow;
  const start = definition.steps[definition.start];
  return start?.kind === 'fill' && definition.steps[start.next]?.kind === 'pay';
}

/** What belongs to the draft and stands elsewhere: its files, and why a case came back. Most drafts have neither. */
async function readBeside(
  { database, definitions }: Application['services'],
  organisation: Organisation,
  draft: Draft,
  language: Language,
): Promise<Pick<OpenDraft, 'documents' | 'comment' | 'seen'>> {
  const { correction } = draft;
  if (!hasFiles(draft) && !correction) return { documents: [], comment: null, seen: [] };
  return database.inOrganisation(organisation.id, async (transaction) => {
    const documents = hasFiles(draft)
      ? await listDocuments(transaction, draft.key, {
          draft: draft.id,
          ...(correction ? { case: correction.case } : {}),
        })
      : [];
    const corrected = correction ? await findCase(transaction, organisation, correction.case, false) : undefined;
    const open = corrected?.state.open.find(({ id }) => id === correction?.open);
    const version = corrected && (await definitions.workflow(organisation.id, corrected.workflowVersion));
    const step = open && version?.workflow.definition.steps[open.step];
    if (!corrected || !version || step?.kind !== 'fill') return { documents, comment: null, seen: [] };
    const path = pathOf(version.workflow.definition, corrected.state, open?.line ?? ownLine);
    const forms = (step.sees ?? []).flatMap(({ alias }) => version.workflow.forms.get(alias) ?? []);
    const lists = await Promise.all(forms.map((form) => definitions.lists(organisation.id, form)));
    const seen = seenAnswers(version.workflow, corrected.state, path, step, language, Object.assign({}, ...lists));
    return { documents, comment: open?.comment ?? null, seen };
  });
}

/** Whether an answer can be a list of files: most drafts have none on most of their pages, and needn't be asked for them. */
function hasFiles({ content }: Draft): boolean {
  return Object.values(content.answers).some((raw) => isList(raw) && raw.length > 0);
}
