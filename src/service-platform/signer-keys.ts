import { type KeyObject, X509Certificate } from 'node:crypto';

interface Signer {
  readonly from: Date;
  readonly to: Date;
  readonly key: KeyObject;
}

/** By the PEM texts of the configuration, of which there are two or three: each answer asks for them, and reading one takes its time. */
const read = new Map<string, readonly Signer[]>();
const mostRead = 20;

/** The keys of the certificates in a PEM text that are valid at a time: what a configured signer may sign by. */
export function signerKeys(pem: string, now: Date): readonly KeyObject[] {
  const signers = read.get(pem) ?? signersIn(pem);
  if (read.size >= mostRead) read.clear();
  read.set(pem, signers);
  return signers.filter(({ from, to }) => from <= now && to > now).map(({ key }) => key);
}

function signersIn(pem: string): readonly Signer[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => {
    const { validFrom, validTo, publicKey } = new X509Certificate(block);
    return { from: new Date(validFrom), to: new Date(validTo), key: publicKey };
  });
}
