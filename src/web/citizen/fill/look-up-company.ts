import { recordAudit } from '../../../audit/record.ts';
import { partText } from '../../../forms/kinds/raw-parts.ts';
import { addressOnOneLine } from '../../../registers/address-lines.ts';
import { parseCvr } from '../../../registers/cvr-number.ts';
import type { RegisteredCompany } from '../../../registers/register.ts';
import { registersOf } from '../../registers-of.ts';
import { actorOf } from '../citizen.tsx';
import { type FieldLookUp, patience, problem, type Question } from './look-up.ts';

/** What came of a company's number: the parts of its field, and its address for other fields. */
export interface CompanyLookUp extends FieldLookUp {
  /** On one line; empty where there is none. */
  readonly address: string;
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
  if (!found.ok) return { address: '', ...problem(`registers.cvr.failure.${found.code}`, 'cvr') };
  return {
    parts: { name: found.company.name },
    address: companyAddress(found.company),
    ...(found.company.ceased ? problem('registers.cvr.ceased', 'cvr') : {}),
  };
}

/** A protected address is not shown to whoever types the number. */
export function companyAddress({ address }: RegisteredCompany): string {
  if (address === undefined || (address.kind === 'parts' && address.protected)) return '';
  return address.kind === 'parts' ? addressOnOneLine(address.parts) : address.lines.join(', ');
}
