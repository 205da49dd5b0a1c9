import { copenhagenToday } from './copenhagen-today.ts';
import { cvrNamespaces, readCompany, readProductionUnits } from './cvr-answer.ts';
import { failure, failureOf } from './look-up-failure.ts';
import type {
  CompanyLookUp,
  CompanySearch,
  CvrRegister,
  LookUpFailure,
  ProductionUnitLookUp,
  RegisteredCompany,
} from './register.ts';
import type { ServiceAccess, SoapService } from './service-access.ts';
import { callSoap } from './soap-call.ts';
import { element, optional, type XmlContent, type XmlPiece } from './xml-builder.ts';
import { childOf, type XmlElement } from './xml-reader.ts';

export const cvrService: SoapService = {
  entityId: 'http://cvr.serviceplatformen.dk/service/online/2',
  path: '/service/CVR/Online/2',
};
const actions = 'http://rep.oio.dk/eogs/xml.wsdl/2/';

/** An operation of SF1530 that the product uses, in the spelling of its soapAction. */
export type CvrOperation = 'getLegalUnit' | 'searchLegalUnit' | 'getRelatedProductionUnitNameAndAddress';

/**
 * How much of a company is asked for. The schema says no more of `level` than that it is a positive number, and no public text says
 * what each gives; clients in use ask at 1 for names and addresses, and at 3 and 10 for more. So the owners are asked at the highest
 * that is in use: should the real service need another, this is the place.
 */
const levels = { usual: '1', withOwners: '10' } as const;

/** How many found companies are looked up at a time: a search must not take the whole service for itself. */
const atOnce = 4;

/**
 * CVR by Serviceplatformen's SF1530 CVR Online, by token (its "token" WSDL).
 * `today` gives the Danish date, `YYYY-MM-DD`; the clock's when absent.
 */
export function cvrSoapRegister(access: ServiceAccess, today: () => string = copenhagenToday): CvrRegister {
  const ask = async (
    operation: CvrOperation,
    request: XmlContent,
    attributes: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly ok: true; readonly response: XmlElement } | LookUpFailure> => {
    const payload = cvrRequest(operation, attributes, request);
    const answer = await callSoap(access, cvrService, { action: `${actions}${operation}`, payload, signal });
    if (answer.kind !== 'payload') return failureOf(answer, saysNotFound);
    const name = `${capitalised(operation)}Response`;
    const isWrapper = answer.payload.name === name && answer.payload.namespace === cvrNamespaces.message;
    const response = isWrapper ? childOf(answer.payload, name, cvrNamespaces.operation) : undefined;
    return response ? { ok: true, response } : failure('unavailable', 'an answer to another question');
  };

  const lookUp: CvrRegister['lookUp'] = async (cvr, options): Promise<CompanyLookUp> => {
    const digits = eightDigits(cvr);
    if (digits === undefined) return notACvrNumber;
    const owners = options?.owners === true;
    const level = owners ? levels.withOwners : levels.usual;
    const asked = await ask('getLegalUnit', identifier(digits), { level }, options?.signal);
    if (!asked.ok) return asked;
    const unit = childOf(asked.response, 'LegalUnit', cvrNamespaces.data);
    // By schema an unknown number gets an empty response; in use a fault has been seen as well.
    if (unit === undefined) return failure('not-found', 'an empty response');
    const read = readCompany(unit, digits, today(), owners);
    return read.ok ? Object.freeze(read) : failure('unavailable', read.problem);
  };

  const search: CvrRegister['search'] = async (name, options): Promise<CompanySearch> => {
    const words = name.trim();
    if (words === '') return failure('refused', 'a search without a name');
    const limit = Math.min(Math.max(Math.trunc(options?.limit ?? 10), 1), 50);
    const criteria = [optional('w:SearchName', words), optional('w:SearchLifecycleStatus', 'active')];
    const asked = await ask(
      'searchLegalUnit',
      criteria,
      { maximumNumberOfResultsType: String(limit) },
      options?.signal,
    );
    if (!asked.ok && asked.code === 'not-found') return nothingFound;
    if (!asked.ok) return asked;
    const collection = childOf(asked.response, 'LegalUnitIdentifierCollection');
    const numbers = collection?.children.map((child) => child.text.trim()) ?? [];
    const companies: RegisteredCompany[] = [];
    for (let start = 0; start < Math.min(numbers.length, limit); start += atOnce) {
      const group = numbers.slice(start, Math.min(start + atOnce, limit));
      for (const found of await Promise.all(group.map((number) => lookUp(number, options)))) {
        if (found.ok) companies.push(found.company);
        // A company may go between the search and its look-up; any other failure would pass for a shorter list.
        else if (found.code !== 'not-found') return found;
      }
    }
    const more =
      numbers.length > limit || ['true', '1'].includes(asked.response.attributes.moreResultsExistIndicator ?? '');
    return Object.freeze({ ok: true, companies: Object.freeze(companies), more });
  };

  const productionUnits: CvrRegister['productionUnits'] = async (cvr, options): Promise<ProductionUnitLookUp> => {
    const digits = eightDigits(cvr);
    if (digits === undefined) return notACvrNumber;
    const asked = await ask('getRelatedProductionUnitNameAndAddress', identifier(digits), {}, options?.signal);
    return asked.ok ? Object.freeze({ ok: true, units: readProductionUnits(asked.response) }) : asked;
  };

  return Object.freeze({ lookUp, search, productionUnits });
}

/** The request of an operation: a wrapper, which has no context with a token, and the request proper within it. */
export function cvrRequest(
  operation: CvrOperation,
  attributes: Readonly<Record<string, string>>,
  request: XmlContent,
): XmlPiece {
  const name = `${capitalised(operation)}Request`;
  return element(
    `m:${name}`,
    { 'xmlns:m': cvrNamespaces.message, 'xmlns:w': cvrNamespaces.operation, 'xmlns:c': cvrNamespaces.data },
    element(`w:${name}`, attributes, request),
  );
}

/** Words of the fault that a client of the real service has seen for an unknown number; the contract declares no faults. */
function saysNotFound(text: string): boolean {
  return text.includes("Required property '/virksomhed/CVRNummer' missing");
}

const nothingFound: CompanySearch = Object.freeze({ ok: true, companies: Object.freeze([]), more: false });

const notACvrNumber = failure('refused', 'not a CVR number; expected eight digits, the first not 0');

/** The check digit is left to the register: it knows which numbers it has given out. */
function eightDigits(cvr: string): string | undefined {
  const digits = cvr.replace(/\s/g, '');
  return /^[1-9][0-9]{7}$/.test(digits) ? digits : undefined;
}

function identifier(digits: string): XmlContent {
  return element('c:LegalUnitIdentifier', {}, digits);
}

function capitalised(operation: CvrOperation): string {
  return `${operation.charAt(0).toUpperCase()}${operation.slice(1)}`;
}
