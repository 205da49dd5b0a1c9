import { isDeepStrictEqual } from 'node:util';
import type { AuditDetail } from '../../audit/record.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson, encryptJson } from '../../database/encryption/envelope.ts';
import { Writes } from '../../database/writes.ts';
import { fileReferences, listDocuments } from '../../documents/stored-document.ts';
import type { Answers, FormContext, RawAnswer } from '../../forms/answers.ts';
import { type EvaluatedField, type EvaluatedForm, evaluate, isValid } from '../../forms/evaluate.ts';
import type { PostedValues } from '../../forms/field-kind.ts';
import { kindOf } from '../../forms/kinds/kinds.ts';
import { readPosted } from '../../forms/read-posted.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { wholeYears } from '../../registers/whole-years.ts';
import type { ItemPath } from '../../workflows/case-state.ts';
import { danishDate } from '../../workflows/working-days.ts';
import { mayWorkOnCase } from '../access.ts';
import { applyEvent } from '../apply-event.ts';
import type { FormVersion } from '../definitions.ts';
import type { Employee } from '../employee-actions.ts';
import type { SubmissionContent } from '../open-filling.ts';
import type { CaseServices } from '../services.ts';
import { casePlaces, findCase, type StoredCase } from '../stored-case.ts';
import { answersPath } from './answers-path.ts';

/** Which answer: of which sending-in, as the page showed it. */
export interface WantedAnswer {
  readonly case: string;
  readonly sequence: number;
  readonly field: string;
}

/** An answer that can be corrected, as it stands. */
export interface CorrectableAnswer {
  readonly stored: StoredCase;
  readonly form: FormVersion;
  readonly field: EvaluatedField;
  readonly submission: {
    readonly content: SubmissionContent;
    readonly language: string;
    readonly alias: string;
    readonly person: string | null;
    readonly open: number | null;
  };
  readonly path: ItemPath;
  /** The form with what was posted for the field in place of its answer. */
  readonly withPosted: (posted: PostedValues) => { readonly answers: Answers; readonly form: EvaluatedForm };
  /** The form with what the register says of a field in place of what was typed. */
  readonly withRegistered: (
    key: string,
    raw: RawAnswer,
  ) => { readonly answers: Answers; readonly prefilled: Answers; readonly form: EvaluatedForm };
}

/**
 * `overtaken`: it was sent in again or corrected since; `with-citizen`: it is being corrected by whoever sent it in;
 * `fixed`: it is none that a person can change, such as a file, or one from a register.
 */
export type CorrectionRefusal = 'not-found' | 'ended' | 'overtaken' | 'with-citizen' | 'fixed';

export type Corrected =
  | { readonly kind: 'corrected' }
  | { readonly kind: 'unchanged' }
  /** What was typed is no answer: the field with its errors. */
  | { readonly kind: 'invalid'; readonly field: EvaluatedField }
  | { readonly kind: 'refused'; readonly refusal: CorrectionRefusal };

/** Whether an answer of such a field can be typed again by an employee. */
export function isCorrectable(field: Pick<EvaluatedField, 'field' | 'visible' | 'readOnly'>): boolean {
  return field.visible && !field.readOnly && kindOf(field.field).asks && field.field.kind !== 'files';
}

