import { type Kysely, sql } from 'kysely';

/** The country's addresses, which belong to no organisation: all may read them, only the tables' owner may write. */
export const addressTables = [
  'address_version',
  'municipality',
  'post_code',
  'supplementary_town',
  'street',
  'street_municipality',
  'access_address',
  'unit_address',
  'property_place',
  'street_area',
  'address_word',
] as const;

/** A copy of Danmarks Adresseregister and of where real properties lie, as `npm run addresses` loads it. */
export async function up(database: Kysely<never>, role: string): Promise<void> {
  await sql.raw(tables).execute(database);
  for (const table of addressTables) await sql.raw(`grant select on "${table}" to "${role}"`).execute(database);
}

// Rows that have ended stay: an old case names them. No foreign keys among them: the official files name rows that they lack.
const tables = `
-- One row for each load that changed something; the last is what the tables hold.
create table address_version (
  id integer generated always as identity primary key,
  -- full: what the files lacked was ended; update: they held changes only.
  kind text not null check (kind in ('full', 'update')),
  loaded_at timestamptz not null,
  -- The latest change in the files.
  data_on date,
  files text[] not null,
  -- SHA-256 over the files.
  digest bytea not null,
  -- By table: added, changed, ended.
  changes jsonb not null,
  -- By table: rows in force.
  in_force jsonb not null
);

-- DAGI Kommuneinddeling.
create table municipality (
  code text primary key,
  name text not null,
  -- Its id in DAGI, which addresses may name it by.
  dagi text,
  status smallint not null,
  ended_on date
);

-- status below: 2 provisional, 3 in force, 4 ended, 5 given up, as in DAR. words: folded as registers/addresses/address-words.ts does.

-- DAR Postnummer.
create table post_code (
  id uuid primary key,
  code text not null,
  name text not null,
  words text not null,
  status smallint not null,
  ended_on date
);
create index post_code_code on post_code (code);

-- DAR SupplerendeBynavn.
create table supplementary_town (
  id uuid primary key,
  name text not null,
  words text not null,
  status smallint not null,
  ended_on date
);

-- DAR NavngivenVej.
create table street (
  id uuid primary key,
  name text not null,
  words text not null,
  status smallint not null,
  ended_on date
);

-- DAR NavngivenVejKommunedel: the street's code in each municipality that it runs through.
create table street_municipality (
  id uuid primary key,
  street uuid not null,
  municipality text not null,
  code text not null,
  status smallint not null,
  ended_on date
);
create index street_municipality_street on street_municipality (street);

-- DAR Husnummer: an entrance.
create table access_address (
  id uuid primary key,
  street uuid not null,
  post_code uuid,
  town uuid,
  municipality text,
  -- Null where the register has no number yet.
  number smallint,
  letter text not null,
  -- DAR Adressepunkt; the place is copied from there, EPSG:25832 in metres.
  point uuid,
  east double precision,
  north double precision,
  status smallint not null,
  ended_on date
);
create index access_address_street on access_address (street, post_code, number, letter) where status = 3;

-- DAR Adresse: each entrance has at least one, without floor and door where nobody else lives.
create table unit_address (
  id uuid primary key,
  access_address uuid not null,
  floor text not null,
  door text not null,
  status smallint not null,
  ended_on date
);
create index unit_address_access on unit_address (access_address);

-- EBR Ejendomsbeliggenhed: where a real property (BFE number) lies; in words where it has no address.
create table property_place (
  id text primary key,
  bfe bigint not null,
  address uuid,
  access_address uuid,
  municipality text,
  description text,
  status smallint not null,
  ended_on date
);
create index property_place_bfe on property_place (bfe);
create index property_place_address on property_place (address) where address is not null;
create index property_place_access on property_place (access_address) where access_address is not null;

-- What suggestions are found by: a street in a postal district and municipality. Made anew from the tables above.
create table street_area (
  street uuid not null,
  post_code uuid not null,
  municipality text not null,
  name text not null,
  code text not null,
  district text not null,
  -- The street's name, folded.
  name_words text not null,
  -- All words that find it: of the street, glued together too, of the district and the towns, and the postal code.
  words tsvector not null,
  entrances integer not null,
  primary key (street, post_code, municipality)
);
create index street_area_words on street_area using gin (words) with (fastupdate = off);

-- The words of all areas, for what is spelt otherwise.
create table address_word (word text collate "C" primary key, areas integer not null);
`;
