import type { PostalAddress } from './postal-address.ts';

/**
 * The lines of an address as on a letter, without the name: `c/o Holm`, `Birkevej 12A, 2. tv`, `Øster Hassing`,
 * `9000 Aalborg`. Form: Danmarks Adresser, "Sådan skrives adresser": floor with a full stop, the supplementary town on its own line.
 */
export function letterLines(address: PostalAddress): readonly string[] {
  const town = address.town?.toLowerCase() === address.district.toLowerCase() ? undefined : address.town;
  const careOf = address.careOf?.replace(/^c\/o:?\s*/i, '');
  return [
    careOf ? `c/o ${careOf}` : undefined,
    address.locality,
    streetLine(address),
    town,
    `${address.postCode} ${address.district}`.trim(),
  ].filter((line) => line !== undefined && line !== '') as string[];
}

/** The same on one line: `Birkevej 12A, 2. tv, 9000 Aalborg`; for lists, summaries and fields. */
export function addressOnOneLine(address: PostalAddress): string {
  return letterLines(address).join(', ');
}

function streetLine(address: PostalAddress): string {
  const span = [address.houseNumber, address.houseNumberTo].filter(Boolean).join('-');
  const number = span || (address.buildingNumber ? `B-${address.buildingNumber}` : '');
  const access = [address.street, number].filter(Boolean).join(' ');
  const unit = [address.floor ? `${address.floor}.` : '', address.door ?? ''].filter(Boolean).join(' ');
  return [access, unit].filter(Boolean).join(', ');
}
