import { X509Certificate } from 'node:crypto';
import { bindings, namespaces, uriNameFormat } from './names.ts';
import type { SamlParty } from './saml-party.ts';
import type { ServiceProvider } from './service-provider.ts';
import { element, escapeXml } from './xml/write-xml.ts';

/**
 * The metadata with which an organisation is registered at an identity provider. Several certificates stand in it while one is being
 * replaced. AES-GCM with OAEP and SHA-256 comes first among the ways to encrypt, and what older libraries do after it.
 */
export function serviceProviderMetadata(
  provider: ServiceProvider,
  { requested, nameIdFormats }: Pick<SamlParty<unknown>, 'requested' | 'nameIdFormats'>,
): string {
  const { entityId, addresses, keys, name, technicalContact } = provider;
  const keyDescriptors = (['signing', 'encryption'] as const).flatMap((use) =>
    keys.map(({ certificate }) => keyDescriptor(use, certificate)),
  );
  const logout = [bindings.redirect, bindings.post].map((binding) =>
    element('md:SingleLogoutService', {
      Binding: binding,
      Location: addresses.logout,
      ResponseLocation: addresses.logoutResponse,
    }),
  );
  const services = element(
    'md:AttributeConsumingService',
    { index: '0', isDefault: 'true' },
    element('md:ServiceName', { 'xml:lang': 'da' }, escapeXml(name)),
    ...requested.map(([attribute, isRequired]) =>
      element('md:RequestedAttribute', {
        Name: attribute,
        NameFormat: uriNameFormat,
        isRequired: isRequired ? 'true' : undefined,
      }),
    ),
  );
  return element(
    'md:EntityDescriptor',
    { 'xmlns:md': namespaces.metadata, 'xmlns:ds': namespaces.signature, entityID: entityId },
    element(
      'md:SPSSODescriptor',
      {
        AuthnRequestsSigned: 'true',
        WantAssertionsSigned: 'true',
        protocolSupportEnumeration: namespaces.protocol,
      },
      ...keyDescriptors,
      ...logout,
      ...nameIdFormats.map((format) => element('md:NameIDFormat', {}, format)),
      element('md:AssertionConsumerService', {
        index: '0',
        isDefault: 'true',
        Binding: bindings.post,
        Location: addresses.answer,
      }),
      services,
    ),
    element(
      'md:ContactPerson',
      { contactType: 'technical' },
      element('md:Company', {}, escapeXml(name)),
      ...(technicalContact === undefined
        ? []
        : [element('md:EmailAddress', {}, escapeXml(`mailto:${technicalContact}`))]),
    ),
  );
}

const { encryption, encryption11, signature } = namespaces;

function keyDescriptor(use: 'signing' | 'encryption', certificate: string): string {
  const raw = new X509Certificate(certificate).raw.toString('base64');
  const key = element('ds:KeyInfo', {}, element('ds:X509Data', {}, element('ds:X509Certificate', {}, raw)));
  if (use === 'signing') return element('md:KeyDescriptor', { use }, key);
  return element(
    'md:KeyDescriptor',
    { use },
    key,
    element(
      'md:EncryptionMethod',
      { Algorithm: `${encryption11}rsa-oaep` },
      element('ds:DigestMethod', { Algorithm: `${encryption}sha256` }),
    ),
    element(
      'md:EncryptionMethod',
      { Algorithm: `${encryption}rsa-oaep-mgf1p` },
      element('ds:DigestMethod', { Algorithm: `${signature}sha1` }),
    ),
    ...['aes256-gcm', 'aes128-gcm'].map((name) =>
      element('md:EncryptionMethod', { Algorithm: `${encryption11}${name}` }),
    ),
    element('md:EncryptionMethod', { Algorithm: `${encryption}aes256-cbc` }),
  );
}
