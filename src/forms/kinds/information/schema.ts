import Type, { type Static } from 'typebox';
import { TextSchema } from '../../base-field.ts';
import { silentFieldMembers } from '../silent-members.ts';

/** Text that is read and not answered. How it may be marked up is told at `parseProse`. The label is not shown. */
export const InformationSchema = Type.Object(
  { kind: Type.Literal('information'), ...silentFieldMembers, text: TextSchema },
  { additionalProperties: false },
);

export type InformationField = Static<typeof InformationSchema>;
