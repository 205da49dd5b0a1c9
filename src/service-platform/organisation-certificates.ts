import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { isOptionOn, openSettings } from '../organisations/option-settings.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { type OrganisationCertificate, type ReadCertificate, readCertificate } from './certificate.ts';

/** Under this name the settings stand, for every option that calls Serviceplatformen. */
export const servicePlatformKey = 'service-platform';

/**
 * What an organisation calls Serviceplatformen with. Two certificates stand there while one is being replaced: each call takes the
 * first that is accepted, so that a new one can be put in before it is registered.
 */
export const ServicePlatformSettingsSchema = Type.Object(
  {
    certificates: Type.Optional(
      Type.Array(
        Type.Object(
          {
            name: Type.String({
              minLength: 1,
              maxLength: 60,
              textKey: 'service-platform.settings.name',
              helpKey: 'service-platform.settings.name-help',
            }),
            /** PEM of certificate and key, or PKCS#12 in base64. */
            file: Type.String({
              minLength: 1,
              maxLength: 100_000,
              secret: true,
              multiline: true,
              textKey: 'service-platform.settings.file',
              helpKey: 'service-platform.settings.file-help',
            }),
            password: Type.Optional(
              Type.String({
                minLength: 1,
                maxLength: 500,
                secret: true,
                textKey: 'service-platform.settings.password',
                helpKey: 'service-platform.settings.password-help',
              }),
            ),
          },
          { additionalProperties: false },
        ),
        { maxItems: 3, textKey: 'service-platform.settings.certificates' },
      ),
    ),
  },
  { additionalProperties: false },
);

export type ServicePlatformSettings = Static<typeof ServicePlatformSettingsSchema>;

const schema = Compile(ServicePlatformSettingsSchema);

/** Each certificate of an organisation's settings under the name that was given to it. */
export function readCertificates(
  settings: ServicePlatformSettings,
): readonly { readonly name: string; readonly read: ReadCertificate }[] {
  return (settings.certificates ?? []).map(({ name, file, password }) => ({
    name,
    read: readCertificate(file, password),
  }));
}

/** An organisation is the same object as long as nothing of it has changed, and its certificates are asked for with each receipt. */
const opened = new WeakMap<Organisation, readonly OrganisationCertificate[]>();

/**
 * The certificates that an organisation can call with, in its order; none while it has switched them off. What can't be used has been
 * told on its settings' page.
 */
export function organisationCertificates(organisation: Organisation): readonly OrganisationCertificate[] {
  const known = opened.get(organisation);
  if (known) return known;
  const read = readOwn(organisation);
  opened.set(organisation, read);
  return read;
}

function readOwn(organisation: Organisation): readonly OrganisationCertificate[] {
  if (!isOptionOn(organisation, servicePlatformKey)) return [];
  const settings: unknown = openSettings(organisation, servicePlatformKey);
  if (!schema.Check(settings)) return [];
  return readCertificates(settings).flatMap(({ read }) => (read.ok ? [read.certificate] : []));
}
