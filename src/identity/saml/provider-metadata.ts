import { type KeyObject, X509Certificate } from 'node:crypto';
import { certificateView } from './certificates-in.ts';
import { bindings, namespaces } from './names.ts';
import type { CertificateView } from './saml-party-view.ts';
import { attributeOf, base64, childrenNamed, instantOf, isNamed, onlyChild, readXml, textOf } from './xml/read-xml.ts';

/** What is known of the identity provider: it alone says which keys are trusted. */
export interface ProviderMetadata {
  readonly entityId: string;
  readonly login: string;
  readonly logout: { readonly request: string; readonly response: string } | null;
  /** Keys that may have signed a message: two while the provider replaces its certificate. */
  readonly keysAt: (at: Date) => readonly KeyObject[];
  /** Their certificates, as an administrator reads them. */
  readonly certificates: readonly CertificateView[];
}

export type ReadMetadata =
  | { readonly ok: true; readonly metadata: ProviderMetadata }
  | { readonly ok: false; readonly detail: string };

const leastKeyBits = 2048;
const metadataLimit = 2_000_000;

/** Reads the metadata of an identity provider (SAML metadata 2.4.3). It is trusted as it stands: by its address, or by who entered it. */
export function readProviderMetadata(text: string, now: Date): ReadMetadata {
  const read = readXml(text, metadataLimit);
  if (!read.ok) return read;
  const { root } = read;
  if (!isNamed(root, namespaces.metadata, 'EntityDescriptor')) return refused('no EntityDescriptor');
  const until = attributeOf(root, 'validUntil');
  const validUntil = instantOf(until);
  if (until !== null && (validUntil === null || validUntil <= now)) return refused('past its validUntil');
  const entityId = attributeOf(root, 'entityID');
  const role = onlyChild(root, namespaces.metadata, 'IDPSSODescriptor');
  if (entityId === null || role === null) return refused('no entityID or IDPSSODescriptor');
  const login = childrenNamed(role, namespaces.metadata, 'SingleSignOnService').find(isRedirect);
  const loginAt = login ? webAddress(attributeOf(login, 'Location')) : null;
  if (loginAt === null) return refused('no SingleSignOnService by HTTP-Redirect');
  const certificates = signingCertificates(role);
  if (certificates.length === 0) return refused('no RSA key of 2048 bits or more for signing');
  const logout = childrenNamed(role, namespaces.metadata, 'SingleLogoutService').find(isRedirect);
  const logoutAt = logout ? webAddress(attributeOf(logout, 'Location')) : null;
  const answerAt = logout ? webAddress(attributeOf(logout, 'ResponseLocation')) : null;
  return {
    ok: true,
    metadata: {
      entityId,
      login: loginAt,
      logout: logoutAt === null ? null : { request: logoutAt, response: answerAt ?? logoutAt },
      keysAt: (at) =>
        certificates
          .filter(({ validFromDate, validToDate }) => validFromDate <= at && at < validToDate)
          .map(({ publicKey }) => publicKey),
      certificates: certificates.map(certificateView),
    },
  };
}

function refused(detail: string): ReadMetadata {
  return { ok: false, detail };
}

function isRedirect(service: Element): boolean {
  return attributeOf(service, 'Binding') === bindings.redirect;
}

function webAddress(value: string | null): string | null {
  const url = value === null ? null : URL.parse(value);
  // As it stands: a message's `Destination` is compared letter by letter.
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? value : null;
}

function signingCertificates(role: Element): readonly X509Certificate[] {
  return childrenNamed(role, namespaces.metadata, 'KeyDescriptor')
    .filter((descriptor) => [null, 'signing'].includes(attributeOf(descriptor, 'use')))
    .flatMap((descriptor) => {
      const data = onlyChild(onlyChild(descriptor, namespaces.signature, 'KeyInfo'), namespaces.signature, 'X509Data');
      const raw = base64(textOf(onlyChild(data, namespaces.signature, 'X509Certificate')) ?? '');
      const certificate = raw === null ? null : certificateOf(raw);
      return certificate ? [certificate] : [];
    });
}

function certificateOf(raw: Buffer): X509Certificate | null {
  try {
    const certificate = new X509Certificate(raw);
    const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
    const isStrong = (asymmetricKeyDetails?.modulusLength ?? 0) >= leastKeyBits;
    return asymmetricKeyType === 'rsa' && isStrong ? certificate : null;
  } catch {
    return null;
  }
}
