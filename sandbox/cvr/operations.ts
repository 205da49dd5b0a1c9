import type { XmlElement } from 'libxml2-wasm';
import type { XmlPiece } from '../../src/registers/xml-builder.ts';
import { SoapRefusal } from '../service-platform/soap/soap-refusal.ts';
import { inSequence, onlyAttributes, type SequencePlace } from '../service-platform/soap/strict-elements.ts';
import {
  cvrDataNamespace,
  cvrOperationNamespace,
  legalUnitResponse,
  legalUnitsResponse,
  productionUnitsResponse,
} from './answer.ts';
import { companies, type SandboxCompany } from './companies.ts';

/** How an unknown number is answered: by a fault that makes no sense, or by an empty response. */
export type UnknownNumberAnswer = 'fault' | 'empty';

/** Reads a request strictly, and says what was asked and how it is answered. */
export type CvrOperationAnswer = (
  request: XmlElement,
  unknownNumber: UnknownNumberAnswer,
) => { readonly question: Readonly<Record<string, unknown>>; readonly response: () => XmlPiece };

/** The operations that the sandbox plays, by the last part of their soapAction. */
export const cvrOperations: Readonly<Record<string, CvrOperationAnswer>> = {
  getLegalUnit(request, unknownNumber) {
    onlyAttributes(request, ['level']);
    const level = positiveInteger(request, 'level', true) ?? 1;
    const cvr = numberIn(request);
    return { question: { cvr }, response: () => legalUnitResponse(known(cvr, unknownNumber), level) };
  },
  searchLegalUnit(request) {
    onlyAttributes(request, ['maximumNumberOfResultsType']);
    const maximum = positiveInteger(request, 'maximumNumberOfResultsType', false) ?? 100;
    const { name, activeOnly } = criteriaIn(request);
    return {
      question: { name, activeOnly, maximum },
      response() {
        const found = companies.filter(
          (company) => holds(company.name, name) && !(activeOnly && company.cessationDate),
        );
        return legalUnitsResponse(
          found.slice(0, maximum).map((company) => company.cvr),
          found.length > maximum,
        );
      },
    };
  },
  getRelatedProductionUnitNameAndAddress(request, unknownNumber) {
    onlyAttributes(request, []);
    const cvr = numberIn(request);
    return { question: { cvr }, response: () => productionUnitsResponse(known(cvr, unknownNumber)) };
  },
};

function known(cvr: string, unknownNumber: UnknownNumberAnswer): SandboxCompany | undefined {
  const company = companies.find((one) => one.cvr === cvr);
  if (company === undefined && unknownNumber === 'fault') {
    throw new SoapRefusal('Server', "Required property '/virksomhed/CVRNummer' missing.");
  }
  return company;
}

function numberIn(request: XmlElement): string {
  const parts = inSequence(request, [{ namespace: cvrDataNamespace, name: 'LegalUnitIdentifier', required: true }]);
  const cvr = parts.get('LegalUnitIdentifier')?.content ?? '';
  if (/^[1-9][0-9]{7}$/.test(cvr)) return cvr;
  throw new SoapRefusal(
    'Client',
    'cvc-minInclusive-valid: LegalUnitIdentifier must be an integer from 10000000 to 99999999',
  );
}

/** SearchLegalUnitRequest's sequence; what the sandbox does not search by is known to be valid and refused all the same. */
const criteria: readonly SequencePlace[] = [
  [cvrOperationNamespace, 'SearchName'],
  [cvrOperationNamespace, 'SearchAddress'],
  [cvrOperationNamespace, 'SearchContactInformation'],
  [cvrDataNamespace, 'ActivityCode'],
  [cvrDataNamespace, 'BusinessFormatCode'],
  [cvrOperationNamespace, 'SearchLifecycleStartDateInterval'],
  [cvrOperationNamespace, 'SearchLifecycleStatus'],
  [cvrDataNamespace, 'CreditorStatusCode'],
  [cvrDataNamespace, 'EmploymentIntervalCode'],
  [cvrOperationNamespace, 'SearchNumberOfProductionUnitInterval'],
  ['http://rep.oio.dk/cpr.dk/xml/schemas/2007/01/02/', 'PersonCivilregistrationIdentifier'],
  [cvrDataNamespace, 'AdvertisingProtectionIndicator'],
].map(([namespace = '', name = '']) => ({ namespace, name, required: false }));

function criteriaIn(request: XmlElement): { readonly name: string; readonly activeOnly: boolean } {
  const parts = inSequence(request, criteria);
  const other = [...parts.keys()].find((name) => name !== 'SearchName' && name !== 'SearchLifecycleStatus');
  if (other) throw new SoapRefusal('Client', `The sandbox searches by SearchName only, not by ${other}`);
  const name = parts.get('SearchName')?.content.trim() ?? '';
  if (name === '') throw new SoapRefusal('Client', 'The search has no SearchName');
  const status = parts.get('SearchLifecycleStatus')?.content ?? 'all';
  if (status !== 'active' && status !== 'all') {
    throw new SoapRefusal(
      'Client',
      `cvc-enumeration-valid: SearchLifecycleStatus is '${status}', expected 'active' or 'all'`,
    );
  }
  return { name, activeOnly: status === 'active' };
}

function holds(name: string, words: string): boolean {
  const inName = name.toLocaleLowerCase('da');
  return words
    .toLocaleLowerCase('da')
    .split(/\s+/)
    .every((word) => inName.includes(word));
}

function positiveInteger(request: XmlElement, name: string, required: boolean): number | undefined {
  const text = request.attr(name)?.value;
  if (text === undefined && !required) return undefined;
  if (text !== undefined && /^0*[1-9][0-9]*$/.test(text)) return Number(text);
  throw new SoapRefusal('Client', `cvc-complex-type.4: Attribute '${name}' must be a positive integer`);
}
