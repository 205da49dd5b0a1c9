import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** An area on the map, or described in words. */
export const MapAreaSchema = Type.Object(
  { kind: Type.Literal('mapArea'), ...baseFieldMembers },
  { additionalProperties: false },
);

export type MapAreaField = Static<typeof MapAreaSchema>;
