/** A Danish or Greenlandic address in the parts that the registers keep, without their padding. Pure: no imports. */
export interface PostalAddress {
  readonly careOf?: string;
  /** Name of a farm, building or the like that belongs to the address (*lokalitet*). */
  readonly locality?: string;
  /** Up to 40 characters. */
  readonly street: string;
  /** `12A`: 1 to 999 and at most one capital letter. Absent for a Greenlandic house with a building number only. */
  readonly houseNumber?: string;
  /** The last of a span such as `7-9`; companies only. */
  readonly houseNumberTo?: string;
  /** Greenland: the number of the building, written `B-1234`. */
  readonly buildingNumber?: string;
  /** `kl`, `k2` to `k9`, `st`, `1` to `99`. */
  readonly floor?: string;
  /** `tv`, `mf`, `th`, a number or letters. */
  readonly door?: string;
  /** Supplementary town name, which gets a line of its own. */
  readonly town?: string;
  /** Four digits. */
  readonly postCode: string;
  readonly district: string;
  /** Four digits with leading zeros: `0101`. */
  readonly municipalityCode?: string;
  /** Four digits; unique within the municipality only. */
  readonly streetCode?: string;
  /** UUID of the unit in Danmarks Adresseregister (DAR). */
  readonly addressId?: string;
}

/** `12A` from CPR's `012A` or from `12 a`; undefined where there is none (`000`). Danmarks Adresser: capital, no blank. */
export function houseNumberOf(registered: string | undefined): string | undefined {
  return blankAsAbsent(registered?.replace(/\s/g, '').replace(/^0+/, '').toUpperCase());
}

/** `2` from CPR's `02`, `st` from `ST`; undefined where there is none. */
export function floorOf(registered: string | undefined): string | undefined {
  return blankAsAbsent(registered?.trim().replace(/^0+/, '').toLowerCase());
}

/** `tv` from `TV`, `12` from `0012`; undefined where there is none. */
export function doorOf(registered: string | undefined): string | undefined {
  return blankAsAbsent(registered?.trim().replace(/^0+/, '').toLowerCase());
}

/** `0101` from `101`: CPR's codes are integers on the wire, and their leading zeros are part of them. */
export function fourDigits(registered: string | undefined): string | undefined {
  const digits = registered?.trim() ?? '';
  return /^[0-9]{1,4}$/.test(digits) ? digits.padStart(4, '0') : undefined;
}

function blankAsAbsent(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text;
}

/** Whether two people live in the same home; nobody does who has no address. */
export function isSameAddress(first: PostalAddress | undefined, second: PostalAddress | undefined): boolean {
  if (!first || !second) return false;
  if (first.addressId && second.addressId) return first.addressId === second.addressId;
  const parts = ['street', 'houseNumber', 'buildingNumber', 'floor', 'door', 'postCode', 'streetCode'] as const;
  return parts.every((part) => first[part] === second[part]);
}
