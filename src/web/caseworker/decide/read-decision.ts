import { onOneSheet } from '../../../cases/decisions/on-one-sheet.ts';
import { openDecision } from '../../../cases/decisions/open-decision.ts';
import type { Answers } from '../../../forms/answers.ts';
import { draftInput } from '../../../forms/drafts/draft.ts';
import { readDraftRow } from '../../../forms/drafts/gathered-drafts.ts';
import type { EvaluatedPage } from '../../../forms/evaluate.ts';
import { evaluateSheets } from '../../../forms/sheets.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import type { Language } from '../../../texts/catalogue.ts';
import type { OpenStep } from '../../../workflows/case-state.ts';
import type { ApproveStep } from '../../../workflows/definition.ts';
import type { Application } from '../../application.ts';
import type { Citizen } from '../../citizen/citizen.tsx';
import { type OpenDraft, openDraft } from '../../citizen/fill/open-draft.ts';
import { inboxReader } from '../read-inbox.ts';
import type { LoggedInEmployee } from '../require-employee.tsx';
import type { OpenedCase } from '../with-case.ts';

/** Whoever fills in the form of a decision. */
export type Filler = Citizen & { readonly employee: string };

/** An open approve step with a form. */
export interface DecisionStep {
  readonly open: OpenStep;
  readonly step: ApproveStep;
}

/** The employee as one who fills in forms; null for one who logged in before employees could. */
export function fillerOf({ kind, id, name, person }: LoggedInEmployee): Filler | null {
  return person === null ? null : { kind, person, name, level: 'none', way: null, employee: id };
}

/** The step that the address names, where it is open and a form goes with its decision. */
export function decisionStep({ stored, workflow }: OpenedCase, number: number): DecisionStep | null {
  const open = stored.state.open.find(({ id }) => id === number);
  const step = open && workflow.workflow.definition.steps[open.step];
  return open && step?.kind === 'approve' && step.form !== undefined ? { open, step } : null;
}

/** Opens the form of the decision for the employee, as far as they have filled it in. */
export async function readDecision(
  application: Application,
  { organisation, stored, employee }: OpenedCase,
  { open }: DecisionStep,
  filler: Filler,
  language: Language,
): Promise<OpenDraft | null> {
  const { services } = application;
  const { standsInFor } = await services.database.inOrganisation(organisation.id, (transaction) =>
    inboxReader(transaction, employee, services.now()),
  );
  const draft = await openDecision(services, organisation, {
    case: stored.id,
    open: open.id,
    employee: { id: employee.id, person: filler.person },
    standsInFor,
  });
  return draft === null ? null : readFilled(application, organisation, filler, draft, language);
}

/** What the employee has filled in of a decision's form, also where the case has gone on without it. */
export async function readKept(
  application: Application,
  organisation: Organisation,
  filler: Filler,
  place: { readonly case: string; readonly open: number },
  language: Language,
): Promise<OpenDraft | null> {
  const row = await application.services.database.inOrganisation(organisation.id, (transaction) =>
    transaction
      .selectFrom('draft')
      .select('id')
      .where('case', '=', place.case)
      .where('open_step', '=', place.open)
      .where('person', '=', filler.person)
      .where('submitted_case', 'is', null)
      .executeTakeFirst(),
  );
  return row ? readFilled(application, organisation, filler, row.id, language) : null;
}

async function readFilled(
  application: Application,
  organisation: Organisation,
  filler: Filler,
  draft: string,
  language: Language,
): Promise<OpenDraft | null> {
  const { database, definitions, now } = application.services;
  const row = await readDraftRow(database, organisation, draft, filler.person);
  if (!row || row.submitted_case !== null) return null;
  const form = onOneSheet(await definitions.form(organisation.id, row.form_version));
  return openDraft(application, { organisation, row, form, now: now() }, filler, language);
}

/** The one page of the form, as the answers make it; as they are saved when none are given. */
export function sheetOf({ form, draft, files, context, evaluated }: OpenDraft, answers?: Answers): EvaluatedPage {
  const shown =
    answers === undefined
      ? evaluated
      : evaluateSheets(form.prepared, draftInput({ ...draft.content, answers }, files), context);
  const [sheet] = shown.pages;
  if (!sheet) throw new Error('A form has no page.');
  return sheet;
}