/** Reads an answer that is to be corrected; with `lock`, nobody else can change the case until the transaction ends. */
export async function readCorrectable(
  services: CaseServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  employee: Employee,
  wanted: WantedAnswer,
  lock: boolean,
): Promise<CorrectableAnswer | CorrectionRefusal> {
  const stored = await findCase(transaction, organisation, wanted.case, lock);
  if (!stored || !(await mayWorkOnCase(transaction, stored, employee, services.now()))) return 'not-found';
  const row = await transaction
    .selectFrom('submission')
    .selectAll()
    .where('case', '=', stored.id)
    .where('sequence', '=', wanted.sequence)
    .executeTakeFirst();
  if (!row) return 'not-found';
  if (stored.status === 'ended') return 'ended';
  const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
  const alias = row.alias ?? Object.entries(version.formVersions).find(([, id]) => id === row.form_version)?.[0];
  if (alias === undefined) return 'fixed';
  const { steps } = version.workflow.definition;
  const beingCorrected = stored.state.open.some(({ kind, step: key }) => {
    const step = steps[key];
    return kind === 'fill' && step?.kind === 'fill' && step.as === alias;
  });
  if (beingCorrected) return 'with-citizen';
  const content = decryptJson<SubmissionContent>(stored.key.key, casePlaces.submission, row.content);
  const path = answersPath(stored.state, alias, content.values);
  // Another sending-in, or a correction, has put other values in its place.
  if (path === null) return 'overtaken';
  const form = await services.definitions.form(organisation.id, row.form_version);
  const lists = await services.definitions.lists(organisation.id, form.definition);
  const files = fileReferences(await listDocuments(transaction, stored.key, { case: stored.id }));
  // As on the day when it was sent in: a correction changes what it corrects, not what has become of dates since.
  const today = danishDate(row.at.toISOString());
  const { birthDate, municipality } = content.person;
  const context: FormContext = {
    today,
    language: row.language,
    person: {
      age: birthDate === null ? null : wholeYears(birthDate, today),
      municipality,
      loginLevel: 'substantial',
    },
    ...(lists ? { lists } : {}),
  };
  const evaluated = (answers: SubmissionContent['answers']) =>
    evaluate(form.prepared, { answers, prefilled: content.prefilled, files }, context);
  const before = evaluated(content.answers);
  const page = before.pages.find((each) => each.fields.some((field) => field.path === wanted.field));
  const field = page && fieldOf(before, wanted.field);
  if (!field || !isCorrectable(field)) return 'fixed';
  const withPosted: CorrectableAnswer['withPosted'] = (posted) => {
    const answers = readPosted({ ...page, fields: [field] }, content.answers, posted);
    return { answers, form: evaluated(answers) };
  };
  const withRegistered: CorrectableAnswer['withRegistered'] = (key, raw) => {
    const { [key]: _, ...answers } = content.answers;
    const prefilled = { ...content.prefilled, [key]: raw };
    return { answers, prefilled, form: evaluate(form.prepared, { answers, prefilled, files }, context) };
  };
  const { language, person, open_step: open } = row;
  return {
    stored,
    form,
    field,
    submission: { content, language, alias, person, open },
    path,
    withPosted,
    withRegistered,
  };
}

/**
 * Corrects one answer of a case: the answers with it are kept as a further sending-in beside those from before, by an event with the
 * reason, so that conditions, deadlines and letters go by them from now on. What is computed from the answer follows it.
 */
export async function correctAnswer(
  services: CaseServices,
  organisation: Organisation,
  wanted: WantedAnswer & {
    readonly employee: Employee;
    readonly posted: PostedValues;
    readonly reason: string;
    readonly from: AuditDetail;
  },
): Promise<Corrected> {
  return services.database.inOrganisation(organisation.id, async (transaction): Promise<Corrected> => {
    const { employee, reason } = wanted;
    const found = await readCorrectable(services, transaction, organisation, employee, wanted, true);
    if (typeof found === 'string') return { kind: 'refused', refusal: found };
    const { stored, form, submission, path } = found;
    const { content, alias } = submission;
    const { answers, form: after } = found.withPosted(wanted.posted);
    const field = fieldOf(after, wanted.field);
    if (!field) return { kind: 'refused', refusal: 'fixed' };
    if (!isValid(field)) return { kind: 'invalid', field };
    if (isDeepStrictEqual(after.values, content.values)) return { kind: 'unchanged' };
    const at = services.now();
    const actor = { kind: 'employee', id: employee.id } as const;
    const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
    const writes = new Writes();
    writes.add(
      transaction.insertInto('submission').values({
        organisation: organisation.id,
        case: stored.id,
        sequence: stored.sequence + 1,
        form_version: form.id,
        content: encryptJson(stored.key.key, casePlaces.submission, {
          ...{ ...content, answers, values: after.values },
          ...(content.unchecked ? { unchecked: content.unchecked.filter((each) => each !== wanted.field) } : {}),
        }),
        language: submission.language,
        at,
        alias,
        person: submission.person,
        open_step: submission.open,
      }),
    );
    if (content.unchecked) {
      // What is left of the check goes with the answers that count now.
      writes.add(
        transaction
          .updateTable('register_check')
          .set({ sequence: stored.sequence + 1 })
          .where('case', '=', stored.id)
          .where('sequence', '=', wanted.sequence),
      );
    }
    const applied = await applyEvent(
      transaction,
      organisation,
      version,
      stored,
      {
        kind: 'answersCorrected',
        at: at.toISOString(),
        actor,
        alias,
        ...(path.length === 0 ? {} : { path }),
        values: after.values,
        reason,
        // What an employee has put right needs no register.
        ...(content.unchecked?.includes(wanted.field) ? { checked: [wanted.field] } : {}),
      },
      [
        {
          at,
          actor,
          subject: stored.person,
          action: 'answerCorrected',
          recordKind: 'case',
          record: stored.id,
          detail: { ...wanted.from, field: wanted.field },
          key: stored.key,
        },
      ],
      writes,
    );
    return applied.ok ? { kind: 'corrected' } : { kind: 'refused', refusal: 'overtaken' };
  });
}

/** A field of a form by its path. */
export function fieldOf(form: EvaluatedForm, path: string): EvaluatedField | undefined {
  return form.pages.flatMap((page) => page.fields).find((field) => field.path === path);
}
