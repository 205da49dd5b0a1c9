import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { loginSettingsProblem } from '../identity/login-ways.ts';
import { samlKeys } from '../identity/saml/saml-party.ts';
import { samlSettingsProblems } from '../identity/saml/settings.ts';
import type { NewOrganisation } from './create-organisation.ts';

const TextSchema = Type.Object(
  { da: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: Type.String({ minLength: 1, maxLength: 200 }) },
);

const BrandingSchema = Type.Object(
  {
    logo: Type.Optional(
      Type.Object(
        {
          mediaType: Type.Union([Type.Literal('image/png'), Type.Literal('image/svg+xml')]),
          /** The file in base64. */
          content: Type.String({ minLength: 1, maxLength: 400_000, pattern: '^[A-Za-z0-9+/]+={0,2}$' }),
        },
        { additionalProperties: false },
      ),
    ),
    logoText: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    address: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { minItems: 1, maxItems: 6 }),
    phone: Type.Optional(Type.String({ minLength: 3, maxLength: 40 })),
    email: Type.Optional(Type.String({ pattern: '^[^@\\s]+@[^@\\s]+$', maxLength: 200 })),
    website: Type.Optional(Type.String({ pattern: '^https://', maxLength: 200 })),
  },
  { additionalProperties: false },
);

/** The file with which an operator makes an organisation or changes what it was made with. */
const OrganisationFileSchema = Type.Object(
  {
    /** Its part of every address. */
    slug: Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' }),
    cvr: Type.String({ pattern: '^\\d{8}$' }),
    name: TextSchema,
    languages: Type.Array(Type.String({ pattern: '^[a-z]{2,3}$' }), { minItems: 1, maxItems: 20, uniqueItems: true }),
    branding: BrandingSchema,
    /** Whether its people manage the others; as it is when absent. */
    isOperator: Type.Optional(Type.Boolean()),
    settings: Type.Record(Type.String({ maxLength: 60 }), Type.Record(Type.String({ maxLength: 60 }), Type.Unknown())),
  },
  { additionalProperties: false },
);

const schema = Compile(OrganisationFileSchema);

/** First parts of addresses that are the product's own. */
const takenSlugs: ReadonlySet<string> = new Set(['healthz', 'readyz', 'metrics', 'assets', 'api', 'login', 'sprog']);

export type ReadOrganisation =
  | { readonly ok: true; readonly organisation: NewOrganisation }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the text of such a file; the problems say where and what is allowed, for the operator who wrote it. */
export function readOrganisationFile(text: string): ReadOrganisation {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { ok: false, problems: [`it is no JSON: ${error instanceof Error ? error.message : String(error)}`] };
  }
  if (!schema.Check(data)) {
    const problems = schema.Errors(data).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
    return { ok: false, problems: problems.slice(0, 10) };
  }
  if (takenSlugs.has(data.slug))
    return { ok: false, problems: [`/slug is "${data.slug}", an address of the product's`] };
  const problems = settingsProblems(data.settings);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, organisation: data as NewOrganisation };
}

/** What is wrong with settings that decide how people log in. */
function settingsProblems(settings: Readonly<Record<string, unknown>>): readonly string[] {
  const { login } = settings;
  const loginProblem = login === undefined ? null : loginSettingsProblem(login);
  return [
    ...(loginProblem === null ? [] : [loginProblem]),
    ...samlKeys.flatMap((key) =>
      settings[key] === undefined
        ? []
        : samlSettingsProblems(settings[key]).map((problem) => `/settings/${key}${problem}`),
    ),
  ];
}
