import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { callJson, type JsonAccess } from './json-call.ts';
import { failure } from './look-up-failure.ts';
import type { PropertyRegister, RegisteredProperty } from './property-register.ts';

const PropertySchema = Type.Object({
  bfe: Type.String({ pattern: '^[1-9]\\d{0,9}$' }),
  adresse: Type.String({ maxLength: 300 }),
  kommunekode: Type.Optional(Type.String({ pattern: '^\\d{4}$' })),
});
const ListSchema = Type.Object({ ejendomme: Type.Array(PropertySchema, { maxItems: 1_000 }) });

/**
 * Properties by a small protocol of our own, which the sandbox plays: `/ejendomme/{bfe}` and `/ejendomme?adresse={id}`.
 * The real register (Ejendomsbeliggenhed on Datafordeler, which asks for an agreement of each authority) gets an adapter
 * of its own behind the same port.
 */
export function propertyRestRegister(access: JsonAccess): PropertyRegister {
  return Object.freeze<PropertyRegister>({
    async lookUp(bfe, options = {}) {
      if (!/^[1-9]\d{0,9}$/.test(bfe)) return failure('refused', 'not a BFE number; expected one to ten digits');
      const asked = await callJson(access, `/ejendomme/${bfe}`, {}, options.signal);
      if (!asked.ok) return asked;
      if (!Value.Check(PropertySchema, asked.body)) return failure('unavailable', 'an answer of another shape');
      return { ok: true, property: propertyOf(asked.body) };
    },
    async atAddress(address, options = {}) {
      const asked = await callJson(access, '/ejendomme', { adresse: address }, options.signal);
      if (!asked.ok) return asked;
      if (!Value.Check(ListSchema, asked.body)) return failure('unavailable', 'an answer of another shape');
      return { ok: true, properties: asked.body.ejendomme.map(propertyOf) };
    },
  });
}

function propertyOf({ bfe, adresse, kommunekode }: Static<typeof PropertySchema>): RegisteredProperty {
  return { bfe, address: adresse, ...(kommunekode === undefined ? {} : { municipalityCode: kommunekode }) };
}
