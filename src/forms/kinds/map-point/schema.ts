import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** A place on the map, or described in words. */
export const MapPointSchema = Type.Object(
  { kind: Type.Literal('mapPoint'), ...baseFieldMembers },
  { additionalProperties: false },
);

export type MapPointField = Static<typeof MapPointSchema>;
