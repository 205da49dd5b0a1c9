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
  /** Supplementary town name. */
  readonly town?: string;
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
  readonly town?: string;
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
  // Names that people write in several ways.
  {
    name: 'Gammel Åvej',
    code: '0210',
    ...aalborg,
    town: 'Sønder Prøvested',
    east: 558_900,
    north: 6_318_100,
    numbers: 24,
    blocks: {},
  },
  {
    name: 'H.C. Prøvesens Allé',
    code: '2901',
    postCode: '1799',
    district: 'København V',
    municipality: '0101',
    east: 723_600,
    north: 6_174_500,
    numbers: 40,
    blocks: { '2': ['kl', 'st', '1', '2', '3', '4'], '4': ['st', '1', '2', '3', '4'], '17B': ['st', '1', '2', '3'] },
  },
  {
    name: 'Sankt Prøves Stræde',
    code: '6604',
    postCode: '1550',
    district: 'København V',
    municipality: '0101',
    east: 724_900,
    north: 6_175_300,
    numbers: 16,
    blocks: { '5': ['st', '1', '2', '3'], '7': ['st', '1', '2', '3'] },
  },
  {
    name: 'Store Prøvegade',
    code: '7215',
    postCode: '8000',
    district: 'Aarhus C',
    municipality: '0751',
    east: 574_900,
    north: 6_224_000,
    numbers: 36,
    blocks: { '10': ['st', '1', '2', '3'], '12': ['st', '1', '2', '3'] },
  },
  {
    name: '10. Prøvedags Vej',
    code: '1008',
    postCode: '5000',
    district: 'Odense C',
    municipality: '0461',
    east: 587_700,
    north: 6_140_100,
    numbers: 22,
    blocks: {},
  },
  {
    name: 'Østre Prøveplads',
    code: '9390',
    postCode: '6700',
    district: 'Esbjerg',
    municipality: '0561',
    east: 465_300,
    north: 6_148_000,
    numbers: 14,
    blocks: { '3': ['st', '1', '2'] },
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
      ...(street.town === undefined ? {} : { town: street.town }),
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
export function textOf({ street, houseNumber, floor, door, town, postCode, district }: SandboxAddress): string {
  const unit = floor === undefined ? '' : `, ${floor}.${door ? ` ${door}` : ''}`;
  return `${street} ${houseNumber}${unit}${town ? `, ${town}` : ''}, ${postCode} ${district}`;
}

/** The entrance, without floor and door. */
export function entranceOf({ street, houseNumber, town, postCode, district }: SandboxAddress): string {
  return `${street} ${houseNumber}${town ? `, ${town}` : ''}, ${postCode} ${district}`;
}

/** The UUID of an invented object, the same in every run. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(`sandbox ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
