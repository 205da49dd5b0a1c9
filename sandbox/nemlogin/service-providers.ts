import { X509Certificate } from 'node:crypto';
import { DOMParser } from '@xmldom/xmldom';
import { authorityCertificate } from './keys.ts';
import { ns, postBinding, redirectBinding } from './names.ts';

/** A service as it is registered. */
export interface ServiceProvider {
  readonly entityId: string;
  readonly signing: readonly X509Certificate[];
  /** PEM of the first certificate for encryption. */
  readonly encryption: string;
  readonly answerTo: string;
  readonly logout: string;
  readonly logoutResponse: string;
  /** The names of the attributes that it asks for: powers of attorney are sent to none that doesn't. */
  readonly requested: readonly string[];
}

export type Registration =
  | { readonly ok: true; readonly provider: ServiceProvider }
  | { readonly ok: false; readonly reason: string };

/**
 * Registers a service by its metadata, as NemLog-in Administration would: or says why not. Addresses without TLS are taken on
 * this machine alone.
 * @param isPublic whether the system belongs to an authority: only those may ask for a CPR number
 */
export function register(xml: string, now: Date, isPublic = true): Registration {
  const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
  if (root?.localName !== 'EntityDescriptor' || root.namespaceURI !== ns.md) return no('metadata: no EntityDescriptor');
  const [role] = all(root, 'SPSSODescriptor');
  if (!role) return no('metadata: no SPSSODescriptor');
  if (role.getAttribute('AuthnRequestsSigned') !== 'true') return no('metadata: AuthnRequestsSigned is not true');
  if (role.getAttribute('WantAssertionsSigned') !== 'true') return no('metadata: WantAssertionsSigned is not true');
  const signing = certificates(role, 'signing');
  const encryption = certificates(role, 'encryption');
  if (signing.length === 0) return no('SigningCertificateValidation: no certificate');
  if (encryption.length === 0) return no('EncryptionCertificateValidation: Certifikat mangler');
  for (const certificate of [...signing, ...encryption]) {
    const authority = new X509Certificate(authorityCertificate);
    if (!certificate.checkIssued(authority) || !certificate.verify(authority.publicKey)) {
      return no('SigningCertificateValidation: not an OCES3 certificate');
    }
    if (new Date(certificate.validTo) <= now || new Date(certificate.validFrom) > now) {
      return no('SigningCertificateValidation: not valid now');
    }
  }
  const answerTo = all(role, 'AssertionConsumerService').find(
    (each) => each.getAttribute('Binding') === postBinding && each.getAttribute('isDefault') === 'true',
  );
  const logout = all(role, 'SingleLogoutService').find((each) => each.getAttribute('Binding') === redirectBinding);
  const addresses = [
    answerTo?.getAttribute('Location'),
    logout?.getAttribute('Location'),
    logout?.getAttribute('ResponseLocation') || logout?.getAttribute('Location'),
  ];
  const [answer, out, outAnswer] = addresses;
  if (!answer || !out || !outAnswer) return no('metadata: no AssertionConsumerService or SingleLogoutService');
  if (![answer, out, outAnswer].every(isSafe)) return no('metadata: an address without TLS');
  const names = all(role, 'RequestedAttribute').map((each) => each.getAttribute('Name') ?? '');
  if (!isPublic && names.some((name) => name.endsWith('/cprNumber')))
    return no('metadata: cprNumber for a private system');
  return {
    ok: true,
    provider: {
      entityId: root.getAttribute('entityID') ?? '',
      signing,
      encryption: encryption[0]?.toString() ?? '',
      answerTo: answer,
      logout: out,
      logoutResponse: outAnswer,
      requested: names,
    },
  };
}

function no(reason: string): Registration {
  return { ok: false, reason };
}

function all(root: Element, name: string): readonly Element[] {
  return Array.from(root.getElementsByTagNameNS(ns.md, name));
}

function certificates(role: Element, use: string): readonly X509Certificate[] {
  return all(role, 'KeyDescriptor')
    .filter((descriptor) => descriptor.getAttribute('use') === use)
    .flatMap((descriptor) => Array.from(descriptor.getElementsByTagNameNS(ns.ds, 'X509Certificate')))
    .flatMap((element) => {
      try {
        return [new X509Certificate(Buffer.from(element.textContent ?? '', 'base64'))];
      } catch {
        return [];
      }
    });
}

function isSafe(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname));
}

/** Finds services by their entity id, which must be the address of their metadata at the product. */
export function createRegistry(productUrl: string) {
  return async (entityId: string): Promise<Registration> => {
    if (!entityId.startsWith(`${productUrl}/`)) return no('unknown Issuer');
    const answer = await fetch(entityId, { redirect: 'error', signal: AbortSignal.timeout(10_000) }).catch(() => null);
    if (!answer?.ok) return no('unknown Issuer');
    const registration = register(await answer.text(), new Date());
    return registration.ok && registration.provider.entityId !== entityId ? no('unknown Issuer') : registration;
  };
}
