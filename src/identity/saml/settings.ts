import { createPrivateKey, X509Certificate } from 'node:crypto';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { openSettings } from '../../organisations/option-settings.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { SamlKey } from './saml-party.ts';

const pem = (kind: string) => `^\\s*-----BEGIN ${kind}-----[A-Za-z0-9+/=\\s]+-----END ${kind}-----\\s*$`;

/**
 * How an organisation is registered at an identity provider, under the provider's key in its settings. Two keys stand there while an OCES3 certificate is being replaced: the new
 * one first. The private key is kept sealed.
 */
const SamlSettingsSchema = Type.Object(
  {
    entityId: Type.Optional(Type.String({ pattern: '^https?://', maxLength: 300 })),
    serviceName: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    technicalContact: Type.Optional(Type.String({ pattern: '^[^@\\s]+@[^@\\s]+$', maxLength: 200 })),
    keys: Type.Array(
      Type.Object(
        {
          certificate: Type.String({ pattern: pem('CERTIFICATE'), maxLength: 10_000 }),
          privateKey: Type.String({ pattern: pem('(?:RSA )?PRIVATE KEY'), maxLength: 10_000 }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 3 },
    ),
    isForced: Type.Optional(Type.Boolean()),
    /** Of the Context Handler: whether OIOSAML 2's AssuranceLevel is taken for the NSIS level that it compares to. */
    comparesAssuranceLevel: Type.Optional(Type.Boolean()),
    metadata: Type.Optional(Type.String({ pattern: '^\\s*(<|https?://)', maxLength: 400_000 })),
  },
  { additionalProperties: false },
);

export type SamlSettings = Static<typeof SamlSettingsSchema>;

const schema = Compile(SamlSettingsSchema);

/** The settings with the private keys opened; null where there are none, or they can't be used. */
export function samlSettings(organisation: Organisation, key: SamlKey): SamlSettings | null {
  const settings: unknown = openSettings(organisation, key);
  return schema.Check(settings) ? settings : null;
}

/** What is wrong with settings as an operator gives them, each a line; none when they are good. */
export function samlSettingsProblems(settings: unknown): readonly string[] {
  if (!schema.Check(settings)) {
    return schema.Errors(settings).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
  }
  return settings.keys.flatMap((key, index) => {
    const problem = keyProblem(key);
    return problem === null ? [] : [`/keys/${index} ${problem}`];
  });
}

function keyProblem({ certificate, privateKey }: SamlSettings['keys'][number]): string | null {
  try {
    const { publicKey } = new X509Certificate(certificate);
    const isRsa = publicKey.asymmetricKeyType === 'rsa' && (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
    if (!isRsa) return 'has no RSA key of 2048 bits or more';
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(privateKey))
      ? null
      : 'has a certificate and a private key that do not belong together';
  } catch {
    return 'has a certificate or a private key that can not be read';
  }
}
