import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { factPattern } from './claim-map.ts';

/** Providers that one organisation may have. */
export const mostProviders = 30;

export const keyPattern = '^[a-z][a-z0-9-]{1,29}$';
/** https, or this machine while one tries; where it leads is judged when it is called. */
export const addressPattern = '^https?://[^\\s"<>]{1,300}$';

const LevelSchema = Type.Union([Type.Literal('low'), Type.Literal('substantial'), Type.Literal('high')]);
const FactSchema = Type.Optional(Type.String({ pattern: factPattern }));
const MapSchema = Type.Object(
  {
    subject: Type.String({ pattern: factPattern }),
    name: Type.String({ pattern: factPattern }),
    level: FactSchema,
    cpr: FactSchema,
    cvr: FactSchema,
    companyName: FactSchema,
    email: FactSchema,
    birthDate: FactSchema,
    transaction: FactSchema,
    powers: FactSchema,
    managerEmail: FactSchema,
    roles: FactSchema,
    groups: FactSchema,
  },
  { additionalProperties: false },
);
const PairsSchema = Type.Record(Type.String({ pattern: '^[^\\s=]{1,200}$' }), Type.String({ maxLength: 1_000 }));
const SealedSchema = Type.Object({ sealed: Type.String() }, { additionalProperties: false });

/** A provider as `settings.login.providers` keeps it; the secret is sealed. */
export const KeptProviderSchema = Type.Object(
  {
    key: Type.String({ pattern: keyPattern }),
    audience: Type.Union([Type.Literal('citizens'), Type.Literal('employees')]),
    name: Type.Object({
      da: Type.String({ minLength: 1, maxLength: 100 }),
      en: Type.String({ minLength: 1, maxLength: 100 }),
    }),
    preset: Type.String({ maxLength: 60 }),
    issuer: Type.String({ pattern: addressPattern }),
    clientId: Type.String({ minLength: 1, maxLength: 300 }),
    authentication: Type.Union([
      Type.Object({ kind: Type.Literal('private-key-jwt') }, { additionalProperties: false }),
      Type.Object(
        {
          kind: Type.Union([Type.Literal('client-secret-basic'), Type.Literal('client-secret-post')]),
          secret: SealedSchema,
        },
        { additionalProperties: false },
      ),
    ]),
    scope: Type.String({ pattern: '^(?=.*\\bopenid\\b)[^"\\\\]{1,500}$' }),
    parameters: PairsSchema,
    claims: MapSchema,
    expects: PairsSchema,
    userinfo: Type.Boolean(),
    encrypted: Type.Boolean(),
    minimumLevel: Type.Union([LevelSchema, Type.Null()]),
    agreedLevel: Type.Union([LevelSchema, Type.Null()]),
    graph: Type.Union([
      Type.Object(
        {
          endpoint: Type.String({ pattern: addressPattern }),
          groupName: Type.Union([
            Type.Literal('id'),
            Type.Literal('displayName'),
            Type.Literal('onPremisesSamAccountName'),
          ]),
        },
        { additionalProperties: false },
      ),
      Type.Null(),
    ]),
  },
  { additionalProperties: false },
);

export type KeptProvider = Static<typeof KeptProviderSchema>;

const keptProvider = Compile(KeptProviderSchema);

export function isKeptProvider(value: unknown): value is KeptProvider {
  return keptProvider.Check(value);
}
