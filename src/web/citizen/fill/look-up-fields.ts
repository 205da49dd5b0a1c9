import type { AuditDetail } from '../../../audit/record.ts';
import type { Answers } from '../../../forms/answers.ts';
import { companyPrefill } from '../../../forms/drafts/company-prefill.ts';
import type { EvaluatedField, EvaluatedPage } from '../../../forms/evaluate.ts';
import type { FieldError } from '../../../forms/field-kind.ts';
import { kindOf } from '../../../forms/kinds/kinds.ts';
import { withParts } from '../../../forms/with-parts.ts';
import type { Application } from '../../application.ts';
import type { PostedForm } from '../../posted-form.ts';
import type { Citizen } from '../citizen.tsx';
import { areSameAnswers } from './answers-of-page.ts';
import type { FieldLookUp, Question } from './look-up.ts';
import { lookUpAddress } from './look-up-address.ts';
import { type CompanyLookUp, lookUpCompany } from './look-up-company.ts';
import { lookUpPerson } from './look-up-person.ts';
import { lookUpProperty } from './look-up-property.ts';
import type { OpenDraft } from './open-draft.ts';
import type { PageAction } from './page-actions.ts';
import { allFields, type FurtherErrors } from './page-errors.ts';

/** What registers say of the posted answers, to be saved with them. */
export interface LookedUp {
  readonly change: (answers: Answers) => Answers;
  /** What other fields take of it. */
  readonly prefilled: Answers;
  readonly errors: FurtherErrors;
  /** Of each company that was asked about its number where CVR said nothing, else null; by the key of its field. */
  readonly companies: Readonly<Record<string, string | null>>;
  /** Something was asked about that the citizen may not ask about. */
  readonly isForbidden: boolean;
}

/** Where no register is asked. */
export const nothingLookedUp: LookedUp = {
  change: (answers) => answers,
  prefilled: {},
  errors: {},
  companies: {},
  isForbidden: false,
};

/**
 * Asks the registers about the addresses, properties, persons and companies of a posted page, those in rows too: the field
 * whose button was pressed, and those where something was chosen from what was found before. What they give is written into
 * the answers by the server; a browser can choose, but not say what a register said.
 */
export async function lookUpFields(
  application: Application,
  citizen: Citizen,
  opened: OpenDraft,
  page: EvaluatedPage,
  form: PostedForm,
  action: PageAction,
  from: AuditDetail,
): Promise<LookedUp> {
  const found = new Map<string, Readonly<Record<string, string>>>();
  const errors: Record<string, readonly FieldError[]> = {};
  const companies: Record<string, string | null> = {};
  let prefilled: Answers = {};
  let isForbidden = false;
  for (const { field, path, readOnly, visible, raw: before } of allFields(page.fields)) {
    if (readOnly || !visible) continue;
    const result = await lookUp(field, path, {
      application,
      citizen,
      opened,
      raw: kindOf(field).read(field, path, (name) => form.values(name)),
      before,
      choice: (form.value(`${path}.choice`) ?? '').slice(0, 300),
      isAsked: action.kind === 'lookUp' && action.field === path,
      from,
    });
    if (result?.parts) found.set(path, result.parts);
    if (result?.error) errors[path] = [result.error];
    if (result && 'isForbidden' in result && result.isForbidden === true) isForbidden = true;
    // In rows each company would need a place of its own: there a typed one is the citizen's own word.
    if (result && 'silent' in result && result.silent !== undefined && path === field.key)
      companies[path] = result.silent;
    if (result && 'values' in result && result.values)
      prefilled = { ...prefilled, ...companyPrefill(opened.form.definition, path, result.values) };
  }
  const change = (answers: Answers) =>
    [...found].reduce((changed, [path, parts]) => withParts(changed, path, parts), withoutEmpty(answers, prefilled));
  return { change, prefilled, errors, companies, isForbidden };
}

async function lookUp(
  field: EvaluatedField['field'],
  path: string,
  question: Question,
): Promise<FieldLookUp | CompanyLookUp | null> {
  switch (field.kind) {
    case 'address':
      return lookUpAddress(question);
    case 'property':
      return lookUpProperty(question);
    case 'person':
      return lookUpPerson(question, field.ownChildren === true);
    case 'company':
      return lookUpCompany(question, path);
    default:
      return null;
  }
}

/** An input that stands empty gives way to what the register says; what the person wrote stays. */
function withoutEmpty(answers: Answers, prefilled: Answers): Answers {
  const isEmpty = (key: string) => Object.hasOwn(prefilled, key) && areSameAnswers({}, { [key]: answers[key] ?? '' });
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !isEmpty(key)));
}
