import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { AreaSearch } from './area-search.ts';

/** A street in one postal district. */
export interface FoundArea {
  readonly street: string;
  readonly post_code: string;
  readonly municipality: string;
  readonly name: string;
  readonly code: string;
  readonly district: string;
}

/** An entrance with how many addresses it has; `only` is the one where there is just one. */
export interface FoundEntrance {
  readonly id: string;
  readonly name: string;
  readonly house: string;
  readonly town: string | null;
  readonly code: string;
  readonly district: string;
  readonly units: number;
  readonly only: string | null;
  readonly only_floor: string | null;
  readonly only_door: string | null;
  /** The number and letter that were asked for, not only their beginning. */
  readonly exact: boolean;
}

/** The streets that all the words find: whose name they are first, then those with most houses. */
export function findAreas(
  database: Database,
  { query, phrases }: AreaSearch,
  most: number,
): Promise<readonly FoundArea[]> {
  return database.single(
    0,
    sql<FoundArea>`
      select street, post_code, municipality, name, code, district from street_area
      where words @@ ${query}::tsquery
      order by name_words = any(${phrases}::text[]) desc, starts_with(name_words, ${phrases.at(-1) ?? ''}) desc,
        entrances desc, name, code
      limit ${most}`.compile(database.shared),
  );
}

/** Its entrances in order. */
export function entrancesOfArea(
  database: Database,
  { street, post_code, municipality }: FoundArea,
  most: number,
): Promise<readonly FoundEntrance[]> {
  return database.single(
    0,
    sql<FoundEntrance>`
      select e.id, a.name, concat(e.number, e.letter) as house, t.name as town, a.code, a.district, false as exact, u.*
      from street_area a
      join access_address e on e.street = a.street and e.post_code = a.post_code
        and coalesce(e.municipality, '') = a.municipality and e.status = 3
      left join supplementary_town t on t.id = e.town
      cross join lateral (${unitsOfEntrance}) u
      where a.street = ${street} and a.post_code = ${post_code} and a.municipality = ${municipality} and e.number > 0
        and u.units > 0
      order by e.number, e.letter limit ${most}`.compile(database.shared),
  );
}

const unitsOfEntrance = sql`
  select count(*)::integer as units, case when count(*) = 1 then min(unit.id::text) end as only,
    min(unit.floor) as only_floor, min(unit.door) as only_door
  from unit_address unit where unit.access_address = e.id and unit.status = 3`;

/** The entrances with this number, or one that begins with it, in the streets that the words find. */
export function findEntrances(
  database: Database,
  { query, phrases }: AreaSearch,
  house: { readonly number: number; readonly letter: string },
  most: number,
): Promise<readonly FoundEntrance[]> {
  const { number, letter } = house;
  return database.single(
    0,
    sql<FoundEntrance>`
      with area as materialized (
        select *, name_words = any(${phrases}::text[]) as is_name from street_area
        where words @@ ${query}::tsquery
        order by is_name desc, entrances desc limit 500
      ), entrance as materialized (
        select e.id, a.name, e.number, e.letter, e.town, a.code, a.district, a.is_name, a.entrances,
          e.number = ${number}::integer and e.letter = ${letter}::text as exact
        from area a join access_address e on e.street = a.street and e.post_code = a.post_code
          and coalesce(e.municipality, '') = a.municipality and e.status = 3
        where (e.number = ${number}::integer and starts_with(e.letter, ${letter}::text))
          or (${letter}::text = '' and (e.number between ${number}::integer * 10 and ${number}::integer * 10 + 9
            or e.number between ${number}::integer * 100 and ${number}::integer * 100 + 99))
        order by exact desc, a.is_name desc, a.entrances desc, a.name, a.code, e.number, e.letter limit ${most}
      )
      select e.id, e.name, concat(e.number, e.letter) as house, t.name as town, e.code, e.district, e.exact, u.*
      from entrance e left join supplementary_town t on t.id = e.town
      cross join lateral (${unitsOfEntrance}) u
      where u.units > 0
      order by e.exact desc, e.is_name desc, e.entrances desc, e.name, e.code, e.number, e.letter`.compile(
      database.shared,
    ),
  );
}

export interface FoundUnit {
  readonly id: string;
  readonly access_address: string;
  readonly floor: string;
  readonly door: string;
}

/** The addresses at these entrances. */
export function unitsOf(database: Database, entrances: readonly string[]): Promise<readonly FoundUnit[]> {
  return database.single(
    0,
    sql<FoundUnit>`
      select id, access_address, floor, door from unit_address
      where access_address = any(${entrances}::uuid[]) and status = 3 limit 5000`.compile(database.shared),
  );
}
