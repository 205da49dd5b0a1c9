import { recordAudit } from '../../../audit/record.ts';
import { askCompany } from '../../../forms/drafts/ask-company.ts';
import type { CompanyValues } from '../../../forms/drafts/company-prefill.ts';
import { partText } from '../../../forms/kinds/raw-parts.ts';
import { parseCvr } from '../../../registers/cvr-number.ts';
import { registersOf } from '../../registers-of.ts';
import { actorOf } from '../citizen.tsx';
import { type FieldLookUp, patience, problem, type Question } from './look-up.ts';

/** What came of a company's number: the parts of its field, and what other fields may take of it. */
export interface CompanyLookUp extends FieldLookUp {
  /** Absent where no company was found. */
  readonly values?: CompanyValues;
  /** The number of which CVR said nothing; null where it answered. */
  readonly silent?: string | null;
}

/** Looks up the company whose number stands in the field at `path`, and logs that it was done. A ceased one gives a name and an error. */
export async function lookUpCompany(question: Question, path: string): Promise<CompanyLookUp | null> {
  const { application, citizen, opened, raw, isAsked, from } = question;
  if (!isAsked) return null;
  const { services } = application;
  const { organisation, draft } = opened;
  const number = parseCvr(partText(raw, 'cvr').slice(0, 40));
  if (!number.ok) return { ...problem(`registers.cvr.problem.${number.problem}`, 'cvr') };
  // Pressed once more for the same company: the register itself is asked again.
  const fresh =
    question.isAsked && partText(question.before, 'name') !== '' && partText(question.before, 'cvr') === number.digits;
  const register = registersOf(application, organisation, question.opened.draft.key).cvr;
  const found = await askCompany(opened.form.definition, path, number.digits, register, { ...patience(), fresh });
  const outcome = found.ok ? (found.company.ceased ? 'ceased' : found.kept ? 'kept' : 'found') : found.code;
  await services.database.inOrganisation(organisation.id, (transaction) =>
    recordAudit(transaction, organisation.id, [
      {
        at: services.now(),
        actor: actorOf(citizen),
        subject: citizen.person,
        action: 'registerLookedUp',
        recordKind: 'draft',
        record: draft.id,
        detail: { ...from, register: 'CVR', cvr: number.digits, outcome },
        key: draft.key,
      },
    ]),
  );
  if (!found.ok) {
    const silent = found.code === 'not-found' ? null : number.digits;
    return { silent, ...problem(`registers.cvr.failure.${found.code}`, 'cvr') };
  }
  return {
    silent: null,
    parts: { name: found.company.name },
    values: found.values,
    ...(found.company.ceased ? problem('registers.cvr.ceased', 'cvr') : {}),
  };
}
