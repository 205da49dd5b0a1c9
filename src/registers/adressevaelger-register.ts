import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { AddressRegister, AddressSuggestion, RegisteredAddress } from './address-register.ts';
import { callJson, type JsonAccess } from './json-call.ts';
import { failure } from './look-up-failure.ts';
import { fromUtm32 } from './utm32.ts';

const Text = Type.Optional(Type.Union([Type.String({ maxLength: 300 }), Type.Null()]));

/** One find of `/adresser/soeg`; its type says what it is, and further members what it is made of. */
const FindSchema = Type.Object({
  type: Type.String(),
  id: Text,
  titel: Type.String({ maxLength: 300 }),
  vejnavn: Text,
  postnr: Text,
  postdistrikt: Text,
});
const SearchSchema = Type.Object({ fund: Type.Array(FindSchema, { maxItems: 1_000 }) });

const AddressSchema = Type.Object({
  adresse: Type.Object({
    id_lokalid: Type.String(),
    adressebetegnelse: Type.String({ maxLength: 300 }),
    etagebetegnelse: Text,
    doerbetegnelse: Text,
    husnummer: Type.Object({
      id_lokalid: Type.String(),
      husnummertekst: Type.String({ maxLength: 10 }),
      vejnavn: Type.String({ maxLength: 100 }),
      postnummer: Type.Object({ postnr: Type.String({ pattern: '^\\d{4}$' }), navn: Type.String({ maxLength: 100 }) }),
      navngivenvejkommunedel: Type.Optional(Type.Union([Type.Object({ kommune: Text }), Type.Null()])),
      supplerendebynavn: Type.Optional(Type.Union([Type.Object({ navn: Text }), Type.Null()])),
      adgangspunkt: Type.Optional(Type.Union([Type.Object({ geometri: Type.Optional(Type.Unknown()) }), Type.Null()])),
    }),
  }),
});

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const longestSearch = 200;

/**
 * Addresses by Adressevælger (Klimadatastyrelsen), which took the place of DAWA in 2026: `/adresser/soeg` for what is
 * being typed, `/adresser/{id}` for one. See docs/decisions for how its answers were learnt.
 */
export function adressevaelgerRegister(access: JsonAccess): AddressRegister {
  return Object.freeze<AddressRegister>({
    async suggest(text, options = {}) {
      const words = text.replace(/\s+/g, ' ').trim().slice(0, longestSearch);
      if (words.length < 2) return { ok: true, suggestions: [] };
      const limit = Math.min(Math.max(Math.trunc(options.limit ?? 10), 1), 50);
      const asked = await callJson(access, '/adresser/soeg', { tekst: words, maksimum: String(limit) }, options.signal);
      if (!asked.ok) return asked;
      if (!Value.Check(SearchSchema, asked.body)) return failure('unavailable', 'an answer of another shape');
      return { ok: true, suggestions: asked.body.fund.flatMap(suggestionOf).slice(0, limit) };
    },
    async lookUp(id, options = {}) {
      if (!uuid.test(id)) return failure('refused', 'not an address id; expected a UUID');
      const asked = await callJson(access, `/adresser/${id.toLowerCase()}`, {}, options.signal);
      if (!asked.ok) return asked;
      if (!Value.Check(AddressSchema, asked.body)) return failure('unavailable', 'an answer of another shape');
      const address = addressOf(asked.body.adresse);
      if (address.id.toLowerCase() !== id.toLowerCase()) return failure('unavailable', 'an answer to another question');
      return { ok: true, address };
    },
  });
}

/** What is narrower is asked for by its title; a street gets room for the number before its town. */
function suggestionOf(find: Static<typeof FindSchema>): AddressSuggestion[] {
  const { type, titel: text, id } = find;
  switch (type) {
    case 'adresse':
      return id && uuid.test(id) ? [{ kind: 'address', id, text }] : [];
    case 'husnummer':
      return [{ kind: 'narrow', text, search: text }];
    case 'navngivenvejpostnummer':
      return [
        {
          kind: 'narrow',
          text,
          search:
            find.vejnavn && find.postnr ? `${find.vejnavn} , ${find.postnr} ${find.postdistrikt ?? ''}`.trim() : text,
        },
      ];
    case 'vejnavn':
      return [{ kind: 'narrow', text, search: `${find.vejnavn ?? text} ` }];
    default:
      return [];
  }
}

function addressOf(adresse: Static<typeof AddressSchema>['adresse']): RegisteredAddress {
  const { husnummer } = adresse;
  const place = placeOf(husnummer.adgangspunkt?.geometri);
  const municipality = husnummer.navngivenvejkommunedel?.kommune;
  return {
    id: adresse.id_lokalid,
    houseNumberId: husnummer.id_lokalid,
    text: adresse.adressebetegnelse,
    street: husnummer.vejnavn,
    houseNumber: husnummer.husnummertekst,
    ...given('floor', adresse.etagebetegnelse),
    ...given('door', adresse.doerbetegnelse),
    ...given('town', husnummer.supplerendebynavn?.navn),
    postCode: husnummer.postnummer.postnr,
    district: husnummer.postnummer.navn,
    ...(municipality && /^\d{1,4}$/.test(municipality) ? { municipalityCode: municipality.padStart(4, '0') } : {}),
    ...(place ? { place } : {}),
  };
}

function given<Name extends string>(
  name: Name,
  text: string | null | undefined,
): { readonly [member in Name]?: string } {
  return text ? ({ [name]: text } as { readonly [member in Name]: string }) : {};
}

/** The access point, which comes as GeoJSON in EPSG:25832. */
function placeOf(geometry: unknown): RegisteredAddress['place'] {
  if (typeof geometry !== 'object' || geometry === null || !('coordinates' in geometry)) return undefined;
  const { coordinates } = geometry;
  if (!Array.isArray(coordinates)) return undefined;
  const [east, north] = coordinates.map(Number);
  if (east === undefined || north === undefined || !(east > 300_000 && east < 1_100_000)) return undefined;
  if (!(north > 5_900_000 && north < 6_500_000)) return undefined;
  return fromUtm32({ east, north });
}
