import type { PostalAddress } from '../../../../registers/postal-address.ts';
import { xmlText } from '../../memo/xml-text.ts';
import type { PrintAddress } from '../../ports.ts';
import { addressLines } from './address-lines.ts';

const element = (name: string, text: string | undefined): string =>
  text === undefined || text === '' ? '' : `<${name}>${xmlText(text)}</${name}>`;

/** Longest name that the schema takes, in UTF-16 units as it counts; a longer one is shortened at its end. */
const longestName = 130;
const lineNames = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'] as const;

/** CPR's own code for a country that it does not know, in the four digits of scheme `imk`. */
const unknownCountry = '5999';
/** Vendors want a postcode of four digits even where there is none (KMD's guide for letters abroad). */
const noPostCode = '0000';

/**
 * The content of a `KontaktOplysning` (`ModtagerAdresse`, `AfsenderAdresse`): in parts where the register's parts keep to the
 * schema's patterns, else in lines. Undefined for an address that fits neither: more than six lines of 34 characters.
 */
export function contact(address: Pick<PrintAddress, 'name' | 'lines' | 'parts' | 'country'>): string | undefined {
  const where = inParts(address) ?? inLines(address);
  if (where === undefined) return undefined;
  return `${element('itst:PersonName', shortened(address.name))}${where}${country(address.country)}`;
}

function inParts({ parts, country }: Pick<PrintAddress, 'parts' | 'country'>): string | undefined {
  if (!parts || !isDanish(country) || !fitsParts(parts)) return undefined;
  return [
    element('f:CoNavn', parts.careOf?.replace(/^c\/o:?\s*/i, '')),
    element('dkcc2005:StreetName', parts.street),
    element('dkcc:StreetBuildingIdentifier', parts.houseNumber),
    element('dkcc:FloorIdentifier', parts.floor),
    element('dkcc:SuiteIdentifier', parts.door),
    element('dkcc:MailDeliverySublocationIdentifier', parts.locality),
    element('dkcc2005:PostCodeIdentifier', parts.postCode),
    element('dkcc2005:DistrictSubdivisionIdentifier', parts.town),
  ].join('');
}

/** The patterns and lengths of the schema (DKCC 2003/02/13 and 2005/03/15); a span such as 7-9 has no place in the parts. */
function fitsParts(parts: PostalAddress): boolean {
  const within = (text: string | undefined, longest: number) => text === undefined || text.length <= longest;
  return (
    parts.buildingNumber === undefined &&
    parts.houseNumberTo === undefined &&
    parts.street !== '' &&
    within(parts.street, 40) &&
    /^[1-9][0-9]{0,2}[A-Z]?$/.test(parts.houseNumber ?? '') &&
    (parts.floor === undefined || /^([1-9][0-9]?|kl|st|k[2-9])$/i.test(parts.floor)) &&
    within(parts.door, 4) &&
    within(parts.locality, 34) &&
    within(parts.town, 34) &&
    within(parts.careOf, longestName) &&
    /^[0-9]{4}$/.test(parts.postCode)
  );
}

function inLines({ lines, country }: Pick<PrintAddress, 'lines' | 'country'>): string | undefined {
  const fitting = addressLines(lines);
  if (!fitting) return undefined;
  // The line of postcode and town is the last of a Danish address, and stands before the country's name of a Greenlandic one.
  const postCode = isForeign(country)
    ? noPostCode
    : fitting.flatMap((line) => /^([0-9]{4}) /.exec(line)?.[1] ?? []).at(-1);
  return [
    ...fitting.map((line, index) => element(`line:PostalAddress${lineNames[index]}LineText`, line)),
    element('dkcc2005:PostCodeIdentifier', postCode),
  ].join('');
}

function country(code: string | undefined): string {
  const given = code?.trim().toUpperCase() ?? 'DK';
  const known = /^([A-Z]{2,3}|[0-9]{4})$/.test(given) ? given : unknownCountry;
  const scheme = /^[0-9]{4}$/.test(known) ? 'imk' : known.length === 3 ? 'iso3166-alpha3' : 'iso3166-alpha2';
  return `<dkcc:CountryIdentificationCode scheme="${scheme}">${known}</dkcc:CountryIdentificationCode>`;
}

const isDanish = (country: string | undefined) =>
  country === undefined || ['DK', 'DNK', '5100'].includes(country.toUpperCase());
const isForeign = (country: string | undefined) => !isDanish(country) && country?.toUpperCase() !== 'GL';

function shortened(name: string): string {
  const whole = name.replace(/\s+/g, ' ').trim();
  if (whole.length <= longestName) return whole;
  return `${whole
    .slice(0, longestName - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '')}…`;
}
