import type { Answers } from '../forms/answers.ts';
import { type EvaluatedForm, evaluate, isValid } from '../forms/evaluate.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { Language } from '../texts/catalogue.ts';
import type { ApproveStep } from '../workflows/definition.ts';
import { danishDate } from '../workflows/working-days.ts';
import type { FormVersion, WorkflowVersion } from './definitions.ts';
import type { CaseServices } from './services.ts';

/** The form that goes with a decision. */
export interface DecisionForm {
  readonly form: FormVersion;
  /** The form with answers; pure. */
  readonly evaluated: (answers: Answers) => EvaluatedForm;
}

/** The form that whoever decides at a step fills in with the decision; null where there is none. */
export async function decisionForm(
  services: CaseServices,
  organisation: Organisation,
  version: WorkflowVersion,
  step: ApproveStep,
  language: Language,
): Promise<DecisionForm | null> {
  const id = step.form && version.formVersions[step.form.as];
  if (id === undefined) return null;
  const form = await services.definitions.form(organisation.id, id);
  const lists = await services.definitions.lists(organisation.id, form.definition);
  const context = {
    today: danishDate(services.now().toISOString()),
    language,
    // An employee decides; of the person whose case it is their own form has asked.
    person: { age: null, municipality: null, loginLevel: 'none' as const },
    ...(lists ? { lists } : {}),
  };
  return { form, evaluated: (answers) => evaluate(form.prepared, { answers, prefilled: {}, files: {} }, context) };
}

/** Whether all is answered that must be. A decision has no draft, and so no files: fields for them are left out. */
export function isAnswered({ pages }: EvaluatedForm): boolean {
  return pages.every((page) => page.fields.every((field) => field.field.kind === 'files' || isValid(field)));
}
