import type { OrganisationCertificate } from './certificate.ts';
import type { TlsIdentity } from './exchange-http.ts';

/** Serviceplatformen and its token service, as the installation is configured to reach them. */
export interface Platform {
  /** Of the services and the AccessTokenService, without a slash at the end, such as `https://prod.serviceplatformen.dk`. */
  readonly url: string;
  /** Where the token service (STS, SF1514) issues assertions: its whole address. */
  readonly tokenServiceUrl: string;
  /** PEM of the certificates that the token service may sign by. */
  readonly tokenServiceCertificates: string;
  /** PEM of the certificates that the SOAP services may sign their answers by. */
  readonly answerCertificates: string;
  /** PEM of authorities that the two are certified by, beside those that everybody trusts. */
  readonly authorities?: string | undefined;
}

/** An authority with what it calls with. */
export interface PlatformCaller {
  /** On whose behalf the calls are made. */
  readonly cvr: string;
  /** The first that is taken is used: a new one that isn't registered yet stands before the old one. */
  readonly certificates: readonly OrganisationCertificate[];
}

export function identityOf(platform: Platform, certificate: OrganisationCertificate): TlsIdentity {
  return {
    certificate: certificate.certificate + certificate.chain,
    privateKey: certificate.privateKey,
    authorities: platform.authorities,
  };
}
