import Type from 'typebox';
import { TextSchema } from '../base-field.ts';

/** The bodies of the designer's requests; definitions are checked by themselves, so that the answer can say what is wrong. */
const revision = Type.Integer({ minimum: 1, maximum: 2_000_000_000 });
const formKey = Type.String({ pattern: '^[a-z][a-z0-9-]{0,59}$' });
const closed = { additionalProperties: false } as const;

export const CreateSchema = Type.Object({ key: formKey, title: TextSchema, copyOf: Type.Optional(formKey) }, closed);
export const SaveSchema = Type.Object({ baseRevision: revision, definition: Type.Unknown() }, closed);
export const AtRevisionSchema = Type.Object({ revision }, closed);
export const PublishSchema = Type.Object(
  {
    revision,
    at: Type.Optional(
      Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})$' }),
    ),
    group: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    anyway: Type.Optional(Type.Boolean()),
  },
  closed,
);
export const RestoreSchema = Type.Object(
  { baseRevision: revision, from: Type.String({ pattern: '^(draft|[vr]\\d{1,9})$' }) },
  closed,
);
export const TranslateSchema = Type.Object(
  {
    baseRevision: revision,
    language: Type.String({ pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$' }),
    texts: Type.Array(
      Type.Object({ place: Type.String({ maxLength: 400 }), text: Type.String({ maxLength: 20_000 }) }, closed),
      { maxItems: 20_000 },
    ),
    confirmed: Type.Optional(Type.Array(Type.String({ maxLength: 400 }), { maxItems: 20_000 })),
  },
  closed,
);
