/** A certificate by which messages are signed or encrypted. */
export interface CertificateView {
  /** The common name in it. */
  readonly name: string;
  readonly until: Date;
}

/** How an organisation is registered at a SAML identity provider, and what is known of that. */
export interface SamlPartyView {
  readonly name: string;
  readonly ourEntityId: string;
  readonly ourMetadata: string;
  readonly ourCertificates: readonly CertificateView[];
  /** Null where its metadata could not be read. */
  readonly theirs: { readonly entityId: string; readonly certificates: readonly CertificateView[] } | null;
}

/** Days before the end of a certificate on which an administrator is warned. */
export const warningDays = 30;

/** Whole days until a certificate ends; negative when it has ended. */
export function daysLeft({ until }: CertificateView, now: Date): number {
  return Math.floor((until.getTime() - now.getTime()) / 86_400_000);
}

/**
 * The certificates that count: of several that are there for a change, the one that lasts longest, since the others are on their way
 * out.
 */
export function lastCertificates(parties: readonly SamlPartyView[]): readonly CertificateView[] {
  const groups = parties.flatMap(({ ourCertificates, theirs }) => [ourCertificates, theirs?.certificates ?? []]);
  return groups.flatMap((group) => [...group].sort((a, b) => b.until.getTime() - a.until.getTime())[0] ?? []);
}

/** Those of them whose end calls for somebody. */
export function endingSoon(parties: readonly SamlPartyView[], now: Date): readonly CertificateView[] {
  return lastCertificates(parties).filter((certificate) => daysLeft(certificate, now) <= warningDays);
}
