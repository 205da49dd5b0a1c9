import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import forge from 'node-forge';

/** An organisation's certificate with its key, ready to be used. Holds a secret: never log it. */
export interface OrganisationCertificate {
  /** PEM. */
  readonly certificate: string;
  /** The certificates between it and its authority, in PEM; empty where the file had none. */
  readonly chain: string;
  /** PEM, not encrypted. */
  readonly privateKey: string;
  /** SHA-256 of the certificate in hex: names it in caches and logs. */
  readonly thumbprint: string;
  /** Base64 of the DER on one line, as protocols carry it. */
  readonly der: string;
  /** Whom it was issued to, as far as it says: `NTRDK-{cvr}` of OCES3, `CVR:{cvr}` of OCES2. */
  readonly cvr: string | null;
  readonly commonName: string;
  readonly validFrom: Date;
  readonly validTo: Date;
}

/** Why a file is no certificate with its key. */
export type CertificateProblem =
  | 'unreadable'
  | 'wrong-password'
  | 'no-certificate'
  | 'no-key'
  | 'another-key'
  | 'weak-key';

export type ReadCertificate =
  | { readonly ok: true; readonly certificate: OrganisationCertificate }
  | { readonly ok: false; readonly problem: CertificateProblem };

/** Certificates and key of a file, not yet looked at. */
interface Opened {
  readonly certificates: readonly X509Certificate[];
  readonly key: KeyObject;
}

/** Opening a file costs the key derivation that protects it, so it is done once. */
const opened = new Map<string, ReadCertificate>();
const mostOpened = 200;

/**
 * Reads a certificate with its key: PEM of both in one text (any order, with the certificates of the chain or without), or a
 * PKCS#12 file in base64, as MitID Erhverv hands it out. `password` opens the file or the key.
 */
export function readCertificate(file: string, password?: string): ReadCertificate {
  const name = createHash('sha256')
    .update(JSON.stringify([file, password ?? null]))
    .digest('base64');
  const known = opened.get(name);
  if (known) return known;
  const found = file.includes('-----BEGIN') ? openPem(file, password) : openPkcs12(file, password);
  const read: ReadCertificate = typeof found === 'string' ? { ok: false, problem: found } : choose(found);
  if (opened.size >= mostOpened) opened.clear();
  opened.set(name, read);
  return read;
}

function openPem(file: string, password: string | undefined): Opened | CertificateProblem {
  const blocks = [...file.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----[^-]+-----END \1-----/g)];
  const keyBlock = blocks.find(([, kind]) => kind?.endsWith('PRIVATE KEY'));
  const certificateBlocks = blocks.filter(([, kind]) => kind === 'CERTIFICATE');
  if (certificateBlocks.length === 0) return 'no-certificate';
  if (keyBlock === undefined) return 'no-key';
  try {
    const certificates = certificateBlocks.map(([pem]) => new X509Certificate(pem));
    const isEncrypted = keyBlock[1] === 'ENCRYPTED PRIVATE KEY' || keyBlock[0].includes('Proc-Type: 4,ENCRYPTED');
    if (!isEncrypted) return { certificates, key: createPrivateKey(keyBlock[0]) };
    const key = keyWith(keyBlock[0], password);
    return key === null ? 'wrong-password' : { certificates, key };
  } catch {
    return 'unreadable';
  }
}

function keyWith(pem: string, password: string | undefined): KeyObject | null {
  try {
    return createPrivateKey({ key: pem, passphrase: password ?? '' });
  } catch {
    return null;
  }
}

function openPkcs12(file: string, password: string | undefined): Opened | CertificateProblem {
  const plain = file.replaceAll(/\s/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(plain)) return 'unreadable';
  const structure = derOf(plain);
  if (structure === null) return 'unreadable';
  const { pki } = forge;
  try {
    const packed = unpack(structure, password ?? '');
    const bags = (type: string | undefined) =>
      type === undefined ? [] : (packed.getBags({ bagType: type })[type] ?? []);
    const certificates = bags(pki.oids.certBag).flatMap(({ cert }) =>
      cert ? [new X509Certificate(pki.certificateToPem(cert))] : [],
    );
    const [holder] = [...bags(pki.oids.pkcs8ShroudedKeyBag), ...bags(pki.oids.keyBag)].filter(({ key }) => key);
    if (certificates.length === 0) return 'no-certificate';
    if (!holder?.key) return 'no-key';
    return { certificates, key: createPrivateKey(pki.privateKeyToPem(holder.key)) };
  } catch (error) {
    return error instanceof Error && /password|MAC|decrypt/i.test(error.message) ? 'wrong-password' : 'unreadable';
  }
}

/**
 * The password of a file is UTF-16 in its seal and in the older ciphers, but UTF-8 in the newer ones (RFC 7292 appendix B.1, RFC 8018),
 * and node-forge takes the same for both. Where a letter outside ASCII makes a difference the content is tried without the seal.
 */
function unpack(structure: forge.asn1.Asn1, password: string): forge.pkcs12.Pkcs12Pfx {
  const { pkcs12, util } = forge;
  try {
    return pkcs12.pkcs12FromAsn1(structure, password);
  } catch (error) {
    const parts = structure.value;
    if (/^[\x20-\x7e]*$/.test(password) || !Array.isArray(parts)) throw error;
    return pkcs12.pkcs12FromAsn1({ ...structure, value: parts.slice(0, 2) }, util.encodeUtf8(password));
  }
}

function derOf(plain: string): forge.asn1.Asn1 | null {
  try {
    return forge.asn1.fromDer(Buffer.from(plain, 'base64').toString('binary'));
  } catch {
    return null;
  }
}

/** The certificate that belongs to the key; the others are its chain. */
function choose({ certificates, key }: Opened): ReadCertificate {
  const own = certificates.find((each) => each.checkPrivateKey(key));
  if (own === undefined) return { ok: false, problem: 'another-key' };
  // Assertions and messages are signed with RSA-SHA256, whatever else the key could do.
  const strength = key.asymmetricKeyType === 'rsa' ? (key.asymmetricKeyDetails?.modulusLength ?? 0) : 0;
  if (strength < 2048) return { ok: false, problem: 'weak-key' };
  return {
    ok: true,
    certificate: {
      certificate: own.toString(),
      chain: certificates
        .filter((each) => each !== own)
        .map((each) => each.toString())
        .join(''),
      privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
      thumbprint: createHash('sha256').update(own.raw).digest('hex'),
      der: own.raw.toString('base64'),
      cvr: /(?:NTRDK-|CVR:)(\d{8})(?!\d)/.exec(own.subject)?.[1] ?? null,
      commonName: /^CN=(.*)$/m.exec(own.subject)?.[1] ?? '',
      validFrom: new Date(own.validFrom),
      validTo: new Date(own.validTo),
    },
  };
}
