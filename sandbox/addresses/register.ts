import { createHash } from 'node:crypto';

/** An address of the invented register, in the parts that Danmarks Adresseregister has. */
export interface SandboxAddress {
  readonly id: string;
  readonly houseNumberId: string;
  readonly street: string;
  readonly streetCode: string;
  readonly houseNumber: string;
  readonly floor?: string;
  readonly door?: string;
  readonly postCode: string;
  readonly district: string;
  readonly municipality: string;
  /** EPSG:25832 in metres. */
  readonly east: number;
  readonly north: number;
  readonly bfe: string;
}

interface SandboxStreet {
  readonly name: string;
  readonly code: string;
  readonly postCode: string;
  readonly district: string;
  readonly municipality: string;
  readonly east: number;
  readonly north: number;
  readonly numbers: number;
  /** House numbers with flats: these floors, each to the left and to the right. */
  readonly blocks: Readonly<Record<string, readonly string[]>>;
}

const aalborg = { postCode: '9000', district: 'Aalborg', municipality: '0851' } as const;

/** Invented streets in real towns: the people of the sandbox live in the first. */
const streets: readonly SandboxStreet[] = [
  {
    name: 'Birkevej',
    code: '0412',
    ...aalborg,
    east: 556_400,
    north: 6_322_500,
    numbers: 45,
    blocks: { '3': ['st', '1'], '12A': ['st', '1', '2'] },
  },
  { name: 'Birkelunden', code: '0413', ...aalborg, east: 557_100, north: 6_322_900, numbers: 20, blocks: {} },
  {
    name: 'Havnepromenaden',
    code: '0528',
    ...aalborg,
    east: 556_000,
    north: 6_323_800,
    numbers: 30,
    blocks: { '8': ['st', '1', '2', '3'] },
  },
  {
    name: 'Ærøgade',
    code: '0977',
    postCode: '9400',
    district: 'Nørresundby',
    municipality: '0851',
    east: 555_900,
    north: 6_325_200,
    numbers: 18,
    blocks: {},
  },
  {
    name: 'Birkevej',
    code: '0155',
    postCode: '8700',
    district: 'Horsens',
    municipality: '0615',
    east: 553_000,
    north: 6_191_500,
    numbers: 12,
    blocks: {},
  },
  {
    name: 'Prøvevej',
    code: '0081',
    postCode: '3700',
    district: 'Rønne',
    municipality: '0400',
    east: 865_000,
    north: 6_122_500,
    numbers: 10,
    blocks: {},
  },
];

export const sandboxAddresses: readonly SandboxAddress[] = streets.flatMap((street, streetIndex) => {
  const numbers = Array.from({ length: street.numbers }, (_, index) => String(index + 1));
  const withLetters = [...numbers, ...Object.keys(street.blocks).filter((number) => !numbers.includes(number))];
  return withLetters.flatMap((houseNumber, index): SandboxAddress[] => {
    const stem = `${street.municipality}${street.code}${houseNumber}`;
    const common = {
      houseNumberId: uuidOf(`husnummer ${stem}`),
      street: street.name,
      streetCode: street.code,
      houseNumber,
      postCode: street.postCode,
      district: street.district,
      municipality: street.municipality,
      east: street.east + 12 * index,
      north: street.north + (index % 2 === 0 ? 0 : 18),
      bfe: String(9_100_000 + streetIndex * 1_000 + index + 1),
    };
    const floors = street.blocks[houseNumber];
    if (floors === undefined) return [{ id: uuidOf(`adresse ${stem}`), ...common }];
    return floors.flatMap((floor) =>
      ['tv', 'th'].map((door) => ({ id: uuidOf(`adresse ${stem} ${floor} ${door}`), ...common, floor, door })),
    );
  });
});

/** On one line, as DAR writes it: `Birkevej 12A, 2. tv, 9000 Aalborg`. */
export function textOf({ street, houseNumber, floor, door, postCode, district }: SandboxAddress): string {
  const unit = floor === undefined ? '' : `, ${/^\d/.test(floor) ? `${floor}.` : `${floor}.`}${door ? ` ${door}` : ''}`;
  return `${street} ${houseNumber}${unit}, ${postCode} ${district}`;
}

/** The entrance, without floor and door. */
export function entranceOf({ street, houseNumber, postCode, district }: SandboxAddress): string {
  return `${street} ${houseNumber}, ${postCode} ${district}`;
}

function uuidOf(name: string): string {
  const hex = createHash('sha256').update(`sandbox ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
