/** A company or association that the sandbox's CVR register knows. */
export interface SandboxCompany {
  /** Eight digits that pass modulus 11. */
  readonly cvr: string;
  readonly name: string;
  readonly startDate: string;
  readonly cessationDate?: string;
  readonly advertisingProtected?: boolean;
  /** CVR's code for the form: 110 association, 80 private limited company, 10 sole proprietor, 260 municipality. */
  readonly businessFormatCode: number;
  readonly activity: { readonly code: string; readonly text: string };
  readonly address?: SandboxCompanyAddress;
  /** Where post goes when elsewhere. */
  readonly postalAddress?: SandboxCompanyAddress;
  readonly units?: readonly {
    readonly number: string;
    readonly name: string;
    readonly address?: SandboxCompanyAddress;
    readonly advertisingProtected?: boolean;
  }[];
  /** Who takes part in it, told to whoever asks at more than the first level; absent where the register tells none. */
  readonly participants?: readonly SandboxParticipant[];
}

export type SandboxParticipant = { readonly name: string; readonly from?: string; readonly to?: string } & (
  | { readonly kind: 'person'; readonly cpr?: string }
  | { readonly kind: 'company'; readonly cvr: string }
  | { readonly kind: 'other' }
);

export type SandboxCompanyAddress =
  | {
      readonly kind: 'parts';
      readonly careOf?: string;
      readonly street: string;
      readonly streetCode: string;
      readonly houseNumber: string;
      readonly houseNumberTo?: string;
      readonly floor?: string;
      readonly door?: string;
      readonly town?: string;
      readonly postCode: string;
      readonly district: string;
      readonly municipalityCode: string;
      readonly protected?: boolean;
    }
  | { readonly kind: 'text'; readonly text: string; readonly countryCode: string };

const aalborg = { kind: 'parts', postCode: '9000', district: 'Aalborg', municipalityCode: '0851' } as const;
const sport = { code: '931200', text: 'Sportsklubber' } as const;
const association = 110;

