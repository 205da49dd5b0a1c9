import { type AuditDetail, recordAudit } from '../../../audit/record.ts';
import type { Answers } from '../../../forms/answers.ts';
import type { FieldError } from '../../../forms/field-kind.ts';
import { partText } from '../../../forms/kinds/raw-parts.ts';
import { addressOnOneLine } from '../../../registers/address-lines.ts';
import { parseCvr } from '../../../registers/cvr-number.ts';
import type { RegisteredCompany } from '../../../registers/register.ts';
import { registerTexts } from '../../../registers/texts.ts';
import type { Application } from '../../application.ts';
import { actorOf, type Citizen } from '../citizen.tsx';
import type { OpenDraft } from './open-draft.ts';

/** Milliseconds that the register may take; past them the citizen writes the name. */
const registerPatience = 8_000;

/** What the button that finds a company gives: its name, or what to say at the field. A ceased company gives both. */
export interface CompanyFound {
  readonly name: string | null;
  /** On one line; empty where there is none. */
  readonly address: string;
  readonly error: FieldError | null;
}

/** Looks up the company whose number stands in the field, and logs that it was done. */
export async function lookUpCompany(
  application: Application,
  citizen: Citizen,
  opened: OpenDraft,
  field: string,
  answers: Answers,
  from: AuditDetail,
): Promise<CompanyFound> {
  const { services } = application;
  const { organisation, draft } = opened;
  const number = parseCvr(partText(answers[field], 'cvr').slice(0, 40));
  if (!number.ok) return { name: null, address: '', error: problem(`registers.cvr.problem.${number.problem}`) };
  const found = await application
    .cvr(organisation)
    .lookUp(number.digits, { signal: AbortSignal.timeout(registerPatience) });
  const outcome = found.ok ? (found.company.ceased ? 'ceased' : 'found') : found.code;
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
  if (!found.ok) return { name: null, address: '', error: problem(`registers.cvr.failure.${found.code}`) };
  return {
    name: found.company.name,
    address: addressOf(found.company),
    error: found.company.ceased ? problem('registers.cvr.ceased') : null,
  };
}

/** A protected address is not shown to whoever types the number. */
function addressOf({ address }: RegisteredCompany): string {
  if (address === undefined || (address.kind === 'parts' && address.protected)) return '';
  return address.kind === 'parts' ? addressOnOneLine(address.parts) : address.lines.join(', ');
}

function problem(key: keyof typeof registerTexts): FieldError {
  return { code: key, message: registerTexts[key], part: 'cvr' };
}
