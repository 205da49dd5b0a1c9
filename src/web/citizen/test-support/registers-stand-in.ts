import type { CprRegister, CvrRegister, RegisteredPerson } from '../../../registers/register.ts';

/** Registers with one family and two companies in them; `down` makes both unavailable. */
export interface RegistersStandIn {
  down: boolean;
  /** Numbers that were asked for. */
  readonly asked: string[];
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

const people = [
  person('0107850018', 'Karen', '1985-07-01', ['0305154024']),
  person('0305154024', 'Ida', '2015-05-03'),
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
    cpr: {
      async lookUp(cpr) {
        registers.asked.push(cpr);
        const found = people.find((each) => each.cpr === cpr);
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
