import { dateOf } from './copenhagen-today.ts';
import { readOwners } from './cvr-owners.ts';
import { freezeDeeply } from './freeze-deeply.ts';
import { doorOf, floorOf, fourDigits, houseNumberOf } from './postal-address.ts';
import type { CompanyAddress, ProductionUnit, RegisteredCompany } from './register.ts';
import { childOf, childrenOf, textAt, type XmlElement } from './xml-reader.ts';

/** The namespaces of SF1530 CVR Online: the wrapper, the operations within it, and the data. */
export const cvrNamespaces = {
  message: 'http://rep.oio.dk/eogs/xml/2/',
  operation: 'http://rep.oio.dk/eogs/xml.wsdl/',
  data: 'http://rep.oio.dk/eogs/xml.schema/',
} as const;

/**
 * Reads a `LegalUnit`, with its owners where they are wanted; `today` (`YYYY-MM-DD`) decides whether the company has ceased and who
 * takes part in it. A problem where it can't be used.
 */
export function readCompany(
  unit: XmlElement,
  cvr: string,
  today: string,
  wantsOwners = false,
): { readonly ok: true; readonly company: RegisteredCompany } | { readonly ok: false; readonly problem: string } {
  const name = textAt(unit, 'LegalUnitName', 'name');
  const startDate = dateOf(textAt(unit, 'Lifecycle', 'StartDate'));
  if (textAt(unit, 'LegalUnitIdentifier') !== cvr) return { ok: false, problem: 'an answer about another company' };
  if (name === undefined) return { ok: false, problem: 'a company without a name' };
  if (startDate === undefined) return { ok: false, problem: 'a company without a start date' };
  const owners = wantsOwners ? readOwners(unit, today) : undefined;
  if (owners === null) return { ok: false, problem: 'a participant that is none of those of the contract' };
  const cessationDate = dateOf(textAt(unit, 'Lifecycle', 'CessationDate'));
  const activity = childOf(childOf(unit, 'ActivityInformation'), 'MainActivity');
  const activityCode = textAt(activity, 'ActivityCode');
  const format = textAt(unit, 'BusinessFormat', 'BusinessFormatCode');
  return {
    ok: true,
    company: freezeDeeply<RegisteredCompany>({
      cvr,
      name,
      startDate,
      cessationDate,
      ceased: cessationDate !== undefined && cessationDate <= today,
      advertisingProtected: isTrue(textAt(unit, 'AdvertisingProtectionIndicator')),
      address: companyAddressOf(childOf(unit, 'AddressOfficial')),
      postalAddress: companyAddressOf(childOf(unit, 'AddressPostal')),
      activity:
        activityCode === undefined ? undefined : { code: activityCode, text: textAt(activity, 'ActivityDescription') },
      businessFormatCode: format === undefined ? undefined : Number(format),
      owners,
    }),
  };
}

/** Reads the units of a `GetRelatedProductionUnitNameAndAddressResponse`; entries without number or name are left out. */
export function readProductionUnits(response: XmlElement): readonly ProductionUnit[] {
  const collection = childOf(response, 'ProductionUnitNameAndAddressCollection');
  const units = childrenOf(collection, 'ProductionUnitNameAndAddress').flatMap((entry): readonly ProductionUnit[] => {
    const number = childOf(entry, 'ProductionUnitIdentifier', cvrNamespaces.data)?.text.trim();
    const name = textAt(childOf(entry, 'ProductionUnitName', cvrNamespaces.data), 'name');
    if (!number || name === undefined) return [];
    const protection = childOf(entry, 'AdvertisingProtectionIndicator', cvrNamespaces.data)?.text.trim();
    return [
      {
        number,
        name,
        address: companyAddressOf(childOf(entry, 'AddressLocation')),
        advertisingProtected: isTrue(protection),
      },
    ];
  });
  return freezeDeeply(units);
}

/**
 * An `AddressDescription`: in parts, or as free text where the register has nothing better, or nothing at all. The
 * parts come from five schemas with a namespace each, so they are found by their names alone.
 */
function companyAddressOf(description: XmlElement | undefined): CompanyAddress | undefined {
  if (description === undefined) return undefined;
  const inData = (name: string): XmlElement | undefined => childOf(description, name, cvrNamespaces.data);
  const isProtectedAddress = isTrue(inData('AddressProtectionIndicator')?.text.trim());
  const parts = inData('AddressPostalExtended');
  const part = (name: string): string | undefined => anyChild(parts, name)?.text.trim() || undefined;
  const street = part('StreetName');
  const postCode = fourDigits(part('PostCodeIdentifier'));
  if (street !== undefined && postCode !== undefined) {
    const access = anyChild(description, 'AddressAccess');
    return {
      kind: 'parts',
      protected: isProtectedAddress,
      parts: {
        careOf: part('CareOfName'),
        locality: part('MailDeliverySublocationIdentifier'),
        street,
        houseNumber: houseNumberOf(part('StreetBuildingIdentifier')),
        houseNumberTo: houseNumberOf(part('StreetBuildingIdentifierTo')),
        floor: floorOf(part('FloorIdentifier')),
        door: doorOf(part('SuiteIdentifier')),
        town: part('DistrictSubdivisionIdentifier'),
        postCode,
        district: part('DistrictName') ?? '',
        municipalityCode: fourDigits(anyChild(access, 'MunicipalityCode')?.text),
        streetCode: fourDigits(anyChild(access, 'StreetCode')?.text),
      },
    };
  }
  // The schema wants exactly 238 characters here, so the text comes padded with blanks.
  const lines = (inData('AddressLineText')?.text ?? '')
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length === 0) return undefined;
  const countryCode = anyChild(description, 'CountryIdentificationCode')?.text.trim() || 'DK';
  return { kind: 'lines', lines, countryCode, protected: isProtectedAddress };
}

function anyChild(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent?.children.find((child) => child.name === name);
}

function isTrue(text: string | undefined): boolean {
  return text === 'true' || text === '1';
}
