import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { AddressRegister, AddressSuggestion, RegisteredAddress } from '../address-register.ts';
import { failure } from '../look-up-failure.ts';
import { fromUtm32 } from '../utm32.ts';
import {
  entrancesOfArea,
  type FoundArea,
  type FoundEntrance,
  findAreas,
  findEntrances,
  unitsOf,
} from './address-queries.ts';
import { type AddressQuestion, addressQuestions } from './address-question.ts';
import { addressText } from './address-text.ts';
import { type AreaSearch, looseSearch, plainSearch } from './area-search.ts';
import { compareUnits } from './unit-order.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const longestSearch = 200;

/** The country's addresses from the tables that `npm run addresses` fills. Addresses that have ended are found by id alone. */
export function localAddressRegister(database: Database): AddressRegister {
  return Object.freeze<AddressRegister>({
    async suggest(text, options = {}) {
      const limit = Math.min(Math.max(Math.trunc(options.limit ?? 10), 1), 50);
      try {
        const questions = addressQuestions(text.slice(0, longestSearch));
        for (const question of questions) {
          const suggestions = await answered(database, question, plainSearch(question), limit);
          if (suggestions.length > 0) return { ok: true, suggestions };
        }
        for (const question of questions.slice(0, 2)) {
          const suggestions = await answered(database, question, await looseSearch(database, question), limit);
          if (suggestions.length > 0) return { ok: true, suggestions };
        }
        return { ok: true, suggestions: [] };
      } catch {
        return failure('unavailable', 'the address tables can’t be read');
      }
    },
    async lookUp(id) {
      if (!uuid.test(id)) return failure('refused', 'not an address id; expected a UUID');
      try {
        const [row] = await database.single(0, addressById(id.toLowerCase()).compile(database.shared));
        return row ? { ok: true, address: registered(row) } : failure('not-found', 'no address has this id');
      } catch {
        return failure('unavailable', 'the address tables can’t be read');
      }
    },
  });
}

async function answered(
  database: Database,
  { house, unit }: AddressQuestion,
  search: AreaSearch,
  limit: number,
): Promise<readonly AddressSuggestion[]> {
  if (house) return withFlats(database, await findEntrances(database, search, house, limit), unit, limit);
  const areas = await findAreas(database, search, 100);
  const [only, second] = areas;
  if (only && !second) return (await entrancesOfArea(database, only, limit)).map(entranceSuggestion);
  return streetSuggestions(areas, limit);
}

/** The flats of the entrance that was asked for, or of several where a floor was; else the entrances. */
async function withFlats(
  database: Database,
  entrances: readonly FoundEntrance[],
  asked: readonly string[],
  limit: number,
): Promise<readonly AddressSuggestion[]> {
  const exact = entrances.filter((each) => each.exact);
  const opened = (asked.length > 0 || exact.length === 1 ? exact : []).filter(({ units }) => units > 1);
  if (opened.length === 0) return entrances.map(entranceSuggestion);
  const units = await unitsOf(
    database,
    opened.map(({ id }) => id),
  );
  const flats = opened.flatMap((entrance) =>
    units
      .filter((each) => each.access_address === entrance.id)
      .filter(({ floor, door }) => isAskedFlat(asked, floor, door))
      .sort(compareUnits)
      .map(
        ({ id, floor, door }): AddressSuggestion => ({
          kind: 'address',
          id,
          text: addressText({ ...entrance, street: entrance.name, floor, door }),
        }),
      ),
  );
  // A flat that is not there is answered by what is.
  if (flats.length > 0) return flats.slice(0, limit);
  return asked.length > 0 ? withFlats(database, entrances, [], limit) : entrances.map(entranceSuggestion);
}

/** The first word is the floor or, where there is no other, its beginning; the next begins the door. */
function isAskedFlat(asked: readonly string[], floor: string, door: string): boolean {
  const [first, second] = asked;
  if (first === undefined) return true;
  if (second !== undefined) return floor === first && door.startsWith(second);
  return floor.startsWith(first) || door.startsWith(first);
}

function entranceSuggestion(entrance: FoundEntrance): AddressSuggestion {
  const { only, only_floor, only_door, ...line } = entrance;
  if (only === null) {
    const text = addressText({ ...line, street: line.name });
    return { kind: 'narrow', text, search: text };
  }
  const unit = { floor: only_floor ?? '', door: only_door ?? '' };
  return { kind: 'address', id: only, text: addressText({ ...line, street: line.name, ...unit }) };
}

/** Each street with its town; where they are too many, a name that several towns have once. */
function streetSuggestions(areas: readonly FoundArea[], limit: number): readonly AddressSuggestion[] {
  if (areas.length <= limit) return areas.map(areaSuggestion);
  const byName = new Map<string, FoundArea[]>();
  for (const area of areas) byName.set(area.name, [...(byName.get(area.name) ?? []), area]);
  if (byName.size === 1) return areas.slice(0, limit).map(areaSuggestion);
  return [...byName].slice(0, limit).map(([name, [first, second]]) => {
    if (first && !second) return areaSuggestion(first);
    return { kind: 'narrow', text: name, search: `${name} ` };
  });
}

/** With room for the number before the town. */
function areaSuggestion({ name, code, district }: FoundArea): AddressSuggestion {
  return { kind: 'narrow', text: `${name}, ${code} ${district}`, search: `${name} , ${code} ${district}` };
}

interface AddressRow {
  readonly id: string;
  readonly access_address: string;
  readonly floor: string;
  readonly door: string;
  readonly street: string | null;
  readonly house: string;
  readonly town: string | null;
  readonly code: string | null;
  readonly district: string | null;
  readonly municipality: string | null;
  readonly east: number | null;
  readonly north: number | null;
  readonly ended_on: string | null;
}

function addressById(id: string) {
  return sql<AddressRow>`
    select u.id, u.access_address, u.floor, u.door, s.name as street, concat(e.number, e.letter) as house,
      t.name as town, p.code, p.name as district, e.municipality, e.east, e.north,
      coalesce(u.ended_on, e.ended_on)::text as ended_on
    from unit_address u
    join access_address e on e.id = u.access_address
    left join street s on s.id = e.street
    left join post_code p on p.id = e.post_code
    left join supplementary_town t on t.id = e.town
    where u.id = ${id}`;
}

function registered(row: AddressRow): RegisteredAddress {
  const { floor, door, town, house, east, north, municipality, ended_on } = row;
  const [street, code, district] = [row.street ?? '', row.code ?? '', row.district ?? ''];
  return {
    id: row.id,
    houseNumberId: row.access_address,
    text: addressText({ street, house, floor, door, town, code, district }),
    street,
    houseNumber: house,
    ...(floor === '' ? {} : { floor }),
    ...(door === '' ? {} : { door }),
    ...(town === null ? {} : { town }),
    postCode: code,
    district,
    ...(municipality === null ? {} : { municipalityCode: municipality }),
    ...(east === null || north === null ? {} : { place: fromUtm32({ east, north }) }),
    ...(ended_on === null ? {} : { endedOn: ended_on }),
  };
}
