import type { Answers } from '../../../forms/answers.ts';
import type { FormDefinition } from '../../../forms/definition.ts';
import { askCompany } from '../../../forms/drafts/ask-company.ts';
import { companyPrefill } from '../../../forms/drafts/company-prefill.ts';
import { fieldsOf } from '../../../forms/fields-of.ts';
import { partText } from '../../../forms/kinds/raw-parts.ts';
import { parseCvr } from '../../../registers/cvr-number.ts';
import type { CvrRegister } from '../../../registers/register.ts';

/** What CVR says of the companies that are known by number before anything is typed. */
export interface KnownCompanies {
  /** The companies' fields, with the names. */
  readonly companies: Answers;
  /** What other fields take of them. */
  readonly others: Answers;
  /** The numbers of those of whom CVR said nothing, by field. */
  readonly silent: Readonly<Record<string, string>>;
  /** Each look-up, for the audit log. */
  readonly lookedUp: readonly { readonly cvr: string; readonly outcome: string }[];
}

/** More companies than this are not looked up for one filling; the rest the citizen looks up. */
const mostCompanies = 3;

/**
 * Looks up the companies of a form whose number the log-in or the link gave. A number that is none, a company that has
 * ceased, and a register that does not answer leave the field as it is: open, with its number.
 */
export async function knownCompanies(
  definition: FormDefinition,
  answers: Answers,
  register: CvrRegister,
  signal: AbortSignal,
): Promise<KnownCompanies> {
  const companies: Record<string, Answers[string]> = {};
  let others: Answers = {};
  const silent: Record<string, string> = {};
  const lookedUp: { readonly cvr: string; readonly outcome: string }[] = [];
  for (const field of fieldsOf(definition)) {
    const raw = answers[field.key];
    if (field.kind !== 'company' || partText(raw, 'name') !== '' || lookedUp.length === mostCompanies) continue;
    const number = parseCvr(partText(raw, 'cvr').slice(0, 40));
    if (!number.ok) continue;
    const found = await askCompany(definition, field.key, number.digits, register, { signal });
    const outcome = found.ok ? (found.company.ceased ? 'ceased' : 'found') : found.code;
    lookedUp.push({ cvr: number.digits, outcome });
    if (!found.ok && found.code !== 'not-found') silent[field.key] = number.digits;
    if (!found.ok || found.company.ceased) continue;
    const { name } = found.company;
    companies[field.key] = { cvr: number.digits, name };
    others = { ...others, ...companyPrefill(definition, field.key, found.values) };
  }
  return { companies, others, silent, lookedUp };
}