/** Invented providers of leisure activities; any likeness to a real company's name or number is by accident. */
export const companies: readonly SandboxCompany[] = [
  {
    cvr: '99000104',
    name: 'Fjordbyens Idrætsforening',
    startDate: '1978-03-14',
    businessFormatCode: association,
    activity: sport,
    address: { ...aalborg, street: 'Stadionvej', streetCode: '7102', houseNumber: '7', houseNumberTo: '9' },
    units: [
      {
        number: '9900010401',
        name: 'Fjordbyens Idrætsforening',
        address: { ...aalborg, street: 'Stadionvej', streetCode: '7102', houseNumber: '7', houseNumberTo: '9' },
      },
      {
        number: '9900010402',
        name: 'Fjordbyens Idrætsforening, hal 2',
        address: { ...aalborg, street: 'Hallen', streetCode: '3100', houseNumber: '12B' },
      },
    ],
  },
  {
    cvr: '99000112',
    name: 'Aalborg Øst Boldklub',
    startDate: '1991-08-01',
    businessFormatCode: association,
    activity: sport,
    address: {
      kind: 'parts',
      street: 'Humlebakken',
      streetCode: '3012',
      houseNumber: '66',
      postCode: '9220',
      district: 'Aalborg Øst',
      municipalityCode: '0851',
    },
  },
  {
    cvr: '99000120',
    name: 'Birkely Musikskole',
    startDate: '2001-01-01',
    businessFormatCode: association,
    activity: { code: '855200', text: 'Undervisning i kulturelle discipliner' },
    address: { ...aalborg, street: 'Nodevej', streetCode: '5401', houseNumber: '3', floor: '2', door: 'tv' },
  },
  {
    cvr: '99000139',
    name: 'Spejdergruppen Egernet',
    startDate: '1965-05-05',
    businessFormatCode: association,
    activity: { code: '949900', text: 'Andre organisationer og foreninger i.a.n.' },
    address: {
      kind: 'parts',
      careOf: 'Gruppeleder Ib Skov',
      street: 'Skovbrynet',
      streetCode: '6907',
      houseNumber: '21',
      town: 'Øster Hassing',
      postCode: '9362',
      district: 'Gandrup',
      municipalityCode: '0851',
    },
  },
  {
    cvr: '99000147',
    name: 'Svømmeklubben Delfinen',
    startDate: '1984-09-01',
    businessFormatCode: association,
    activity: sport,
    address: { ...aalborg, street: 'Badevej', streetCode: '0330', houseNumber: '1' },
    postalAddress: {
      ...aalborg,
      careOf: 'Kasserer Mona Vand',
      street: 'Havnegade',
      streetCode: '2650',
      houseNumber: '44',
      floor: '1',
      door: 'th',
    },
  },
  {
    cvr: '99000155',
    name: 'Limfjordens Rideklub',
    startDate: '1999-04-12',
    cessationDate: '2024-12-31',
    businessFormatCode: association,
    activity: sport,
    address: { ...aalborg, street: 'Ridestien', streetCode: '6011', houseNumber: '2' },
  },
  {
    cvr: '99000163',
    name: 'Danseværkstedet ApS',
    startDate: '2015-02-02',
    advertisingProtected: true,
    businessFormatCode: 80,
    activity: { code: '855200', text: 'Undervisning i kulturelle discipliner' },
    address: { ...aalborg, street: 'Vesterbro', streetCode: '8110', houseNumber: '101A', floor: 'kl' },
    units: [{ number: '9900016301', name: 'Danseværkstedet', advertisingProtected: true }],
    participants: [
      { kind: 'person', name: 'Karen Hansen', cpr: '0107850018' },
      { kind: 'company', name: 'Fjordbyens Idrætsforening', cvr: '99000104' },
      { kind: 'other', name: 'Balettstudion i Malmö AB' },
      { kind: 'person', name: 'Bo Berg', to: '2019-12-31' },
    ],
  },
  {
    cvr: '99000171',
    name: 'Foreningen Uden Lokaler',
    startDate: '2019-06-20',
    businessFormatCode: association,
    activity: { code: '949900', text: 'Andre organisationer og foreninger i.a.n.' },
  },
  {
    cvr: '99000198',
    name: 'Malmö Segelsällskap, dansk afdeling',
    startDate: '2010-10-10',
    businessFormatCode: association,
    activity: sport,
    address: { kind: 'text', text: 'Hamngatan 12\nSE-211 22 Malmö\nSverige', countryCode: 'SE' },
  },
  {
    cvr: '99000201',
    name: 'Skakklubben Tårnet & Løberen',
    startDate: '1972-11-11',
    businessFormatCode: association,
    activity: { code: '932990', text: 'Andre forlystelser og fritidsaktiviteter i.a.n.' },
    address: { ...aalborg, street: 'Bispensgade', streetCode: '0510', houseNumber: '18', floor: 'st', door: 'mf' },
  },
  {
    cvr: '99000228',
    name: 'Karens Keramik v/Karen Holm',
    startDate: '2021-03-01',
    advertisingProtected: true,
    businessFormatCode: 10,
    activity: { code: '855200', text: 'Undervisning i kulturelle discipliner' },
    participants: [{ kind: 'person', name: 'Karen Holm' }],
    address: { ...aalborg, street: 'Lervej', streetCode: '4822', houseNumber: '5', protected: true },
  },
  {
    cvr: '99000236',
    name: 'Kajakklubben Fjordbyen',
    startDate: '2006-05-17',
    businessFormatCode: association,
    activity: sport,
    address: { ...aalborg, street: 'Søsportsvej', streetCode: '7460', houseNumber: '8' },
  },
  {
    cvr: '99000244',
    name: 'Fjordbyens Gymnastikforening',
    startDate: '1988-01-15',
    businessFormatCode: association,
    activity: sport,
    address: { ...aalborg, street: 'Stadionvej', streetCode: '7102', houseNumber: '11' },
  },
  {
    cvr: '10000009',
    name: 'Demo Kommune',
    startDate: '2007-01-01',
    businessFormatCode: 260,
    activity: { code: '841100', text: 'Generelle offentlige tjenester' },
    address: { ...aalborg, street: 'Rådhuspladsen', streetCode: '6200', houseNumber: '1' },
  },
  {
    cvr: '10000017',
    name: 'Prøveby Kommune',
    startDate: '2007-01-01',
    businessFormatCode: 260,
    activity: { code: '841100', text: 'Generelle offentlige tjenester' },
    address: {
      kind: 'parts',
      street: 'Torvet',
      streetCode: '7700',
      houseNumber: '2',
      postCode: '8000',
      district: 'Aarhus C',
      municipalityCode: '0751',
    },
  },
];
