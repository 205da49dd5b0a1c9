import { type KeyObject, X509Certificate } from 'node:crypto';

/** The keys of the certificates in a PEM text that are valid at a time: what a configured signer may sign by. */
export function signerKeys(pem: string, now: Date): readonly KeyObject[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks
    .map((block) => new X509Certificate(block))
    .filter((each) => new Date(each.validFrom) <= now && new Date(each.validTo) > now)
    .map((each) => each.publicKey);
}
