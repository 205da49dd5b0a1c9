/**
 * The people that the sandbox's peers know. All are invented; the CPR numbers have a day or a serial that
 * the CPR office does not issue to the persons shown, and none is taken from a register.
 */
export interface SandboxPerson {
  /** Ten digits, or undefined for a person with MitID but without a CPR number. */
  readonly cpr?: string;
  readonly mitidUuid: string;
  readonly firstName: string;
  readonly middleName?: string;
  readonly lastName: string;
  readonly sex: 'K' | 'M';
  readonly birthDate: string;
  /** CPR status code: 1 resident, 80 emigrated, 90 dead. */
  readonly status: 1 | 3 | 70 | 80 | 90;
  readonly protectedAddress?: boolean;
  /** CPR numbers of the children. */
  readonly children?: readonly string[];
  readonly mother?: string;
  readonly father?: string;
  /** Registered for Digital Post. */
  readonly digitalPost: boolean;
  /** Has registered a phone for NemSMS, which those may too who are exempt from Digital Post. */
  readonly nemSms?: true;
  readonly address?: {
    readonly street: string;
    readonly streetCode: number;
    readonly municipalityCode: number;
    readonly houseNumber: string;
    readonly floor?: string;
    readonly door?: string;
    readonly town?: string;
    readonly postCode: string;
    readonly district: string;
  };
  /** Shown in the list of test people of the log-in page: why one would log in as this person. */
  readonly note: { readonly da: string; readonly en: string };
}

const birkevej = {
  street: 'Birkevej',
  streetCode: 412,
  municipalityCode: 851,
  houseNumber: '012A',
  floor: '02',
  door: 'tv',
  postCode: '9000',
  district: 'Aalborg',
} as const;

export const people: readonly SandboxPerson[] = [
  {
    cpr: '0107850018',
    mitidUuid: '6f1a3f0e-8a0b-4c1d-9d51-0a3f5f1f0001',
    firstName: 'Karen',
    middleName: 'Ærø',
    lastName: 'Hansen',
    sex: 'K',
    birthDate: '1985-07-01',
    status: 1,
    children: ['0305154024', '1209174015'],
    digitalPost: true,
    nemSms: true,
    address: birkevej,
    note: { da: 'Mor til to børn', en: 'Mother of two children' },
  },
  {
    cpr: '1502820021',
    mitidUuid: '6f1a3f0e-8a0b-4c1d-9d51-0a3f5f1f0002',
    firstName: 'Mads',
    lastName: 'Hansen',
    sex: 'M',
    birthDate: '1982-02-15',
    status: 1,
    children: ['0305154024', '1209174015'],
    digitalPost: true,
    address: birkevej,
    note: { da: 'Far til de samme to børn', en: 'Father of the same two children' },
  },
  {
    cpr: '0305154024',
    mitidUuid: '6f1a3f0e-8a0b-4c1d-9d51-0a3f5f1f0003',
    firstName: 'Ida',
    lastName: 'Hansen',
    sex: 'K',
    birthDate: '2015-05-03',
    status: 1,
    mother: '0107850018',
    father: '1502820021',
    digitalPost: false,
    address: birkevej,
    note: { da: 'Barn, 11 år', en: 'Child, aged 11' },
  },
  {
    cpr: '1209174015',
    mitidUuid: '6f1a3f0e-8a0b-4c1d-9d51-0a3f5f1f0004',
    firstName: 'Øjvind',
    lastName: 'Hansen',
    sex: 'M',
    birthDate: '2017-09-12',
    status: 1,
    mother: '0107850018',
    father: '1502820021',
    digitalPost: false,
    address: birkevej,
    note: { da: 'Barn, 9 år', en: 'Child, aged 9' },
  },
  {
    cpr: '2411790031',
    mitidUuid: '6f1a3f0e-8a0b-4c1d-9d51-0a3f5f1f0005',
    firstName: 'Peter',
    lastName: 'Nørgaard',
    sex: 'M',
    birthDate: '1979-11-24',
    status: 1,
    digitalPost: true,
    nemSms: true,
    address: { ...birkevej, houseNumber: '003', floor: 'st', door: 'th' },
    note: { da: 'Uden børn', en: 'Without children' },
  },
  {
    cpr: '0906880042',
    mitidUuid: '6f1a3f0e-8a0b-4c1d-9d51-0a3f5f1f0006',
    firstName: 'Sofie',
    lastName: 'Beskyttet',
    sex: 'K',
    birthDate: '1988-06-09',
    status: 1,
    protectedAddress: true,
    children: ['2204164037'],
    digitalPost: true,
    nemSms: true,
    address: { ...birkevej, street: 'Hemmelig Allé', streetCode: 990, houseNumber: '007' },
    note: { da: 'Navne- og adressebeskyttelse', en: 'Protected name and address' },
  },
  {
    cpr: '2204164037',
    mitidUuid: '6f1a3f0e-8a0b-4c1d-9d51-0a3f5f1f0007',
    firstName: 'Noah',
    lastName: 'Beskyttet',
    sex: 'M',
    birthDate: '2016-04-22',
    status: 1,
    protectedAddress: true,
    mother: '0906880042',
    digitalPost: false,
    address: { ...birkevej, street: 'Hemmelig Allé', streetCode: 990, houseNumber: '007' },
    note: { da: 'Barn med adressebeskyttelse', en: 'Child with a protected address' },
  },
  {
    cpr: '1301450053',
    mitidUuid: '6f1a3f0e-8a0b-4c1d-9d51-0a3f5f1f0008',
    firstName: 'Aage',
    lastName: 'Sørensen',
    sex: 'M',
    birthDate: '1945-01-13',
    status: 1,
    digitalPost: false,
    nemSms: true,
    address: { ...birkevej, houseNumber: '045' },
    note: { da: 'Fritaget for Digital Post', en: 'Exempt from Digital Post' },
  },
  {
    mitidUuid: '6f1a3f0e-8a0b-4c1d-9d51-0a3f5f1f0009',
    firstName: 'Zoë',
    lastName: 'Müller',
    sex: 'K',
    birthDate: '1990-03-30',
    status: 1,
    digitalPost: false,
    note: { da: 'MitID uden CPR-nummer', en: 'MitID without a CPR number' },
  },
  {
    cpr: '0404300064',
    mitidUuid: '6f1a3f0e-8a0b-4c1d-9d51-0a3f5f1f0010',
    firstName: 'Gudrun',
    lastName: 'Holm',
    sex: 'K',
    birthDate: '1930-04-04',
    status: 90,
    digitalPost: false,
    note: { da: 'Død ifølge CPR', en: 'Dead according to CPR' },
  },
  {
    cpr: '0202860022',
    mitidUuid: '6f1a3f0e-8a0b-4c1d-9d51-0a3f5f1f0031',
    firstName: 'Rikke',
    lastName: 'Lund',
    sex: 'K',
    birthDate: '1986-02-02',
    status: 1,
    // In the register alone: nobody logs in as these.
    children: ['1107164046', '0903184055', '1805990192'],
    digitalPost: true,
    address: {
      street: 'Kildeparken',
      streetCode: 3311,
      municipalityCode: 851,
      houseNumber: '011',
      postCode: '9220',
      district: 'Aalborg Øst',
    },
    note: {
      da: 'Delt forældremyndighed, et beskyttet barn og værge for en voksen søn',
      en: 'Shared custody, a protected child, and guardian of a grown-up son',
    },
  },
];

