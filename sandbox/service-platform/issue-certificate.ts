import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import forge from 'node-forge';

/** A certificate with its key, in PEM. */
export interface KeyPair {
  readonly certificate: string;
  readonly privateKey: string;
}

/** What a certificate says; what is left out is as in an OCES3 organisation certificate of a system. */
export interface CertificateSpec {
  readonly commonName: string;
  readonly organisation: string;
  /** Stands as `NTRDK-{cvr}` in the organizationIdentifier. */
  readonly cvr?: string;
  readonly from: Date;
  readonly to: Date;
  /** Who signs it; itself when absent. */
  readonly issuer?: KeyPair;
  readonly use: 'authority' | 'server' | 'client' | 'signing';
  /** The key, for another certificate of the same one; a new one of RSA 2048 when absent. */
  readonly privateKey?: string;
}

const { pki, md } = forge;

/** Issues an X.509 certificate, signed with RSA-SHA256. */
export function issueCertificate(spec: CertificateSpec): KeyPair {
  const privateKey = spec.privateKey ?? newKey();
  const key = pki.privateKeyFromPem(privateKey);
  const certificate = pki.createCertificate();
  certificate.publicKey = pki.setRsaPublicKey(key.n, key.e);
  // Positive, and never the same twice.
  certificate.serialNumber = `4${randomBytes(15).toString('hex')}1`;
  certificate.validity.notBefore = spec.from;
  certificate.validity.notAfter = spec.to;
  certificate.setSubject(subject(spec));
  certificate.setIssuer(
    spec.issuer ? pki.certificateFromPem(spec.issuer.certificate).subject.attributes : subject(spec),
  );
  certificate.setExtensions(extensions(spec.use));
  certificate.sign(spec.issuer ? pki.privateKeyFromPem(spec.issuer.privateKey) : key, md.sha256.create());
  return { certificate: pki.certificateToPem(certificate).replaceAll('\r', ''), privateKey };
}

/** A certificate with its key as a PKCS#12 file, the way MitID Erhverv hands one out. */
export function packPkcs12(pair: KeyPair, password: string, more: readonly string[] = []): Buffer {
  const chain = [pair.certificate, ...more].map((pem) => pki.certificateFromPem(pem));
  const packed = forge.pkcs12.toPkcs12Asn1(pki.privateKeyFromPem(pair.privateKey), chain, password, {
    algorithm: 'aes256',
  });
  return Buffer.from(forge.asn1.toDer(packed).getBytes(), 'binary');
}

function newKey(): string {
  return generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
}

function subject({ commonName, organisation, cvr, use }: CertificateSpec): forge.pki.CertificateField[] {
  const utf8 = forge.asn1.Type.UTF8 as unknown as forge.asn1.Class;
  return [
    { name: 'countryName', value: 'DK' },
    ...(cvr === undefined ? [] : [{ type: '2.5.4.97', value: `NTRDK-${cvr}`, valueTagClass: utf8 }]),
    { name: 'organizationName', value: organisation, valueTagClass: utf8 },
    ...(use === 'client' ? [{ name: 'serialNumber', value: `UI:DK-O:G:${randomUUID()}` }] : []),
    { name: 'commonName', value: commonName, valueTagClass: utf8 },
  ];
}

function extensions(use: CertificateSpec['use']): object[] {
  if (use === 'authority') {
    return [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      { name: 'subjectKeyIdentifier' },
    ];
  }
  const names = [
    { type: 2, value: 'localhost' },
    { type: 7, ip: '127.0.0.1' },
    { type: 7, ip: '::1' },
  ];
  return [
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: use !== 'signing', critical: true },
    { name: 'extKeyUsage', serverAuth: use === 'server', clientAuth: use === 'client' },
    ...(use === 'server' ? [{ name: 'subjectAltName', altNames: names }] : []),
    { name: 'subjectKeyIdentifier' },
  ];
}
