import { element, optional, type XmlContent, type XmlPiece } from '../../src/registers/xml-builder.ts';
import type { SandboxCompany, SandboxCompanyAddress, SandboxParticipant } from './companies.ts';

/** The wrapper's namespace and that of the operations within it. */
export const cvrMessageNamespace = 'http://rep.oio.dk/eogs/xml/2/';
export const cvrOperationNamespace = 'http://rep.oio.dk/eogs/xml.wsdl/';
export const cvrDataNamespace = 'http://rep.oio.dk/eogs/xml.schema/';

/** Every namespace of SF1530's schemas, declared once on the wrapper. */
const declarations = {
  'xmlns:m': cvrMessageNamespace,
  'xmlns:w': cvrOperationNamespace,
  'xmlns:c': cvrDataNamespace,
  'xmlns:cvr2005': 'http://rep.oio.dk/cvr.dk/xml/schemas/2005/03/22/',
  'xmlns:dkcc2003': 'http://rep.oio.dk/ebxml/xml/schemas/dkcc/2003/02/13/',
  'xmlns:dkcc2005': 'http://rep.oio.dk/ebxml/xml/schemas/dkcc/2005/03/15/',
  'xmlns:xkom2005': 'http://rep.oio.dk/xkom.dk/xml/schemas/2005/03/15/',
  'xmlns:cpr': 'http://rep.oio.dk/cpr.dk/xml/schemas/core/2005/03/18/',
  'xmlns:cpr2007': 'http://rep.oio.dk/cpr.dk/xml/schemas/2007/01/02/',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xmlns:itst': 'http://rep.oio.dk/itst.dk/xml/schemas/2005/06/24/',
} as const;

/** `GetLegalUnitResponse`, empty without a company. The first level tells of no participants. */
export function legalUnitResponse(company: SandboxCompany | undefined, level: number): XmlPiece {
  return wrapped('GetLegalUnitResponse', {}, company && legalUnit(company, level > 1));
}

/** `SearchLegalUnitResponse`: numbers only. */
export function legalUnitsResponse(numbers: readonly string[], more: boolean): XmlPiece {
  return wrapped(
    'SearchLegalUnitResponse',
    { moreResultsExistIndicator: String(more) },
    element(
      'w:LegalUnitIdentifierCollection',
      {},
      numbers.map((cvr) => optional('c:LegalUnitIdentifier', cvr)),
    ),
  );
}

/** `GetRelatedProductionUnitNameAndAddressResponse`. */
export function productionUnitsResponse(company: SandboxCompany | undefined): XmlPiece {
  return wrapped(
    'GetRelatedProductionUnitNameAndAddressResponse',
    {},
    element(
      'w:ProductionUnitNameAndAddressCollection',
      {},
      (company?.units ?? []).map((unit) =>
        element(
          'w:ProductionUnitNameAndAddress',
          {},
          optional('c:ProductionUnitIdentifier', unit.number),
          element(
            'c:ProductionUnitName',
            { sequenceNumber: '0', validFromDate: company?.startDate },
            optional('c:name', unit.name),
          ),
          address('w:AddressLocation', unit.address, company?.startDate ?? ''),
          optional('c:AdvertisingProtectionIndicator', unit.advertisingProtected ?? false),
        ),
      ),
    ),
  );
}

function wrapped(name: string, attributes: Readonly<Record<string, string>>, content: XmlContent): XmlPiece {
  return element(`m:${name}`, declarations, element(`w:${name}`, attributes, content));
}

