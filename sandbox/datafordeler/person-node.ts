import type { EntryParent, RegisterEntry } from '../cpr/register-entry.ts';

/** The words for CPR's codes; the first is Datafordeler's own, the others are ours. */
const words: Readonly<Record<RegisterEntry['status'], string>> = {
  1: 'bopael_i_danmark',
  3: 'bopael_i_danmark_hoej_vejkode',
  5: 'bopael_i_groenland',
  7: 'bopael_i_groenland_hoej_vejkode',
  20: 'nummer_af_skattehensyn',
  30: 'annulleret',
  50: 'slettet',
  60: 'aendret',
  70: 'forsvundet',
  80: 'udrejst',
  90: 'doed',
};

const aktuel = { status: 'aktuel', virkningfra: '2020-01-01T00:00:00.000Z', virkningtil: null } as const;
const earlier = {
  status: 'historisk',
  virkningfra: '2000-01-01T00:00:00.000Z',
  virkningtil: '2020-01-01T00:00:00.000Z',
} as const;

/** A record as `CPRCustom_PublicSectorPerson` has it, with an earlier name and address among the current ones. */
export function personNode(entry: RegisterEntry): Readonly<Record<string, unknown>> {
  const { name, address, protection, guardian } = entry;
  return {
    id: `person-${entry.cpr.slice(0, 6)}`,
    status: words[entry.status],
    statusdato: entry.statusDate,
    foedselsdato: entry.birthDate,
    koen: entry.sex === 'K' ? 'kvinde' : 'mand',
    beskyttelser: protectionsOf(protection),
    personnumre: [
      { personnummer: entry.cpr, ...(entry.currentCpr ? earlier : aktuel) },
      ...(entry.currentCpr ? [{ personnummer: entry.currentCpr, ...aktuel }] : []),
    ],
    navne: [
      { adresseringsnavn: 'Tidligere Navn', fornavne: 'Tidligere', mellemnavn: null, efternavn: 'Navn', ...earlier },
      {
        ...{ adresseringsnavn: name.addressing, fornavne: name.first ?? null },
        ...{ mellemnavn: name.middle ?? null, efternavn: name.last ?? null, ...aktuel },
      },
    ],
    adresseoplysninger: address
      ? [
          {
            ...{ conavn: address.careOf ?? null, ...aktuel },
            cprAdresse: {
              ...{ daradresse: address.addressId ?? null, bygningsnummer: address.buildingNumber ?? null },
              ...{ bynavn: address.town ?? null, cprkommunekode: address.municipalityCode, cprkommunenavn: '' },
              ...{ cprvejkode: address.streetCode, etage: address.floor ?? null, husnummer: address.houseNumber },
              ...{
                postdistrikt: address.district,
                postnummer: Number(address.postCode),
                sidedoer: address.door ?? null,
              },
              ...{ vejadresseringsnavn: address.street.slice(0, 20), vejnavn: address.street },
            },
          },
        ]
      : [],
    boern: (entry.children ?? []).map((cpr) => ({ virkningfra: aktuel.virkningfra, barn: simple(cpr) })),
    foraeldreoplysninger: [...parentOf('mor', entry.mother), ...parentOf('far', entry.father)],
    foraeldremyndighedsoplysninger: (entry.custody ?? []).map(({ type, cpr, endDate }) => ({
      rolle: type === 3 ? 'mor' : type === 4 ? 'far' : 'anden',
      ...{ virkningfra: aktuel.virkningfra, virkningtil: endDate ?? null },
      indehaver: cpr === undefined ? null : simple(cpr),
    })),
    vaergemaal: guardian
      ? [
          {
            ...{ vaergemaalstype: guardian.partial ? 'delvis' : 'fuld', virkningfra: guardian.startDate },
            ...{ virkningtil: null, vaerge: guardian.cpr === undefined ? null : simple(guardian.cpr) },
          },
        ]
      : [],
  };
}

function protectionsOf(protection: RegisterEntry['protection']): readonly unknown[] {
  if (!protection) return [];
  const { startDate, endDate, inForce } = protection;
  return [
    {
      ...{ beskyttelsestype: 'navne_og_adressebeskyttelse', status: inForce ? 'aktuel' : 'historisk' },
      ...{ virkningfra: startDate, virkningtil: endDate ?? null },
    },
  ];
}

function simple(cpr: string): Readonly<Record<string, unknown>> {
  return { personid: `person-${cpr.slice(0, 6)}`, personnummer: cpr, beskyttelser: [], navn: null };
}

function parentOf(role: 'mor' | 'far', parent: EntryParent | undefined): readonly unknown[] {
  if (!parent) return [];
  const known = 'cpr' in parent;
  return [
    {
      ...{ foraelderrolle: role, virkningfra: aktuel.virkningfra, foraelder: known ? simple(parent.cpr) : null },
      foraelderUdenCpr: known
        ? null
        : { personid: null, navn: parent.name ?? null, foedselsdato: parent.birthDate ?? null },
      ikkeValidRelationsForaelder: null,
    },
  ];
}
