import { companyAddress } from '../../registers/company-address.ts';
import type {
  CompanyLookUp,
  CompanyOwner,
  CvrRegister,
  LookUpOptions,
  ProductionUnit,
  RegisteredCompany,
} from '../../registers/register.ts';
import type { FormDefinition } from '../definition.ts';
import { fieldsOf } from '../fields-of.ts';
import type { CompanyRow, CompanyValues } from './company-prefill.ts';
import { addressPartsOf } from './prefill.ts';

/** What CVR says of a company, and what other fields may take of it where it was found. */
export type AskedCompany =
  | (Extract<CompanyLookUp, { readonly ok: true }> & { readonly values: CompanyValues })
  | Extract<CompanyLookUp, { readonly ok: false }>;

/**
 * Looks up the company of a form's field. Owners and production units are asked for only where rows of the form take them: the
 * units of a company that is there no more are not. Units that don't come now make the whole of it unavailable, so that the form
 * waits or is marked as for any other value; a register that never has them leaves the rows to the citizen.
 */
export async function askCompany(
  definition: FormDefinition,
  field: string,
  cvr: string,
  register: CvrRegister,
  options: LookUpOptions,
): Promise<AskedCompany> {
  const takes = (source: string) =>
    fieldsOf(definition).some((each) => each.kind === 'rows' && each.prefill?.from === `cvr.${field}.${source}`);
  const found = await register.lookUp(cvr, { ...options, ...(takes('owners') ? { owners: true } : {}) });
  if (!found.ok) return found;
  const { company } = found;
  if (company.ceased || !takes('productionUnits')) return { ...found, values: companyValues(company, undefined) };
  const units = await register.productionUnits(cvr, options);
  if (!units.ok && units.code === 'unavailable') return units;
  return { ...found, values: companyValues(company, units.ok ? units.units : undefined) };
}

function companyValues(company: RegisteredCompany, units: readonly ProductionUnit[] | undefined): CompanyValues {
  const { activity, businessFormatCode, owners } = company;
  return {
    texts: {
      name: company.name,
      address: companyAddress(company),
      startDate: company.startDate,
      industryCode: activity?.code ?? '',
      industryText: activity?.text ?? '',
      businessFormatCode: businessFormatCode === undefined ? '' : String(businessFormatCode),
    },
    rows: {
      ...(units ? { productionUnits: units.map(unitRow) } : {}),
      ...(owners ? { owners: owners.map((owner, index) => ownerRow(company.cvr, owner, index)) } : {}),
    },
  };
}

function unitRow(unit: ProductionUnit): CompanyRow {
  const { address } = unit;
  const isShown = address?.kind === 'parts' && !address.protected;
  return {
    id: `unit-${unit.number}`,
    values: { 'unit.number': unit.number, 'unit.name': unit.name, 'unit.address': companyAddress(unit) },
    parts: { 'unit.address': isShown ? addressPartsOf({ address: address.parts }) : {} },
  };
}

/** Its id holds the company's number: what was typed beside one company's owner must not stand beside another's. */
function ownerRow(company: string, owner: CompanyOwner, index: number): CompanyRow {
  const cvr = owner.kind === 'company' ? owner.cvr : '';
  return { id: `owner-${company}-${index + 1}`, values: { 'owner.name': owner.name, 'owner.cvr': cvr } };
}
