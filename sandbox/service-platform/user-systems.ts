import { createHash, X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { demoCvr, proevebyCvr } from '../people.ts';
import { authority, organisationCertificates } from './keys.ts';

/** A user system (*anvendersystem*) as it stands in KOMBIT's administration module: its certificate and its service agreements. */
export interface UserSystem {
  readonly name: string;
  /** PEM. */
  readonly certificate: string;
  /** The authorities that have approved service agreements with it, and to which services (entity ids). */
  readonly agreements: Readonly<Record<string, readonly string[]>>;
  readonly isRevoked?: boolean;
}

/** The services of the sandbox's Serviceplatform by their entity ids. */
export const entityIds = {
  kombi: 'http://entityid.kombit.dk/service/kombipostafsend/1',
  postForespoerg: 'http://entityid.kombit.dk/service/postforespoerg/1',
  beskedfordeler: 'http://entityid.kombit.dk/service/bfo_modtag/2',
  cpr: 'http://cpr.serviceplatformen.dk/service/personbasedataextended/5',
  cvr: 'http://cvr.serviceplatformen.dk/service/online/2',
} as const;

const every: readonly string[] = Object.values(entityIds);

function systemOf(slug: string, cvr: string): UserSystem {
  return {
    name: `Selvbetjening (${slug})`,
    certificate: organisationCertificates[slug]?.certificate ?? '',
    agreements: { [cvr]: every },
  };
}

/** The user systems of the demonstration organisations. */
export const demoUserSystems: readonly UserSystem[] = [systemOf('demo', demoCvr), systemOf('proeveby', proevebyCvr)];

/** Base64 of the DER, by which certificates are compared. */
export function derOf(pem: string): string {
  return new X509Certificate(pem).raw.toString('base64');
}

export function thumbprintOf(der: string): string {
  return createHash('sha256').update(Buffer.from(der, 'base64')).digest('hex');
}

/** Who calls, by the certificate that was shown in the TLS handshake. */
export type TlsCaller =
  | { readonly kind: 'system'; readonly system: UserSystem; readonly der: string }
  | { readonly kind: 'refused'; readonly why: string };

/** Judges the certificate of a connection: there, of our authority, within its time, registered, and not revoked. */
export function callerOf(socket: TLSSocket, systems: readonly UserSystem[], now: Date): TlsCaller {
  const certificate = socket.getPeerX509Certificate();
  if (!certificate) return { kind: 'refused', why: 'no client certificate' };
  const issuer = new X509Certificate(authority.certificate);
  if (!certificate.checkIssued(issuer) || !certificate.verify(issuer.publicKey)) {
    return { kind: 'refused', why: 'the client certificate is of another authority' };
  }
  if (new Date(certificate.validTo) <= now) return { kind: 'refused', why: 'the client certificate has expired' };
  if (new Date(certificate.validFrom) > now) return { kind: 'refused', why: 'the client certificate is not valid yet' };
  const der = certificate.raw.toString('base64');
  const system = systems.find((each) => derOf(each.certificate) === der);
  if (!system) return { kind: 'refused', why: 'the client certificate is not registered for a user system' };
  if (system.isRevoked) return { kind: 'refused', why: 'the client certificate is revoked' };
  return { kind: 'system', system, der };
}
