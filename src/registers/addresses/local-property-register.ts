import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import { failure } from '../look-up-failure.ts';
import type { PropertyRegister, RegisteredProperty } from '../property-register.ts';
import { addressText } from './address-text.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Real properties from the tables that `npm run addresses` fills. One that has ended is found by its number alone. */
export function localPropertyRegister(database: Database): PropertyRegister {
  const read = async (where: RawBuilder<unknown>): Promise<readonly RegisteredProperty[]> =>
    (await database.single(0, placesWhere(where).compile(database.shared))).map(propertyOf);
  return Object.freeze<PropertyRegister>({
    async lookUp(bfe) {
      if (!/^[1-9]\d{0,9}$/.test(bfe)) return failure('refused', 'not a BFE number; expected one to ten digits');
      try {
        const [property] = await read(sql`bfe = ${bfe}::bigint`);
        return property ? { ok: true, property } : failure('not-found', 'no property has this number');
      } catch {
        return failure('unavailable', 'the property tables can’t be read');
      }
    },
    async atAddress(address) {
      if (!uuid.test(address)) return failure('refused', 'not an address id; expected a UUID');
      try {
        const id = address.toLowerCase();
        const properties = await read(sql`status = 3 and (address = ${id}::uuid
          or access_address = (select u.access_address from unit_address u where u.id = ${id}::uuid))`);
        return { ok: true, properties };
      } catch {
        return failure('unavailable', 'the property tables can’t be read');
      }
    },
  });
}

interface PlaceRow {
  readonly bfe: string;
  readonly description: string | null;
  readonly municipality: string | null;
  readonly street: string | null;
  readonly house: string | null;
  readonly floor: string | null;
  readonly door: string | null;
  readonly town: string | null;
  readonly code: string | null;
  readonly district: string | null;
}

/** The latest place of each property, with the address that it names. */
function placesWhere(where: RawBuilder<unknown>): RawBuilder<PlaceRow> {
  return sql<PlaceRow>`
    with place as (
      select distinct on (bfe) * from property_place where ${where} order by bfe, status = 3 desc, ended_on desc nulls first
    )
    select place.bfe::text, place.description, coalesce(place.municipality, e.municipality) as municipality,
      s.name as street, concat(e.number, e.letter) as house, u.floor, u.door, t.name as town, p.code, p.name as district
    from place
    left join unit_address u on u.id = place.address
    left join access_address e on e.id = coalesce(u.access_address, place.access_address)
    left join street s on s.id = e.street
    left join post_code p on p.id = e.post_code
    left join supplementary_town t on t.id = e.town
    order by place.bfe limit 200`;
}

function propertyOf(row: PlaceRow): RegisteredProperty {
  const { bfe, municipality, street, house, floor, door, town, code, district } = row;
  const line =
    street === null
      ? (row.description ?? '')
      : addressText({
          street,
          house: house ?? '',
          floor: floor ?? '',
          door: door ?? '',
          town,
          code: code ?? '',
          district: district ?? '',
        });
  return { bfe, address: line, ...(municipality === null ? {} : { municipalityCode: municipality }) };
}
