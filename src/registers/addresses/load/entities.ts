/** How a value is read; each says what it allows when it refuses one. */
export type ColumnKind = 'uuid' | 'text' | 'municipality' | 'code' | 'bfe' | 'key' | 'point';

export interface EntityColumn {
  /** The official name; capitals, underscores and the spelling of æ, ø and å don't matter. */
  readonly from: string;
  readonly to: string;
  readonly kind: ColumnKind;
  /** A file without this column is none of these. */
  readonly isRequired?: boolean;
}

/** A register object as the official files have it, and the table that takes it. */
export interface Entity {
  readonly table: string;
  /** As in names of files (`DAR_V1_Husnummer_TotalDownload_csv_Current_256.csv`) and lists (`HusnummerList`). */
  readonly official: string;
  readonly register: 'DAR' | 'DAGI' | 'EBR';
  readonly key: string;
  readonly columns: readonly EntityColumn[];
}

const id = { from: 'id_lokalId', to: 'id', kind: 'uuid', isRequired: true } as const;

/**
 * What is taken of the official files. Sources, and what of them is uncertain: docs/decisions/0041-local-addresses.md. In the
 * order in which they are merged.
 */
export const entities: readonly Entity[] = [
  {
    table: 'municipality',
    official: 'Kommuneinddeling',
    register: 'DAGI',
    key: 'code',
    columns: [
      { from: 'kommunekode', to: 'code', kind: 'municipality', isRequired: true },
      { from: 'navn', to: 'name', kind: 'text', isRequired: true },
      { from: 'id_lokalId', to: 'dagi', kind: 'key' },
    ],
  },
  {
    table: 'post_code',
    official: 'Postnummer',
    register: 'DAR',
    key: 'id',
    columns: [
      id,
      { from: 'postnr', to: 'code', kind: 'code', isRequired: true },
      { from: 'navn', to: 'name', kind: 'text', isRequired: true },
    ],
  },
  {
    table: 'supplementary_town',
    official: 'SupplerendeBynavn',
    register: 'DAR',
    key: 'id',
    columns: [id, { from: 'navn', to: 'name', kind: 'text', isRequired: true }],
  },
  {
    table: 'street',
    official: 'NavngivenVej',
    register: 'DAR',
    key: 'id',
    columns: [id, { from: 'vejnavn', to: 'name', kind: 'text', isRequired: true }],
  },
  {
    table: 'street_municipality',
    official: 'NavngivenVejKommunedel',
    register: 'DAR',
    key: 'id',
    columns: [
      id,
      { from: 'navngivenVej', to: 'street', kind: 'uuid', isRequired: true },
      { from: 'kommune', to: 'municipality', kind: 'municipality', isRequired: true },
      { from: 'vejkode', to: 'code', kind: 'code', isRequired: true },
    ],
  },
  {
    table: 'access_address',
    official: 'Husnummer',
    register: 'DAR',
    key: 'id',
    columns: [
      id,
      { from: 'navngivenVej', to: 'street', kind: 'uuid', isRequired: true },
      { from: 'postnummer', to: 'post_code', kind: 'uuid', isRequired: true },
      { from: 'husnummertekst', to: 'house', kind: 'text', isRequired: true },
      { from: 'supplerendeBynavn', to: 'town', kind: 'uuid' },
      { from: 'kommuneinddeling', to: 'division', kind: 'key' },
      { from: 'vejmidte', to: 'road', kind: 'text' },
      { from: 'adgangspunkt', to: 'point', kind: 'uuid' },
    ],
  },
  {
    table: 'address_point',
    official: 'Adressepunkt',
    register: 'DAR',
    key: 'id',
    columns: [id, { from: 'position', to: 'place', kind: 'point', isRequired: true }],
  },
  {
    table: 'unit_address',
    official: 'Adresse',
    register: 'DAR',
    key: 'id',
    columns: [
      id,
      { from: 'husnummer', to: 'access_address', kind: 'uuid', isRequired: true },
      { from: 'etagebetegnelse', to: 'floor', kind: 'text', isRequired: true },
      { from: 'dørbetegnelse', to: 'door', kind: 'text', isRequired: true },
    ],
  },
  {
    table: 'property_place',
    official: 'Ejendomsbeliggenhed',
    register: 'EBR',
    key: 'id',
    columns: [
      { from: 'id_lokalId', to: 'id', kind: 'key', isRequired: true },
      { from: 'bestemtFastEjendomBFENr', to: 'bfe', kind: 'bfe', isRequired: true },
      { from: 'adresseLokalId', to: 'address', kind: 'uuid' },
      { from: 'husnummerLokalId', to: 'access_address', kind: 'uuid' },
      { from: 'kommuneinddelingKommunekode', to: 'municipality', kind: 'municipality' },
      { from: 'betegnelse', to: 'description', kind: 'text' },
    ],
  },
];

/** A name as it is compared: `dørbetegnelse`, `doerbetegnelse` and `DOERBETEGNELSE` are one. */
export function foldedName(name: string): string {
  return name
    .trim()
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('_', '')
    .replaceAll('å', 'aa')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe');
}

const byName = new Map(entities.map((entity) => [foldedName(entity.official), entity]));

/** The entity of a list (`HusnummerList`), or undefined for one that we take nothing of. */
export function entityOfList(list: string): Entity | undefined {
  return byName.get(foldedName(list).replace(/list$/, ''));
}

/** The entity that a file's name says, the whole name or a part between underscores. */
export function entityOfFile(name: string): Entity | undefined {
  const [stem = ''] = (name.split(/[/\\]/).at(-1) ?? '').split('.');
  return [stem, ...stem.split(/[_ -]/)].map((part) => byName.get(foldedName(part))).find((each) => each !== undefined);
}
