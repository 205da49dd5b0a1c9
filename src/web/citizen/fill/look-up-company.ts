import { recordAudit } from '../../../audit/record.ts';
import { partText } from '../../../forms/kinds/raw-parts.ts';
import { companyAddress } from '../../../registers/company-address.ts';
import { parseCvr } from '../../../registers/cvr-number.ts';
import { registersOf } from '../../registers-of.ts';
import { actorOf } from '../citizen.tsx';
import { type FieldLookUp, patience, problem, type Question } from './look-up.ts';

/** What came of a company's number: the parts of its field, and its address for other fields. */
export interface CompanyLookUp extends FieldLookUp {
  /** On one line; empty where there is none. */
  readonly address: string;
  /** The number of which CVR said nothing; null where it answered. */
  readonly silent?: string | null;
}

/** Looks up the company whose number stands in the field, and logs that it was done. A ceased one gives a name and an error. */
export async function lookUpCompany(question: Question): Promise<CompanyLookUp | null> {
  const { application, citizen, opened, raw, isAsked, from } = question;
  if (!isAsked) return null;
  const { services } = application;
  const { organisation, draft } = opened;
  const number = parseCvr(partText(raw, 'cvr').slice(0, 40));
  if (!number.ok) return { address: '', ...problem(`registers.cvr.problem.${number.problem}`, 'cvr') };
  // Pressed once more for the same company: the register itself is asked again.
  const fresh =
    question.isAsked && partText(question.before, 'name') !== '' && partText(question.before, 'cvr') === number.digits;
  const register = registersOf(application, organisation, question.opened.draft.key).cvr;
  const found = await register.lookUp(number.digits, { ...patience(), fresh });
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
    return { address: '', silent, ...problem(`registers.cvr.failure.${found.code}`, 'cvr') };
  }
  return {
    silent: null,
    parts: { name: found.company.name },
    address: companyAddress(found.company),
    ...(found.company.ceased ? problem('registers.cvr.ceased', 'cvr') : {}),
  };
}