/** Employees at the sandbox's employee provider; `organisation` is the CVR number of their employer. */
export interface SandboxEmployee {
  readonly subject: string;
  readonly name: string;
  readonly email: string;
  readonly managerEmail?: string;
  readonly cvr: string;
  readonly groups: readonly string[];
  readonly roles: readonly string[];
}

/** CVR numbers of the demonstration organisations; all pass modulus 11. */
export const demoCvr = '10000009';
export const proevebyCvr = '10000017';
export const driftCvr = '10000025';

export const employees: readonly SandboxEmployee[] = [
  {
    subject: 'b7d9a0c2-4a5e-4a19-8f10-000000000001',
    name: 'Signe Sagsbehandler',
    email: 'signe@demo.example',
    cvr: demoCvr,
    groups: ['Fritid'],
    roles: ['caseworker'],
  },
  {
    subject: 'b7d9a0c2-4a5e-4a19-8f10-000000000002',
    name: 'Bo Berg',
    email: 'bo@demo.example',
    cvr: demoCvr,
    groups: ['Fritid'],
    roles: ['caseworker'],
  },
  {
    subject: 'b7d9a0c2-4a5e-4a19-8f10-000000000003',
    name: 'Tove Teknik',
    email: 'tove@demo.example',
    cvr: demoCvr,
    groups: ['Teknik'],
    roles: ['caseworker', 'cashier'],
  },
  {
    subject: 'b7d9a0c2-4a5e-4a19-8f10-000000000010',
    name: 'Per Parkering',
    email: 'per@demo.example',
    cvr: demoCvr,
    groups: ['Teknik'],
    roles: ['caseworker', 'cashier'],
  },
  {
    subject: 'b7d9a0c2-4a5e-4a19-8f10-000000000007',
    name: 'Birthe Borgerservice',
    email: 'birthe@demo.example',
    cvr: demoCvr,
    groups: ['Borgerservice'],
    roles: ['caseworker'],
  },
  {
    subject: 'b7d9a0c2-4a5e-4a19-8f10-000000000008',
    name: 'Leo Løn',
    email: 'leo@demo.example',
    managerEmail: 'bo@demo.example',
    cvr: demoCvr,
    groups: ['Løn'],
    roles: ['caseworker'],
  },
  {
    subject: 'b7d9a0c2-4a5e-4a19-8f10-000000000004',
    name: 'Alma Administrator',
    email: 'alma@demo.example',
    cvr: demoCvr,
    groups: [],
    roles: ['administrator'],
  },
  {
    subject: 'b7d9a0c2-4a5e-4a19-8f10-000000000006',
    name: 'Ditte Designer',
    email: 'ditte@demo.example',
    cvr: demoCvr,
    groups: ['Fritid'],
    roles: ['designer'],
  },
  {
    subject: 'b7d9a0c2-4a5e-4a19-8f10-000000000005',
    name: 'Niels Nord',
    email: 'niels@proeveby.example',
    cvr: proevebyCvr,
    groups: ['Fritid'],
    roles: ['caseworker'],
  },
  {
    subject: 'b7d9a0c2-4a5e-4a19-8f10-000000000009',
    name: 'Sofus Systemadministrator',
    email: 'sofus@drift.example',
    cvr: driftCvr,
    groups: [],
    roles: ['system-administrator'],
  },
];