function legalUnit(company: SandboxCompany, withParticipants: boolean): XmlPiece {
  const from = { validFromDate: company.startDate };
  return element(
    'c:LegalUnit',
    { versionIdentifier: '1' },
    optional('c:LegalUnitIdentifier', company.cvr),
    element('c:LegalUnitName', { sequenceNumber: '0', ...from }, optional('c:name', company.name)),
    optional('c:AdvertisingProtectionIndicator', company.advertisingProtected ?? false),
    optional('cvr2005:ExporterIndicator', false),
    optional('cvr2005:ImporterIndicator', false),
    element(
      'c:Lifecycle',
      {},
      optional('c:StartDate', company.startDate),
      optional('c:CessationDate', company.cessationDate),
    ),
    address('c:AddressOfficial', company.address, company.startDate),
    company.postalAddress && address('c:AddressPostal', company.postalAddress, company.startDate),
    element(
      'c:ActivityInformation',
      {},
      element(
        'c:MainActivity',
        from,
        optional('c:ActivityCode', company.activity.code),
        optional('c:ActivityDescription', company.activity.text),
      ),
    ),
    element(
      'c:BusinessFormat',
      from,
      optional('c:BusinessFormatCode', company.businessFormatCode),
      optional('c:DataSupplierIdentifier', 'E&S'),
      optional('c:MunicipalCommunity', false),
    ),
    withParticipants && company.participants
      ? element('c:ParticipantCollection', {}, company.participants.map(participant(company.startDate)))
      : undefined,
    company.units &&
      element(
        'c:ProductionUnitAffiliationCollection',
        {},
        company.units.map((unit) =>
          element('c:ProductionUnitAffiliation', from, optional('c:ProductionUnitIdentifier', unit.number)),
        ),
      ),
  );
}

const participantTypes = {
  person: 'c:ParticipantDanishPersonType',
  company: 'c:ParticipantLegalUnitType',
  other: 'c:ParticipantOtherType',
} as const;

/** The element is abstract by schema: each says which of the types it is. `since`: where it says nothing else. */
function participant(since: string): (given: SandboxParticipant, index: number) => XmlPiece {
  return (given, index) =>
    element(
      'c:Participant',
      { 'xsi:type': participantTypes[given.kind], validFromDate: given.from ?? since, validToDate: given.to },
      optional('c:ParticipantIdentifier', 4_000_000_001 + index),
      optional('c:ParticipantName', given.name),
      given.kind === 'person' ? optional('cpr2007:PersonCivilregistrationIdentifier', given.cpr) : undefined,
      given.kind === 'company' ? optional('c:LegalUnitIdentifier', given.cvr) : undefined,
    );
}

/** The element must be there by schema; without an address it holds the country alone. */
function address(name: string, given: SandboxCompanyAddress | undefined, validFromDate: string): XmlPiece {
  const country = given?.kind === 'text' ? given.countryCode : 'DK';
  return element(
    name,
    { validFromDate },
    given?.kind === 'parts' ? parts(given) : undefined,
    // The schema gives this text a fixed length of 238 characters.
    given?.kind === 'text' ? optional('c:AddressLineText', given.text.padEnd(238)) : undefined,
    element('dkcc2003:CountryIdentificationCode', { scheme: 'iso3166-alpha2' }, country),
    given?.kind === 'parts' && given.protected ? optional('c:AddressProtectionIndicator', true) : undefined,
  );
}

function parts(given: Extract<SandboxCompanyAddress, { kind: 'parts' }>): readonly XmlPiece[] {
  return [
    element(
      'xkom2005:AddressAccess',
      {},
      optional('cpr:MunicipalityCode', given.municipalityCode),
      optional('cpr:StreetCode', given.streetCode),
      optional('dkcc2003:StreetBuildingIdentifier', given.houseNumber),
    ),
    element(
      'c:AddressPostalExtended',
      {},
      optional('dkcc2005:StreetName', given.street),
      optional('dkcc2003:StreetBuildingIdentifier', given.houseNumber),
      optional('dkcc2003:FloorIdentifier', given.floor),
      optional('dkcc2003:SuiteIdentifier', given.door),
      optional('dkcc2005:DistrictSubdivisionIdentifier', given.town),
      optional('dkcc2005:PostCodeIdentifier', given.postCode),
      optional('dkcc2005:DistrictName', given.district),
      optional('itst:CareOfName', given.careOf),
      optional('c:StreetBuildingIdentifierTo', given.houseNumberTo),
    ),
  ];
}
