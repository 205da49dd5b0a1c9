import type { CprRegister, CvrRegister, RegisteredPerson } from '../../../registers/register.ts';

/** Registers with one family and two companies in them; `down` makes both unavailable. */
export interface RegistersStandIn {
  down: boolean;
  /** Numbers that were asked for. */
  readonly asked: string[];
  /** The people, by number; a test may change them. */
  readonly people: Map<string, RegisteredPerson>;
  readonly cpr: CprRegister;
  readonly cvr: CvrRegister;
}

const address = { street: 'Birkevej', houseNumber: '12A', postCode: '9000', district: 'Aalborg' };

function person(
  cpr: string,
  first: string,
  birthDate: string,
  children: readonly string[] = [],
  more: Partial<RegisteredPerson> = {},
): RegisteredPerson {
  return {
    cpr,
    name: { addressing: `${first} Hansen`, first, last: 'Hansen' },
    birthDate,
    birthDateUncertain: false,
    status: 1,
    protected: false,
    address,
    municipalityCode: '0851',
    children: children.map((child) => ({ cpr: child })),
    custody: [],
    ...more,
  };
}

const [karen, rikke] = ['0107850018', '0202860022'] as const;
const peopleAtFirst: readonly RegisteredPerson[] = [
  person(karen, 'Karen', '1985-07-01', ['0305154024']),
  person('0305154024', 'Ida', '2015-05-03', [], { custody: [{ holder: 'mother', cpr: karen }] }),
  // A mother of each kind of child.
  person(rikke, 'Rikke', '1986-02-02', ['1209174015', '2204164037', '0101990019', '1406134068']),
  person('1209174015', 'Øjvind', '2017-09-12', [], {
    custody: [
      { holder: 'mother', cpr: rikke },
      { holder: 'father', cpr: '1502820021' },
    ],
  }),
  // Protected, and lives elsewhere.
  person('2204164037', 'Noah', '2016-04-22', [], {
    protected: true,
    address: { ...address, street: 'Hemmelig Allé' },
    custody: [{ holder: 'mother', cpr: rikke }],
  }),
  // Grown up, with their mother as guardian.
  person('0101990019', 'Bo', '1999-01-01', [], { guardian: { cpr: rikke, partial: false } }),
  // Of whom the father alone has custody.
  person('1406134068', 'Maja', '2013-06-14', [], { custody: [{ holder: 'father', cpr: '2411790031' }] }),
  person('2411790031', 'Peter', '1979-11-24'),
  person('1301450053', 'Aage', '1945-01-13', ['2411790031']),
  person('0404300064', 'Gudrun', '1930-04-04', [], { status: 90 }),
  person('0906880042', 'Sofie', '1988-06-09', [], { protected: true }),
];
const companies = [
  { cvr: '10000025', name: 'Aalborg Boldklub', ceased: false },
  { cvr: '10000033', name: 'Den Gamle Klub', ceased: true },
];

export function registersStandIn(): RegistersStandIn {
  const unavailable = { ok: false, code: 'unavailable', detail: 'down' } as const;
  const unknown = { ok: false, code: 'not-found', detail: 'unknown' } as const;
  const registers: RegistersStandIn = {
    down: false,
    asked: [],
    people: new Map(peopleAtFirst.map((each) => [each.cpr, each])),
    cpr: {
      async lookUp(cpr) {
        registers.asked.push(cpr);
        const found = registers.people.get(cpr);
        return registers.down ? unavailable : found ? { ok: true, person: found } : unknown;
      },
    },
    cvr: {
      async lookUp(cvr) {
        registers.asked.push(cvr);
        const found = companies.find((each) => each.cvr === cvr);
        if (registers.down) return unavailable;
        return found
          ? { ok: true, company: { ...found, startDate: '1990-01-01', advertisingProtected: false } }
          : unknown;
      },
      search: async () => unavailable,
      productionUnits: async () => unavailable,
    },
  };
  return registers;
}
