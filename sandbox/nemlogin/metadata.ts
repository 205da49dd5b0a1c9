import { type ProviderKeyName, providerKeys, type TestKey } from './keys.ts';
import { escaped, ns, postBinding, redirectBinding } from './names.ts';

/** The identity provider's metadata, in the manner of NemLog-in's, with the certificates of these keys. */
export function providerMetadata(
  entityId: string,
  address: string,
  keys: readonly (ProviderKeyName | TestKey)[],
): string {
  const descriptors = keys.map((name) => {
    const key = typeof name === 'string' ? providerKeys[name] : name;
    const certificate = key.certificate.replaceAll(/-----.*-----|\s/g, '');
    return `<KeyDescriptor use="signing"><KeyInfo xmlns="${ns.ds}"><X509Data><X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`;
  });
  const logout = [redirectBinding, postBinding].map(
    (binding) => `<SingleLogoutService Binding="${binding}" Location="${escaped(address)}"/>`,
  );
  return [
    `<EntityDescriptor xmlns="${ns.md}" entityID="${escaped(entityId)}">`,
    `<IDPSSODescriptor WantAuthnRequestsSigned="true" protocolSupportEnumeration="${ns.samlp}">`,
    ...descriptors,
    ...logout,
    '<NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:transient</NameIDFormat>',
    '<NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</NameIDFormat>',
    `<SingleSignOnService Binding="${redirectBinding}" Location="${escaped(address)}"/>`,
    '</IDPSSODescriptor></EntityDescriptor>',
  ].join('');
}
