import { constants, createCipheriv, publicEncrypt, randomBytes, X509Certificate } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import type { TestKey } from './keys.ts';
import { ns, rsaSha256 } from './names.ts';

/** How a message is signed; what is left out is as NemLog-in does it. */
export interface SigningWay {
  readonly key: TestKey;
  readonly algorithm?: string;
  readonly digest?: string;
  readonly transforms?: readonly string[];
  /** Signs by HMAC, with this as the secret. */
  readonly hmacSecret?: string;
  /** The element that is signed, by an XPath; the document's own when absent. */
  readonly reference?: string;
}

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** Puts a signature into a document's root, after its Issuer. */
export function signXml(xml: string, way: SigningWay): string {
  const signer = new SignedXml({
    privateKey: way.hmacSecret ?? way.key.privateKey,
    publicCert: way.key.certificate,
    signatureAlgorithm: (way.algorithm ?? rsaSha256) as never,
    canonicalizationAlgorithm: exclusive,
    idAttribute: 'ID',
  });
  if (way.hmacSecret !== undefined) signer.enableHMAC();
  signer.addReference({
    xpath: way.reference ?? '/*',
    digestAlgorithm: (way.digest ?? `${ns.xenc}sha256`) as never,
    transforms: [...(way.transforms ?? [`${ns.ds}enveloped-signature`, exclusive])] as never,
  });
  signer.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: "/*/*[local-name(.)='Issuer']", action: 'after' },
  });
  return signer.getSignedXml();
}

export const contentWays = {
  'aes256-gcm': { algorithm: `${ns.xenc11}aes256-gcm`, cipher: 'aes-256-gcm', iv: 12, key: 32 },
  'aes256-cbc': { algorithm: `${ns.xenc}aes256-cbc`, cipher: 'aes-256-cbc', iv: 16, key: 32 },
  'tripledes-cbc': { algorithm: `${ns.xenc}tripledes-cbc`, cipher: 'des-ede3-cbc', iv: 8, key: 24 },
} as const;

export const keyWays = {
  'oaep-sha256': {
    method: `<xenc:EncryptionMethod Algorithm="${ns.xenc11}rsa-oaep"><ds:DigestMethod Algorithm="${ns.xenc}sha256"/><xenc11:MGF xmlns:xenc11="${ns.xenc11}" Algorithm="${ns.xenc11}mgf1sha256"/></xenc:EncryptionMethod>`,
    options: { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
  },
  'oaep-mgf1p': {
    method: `<xenc:EncryptionMethod Algorithm="${ns.xenc}rsa-oaep-mgf1p"><ds:DigestMethod Algorithm="${ns.ds}sha1"/></xenc:EncryptionMethod>`,
    options: { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
  },
  'rsa-1_5': {
    method: `<xenc:EncryptionMethod Algorithm="${ns.xenc}rsa-1_5"/>`,
    options: { padding: constants.RSA_PKCS1_PADDING },
  },
} as const;

/** How an assertion is encrypted. */
export interface EncryptionWay {
  readonly content: keyof typeof contentWays;
  readonly key: keyof typeof keyWays;
}

/** Encrypts an assertion to the holder of a certificate (PEM), as an EncryptedAssertion. */
export function encryptXml(xml: string, certificate: string, way: EncryptionWay): string {
  const { algorithm, cipher: cipherName, iv: ivLength, key: keyLength } = contentWays[way.content];
  const key = randomBytes(keyLength);
  const iv = randomBytes(ivLength);
  const isGcm = cipherName === 'aes-256-gcm';
  const cipher = createCipheriv(cipherName as 'aes-256-gcm', key, iv);
  const body = Buffer.concat([iv, cipher.update(xml, 'utf8'), cipher.final(), ...(isGcm ? [cipher.getAuthTag()] : [])]);
  const { method, options } = keyWays[way.key];
  const wrapped = publicEncrypt({ key: new X509Certificate(certificate).publicKey, ...options }, key);
  return `<saml:EncryptedAssertion xmlns:saml="${ns.saml}"><xenc:EncryptedData xmlns:xenc="${ns.xenc}" Type="${ns.xenc}Element"><xenc:EncryptionMethod Algorithm="${algorithm}"/><ds:KeyInfo xmlns:ds="${ns.ds}"><xenc:EncryptedKey>${method}<xenc:CipherData><xenc:CipherValue>${wrapped.toString('base64')}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo><xenc:CipherData><xenc:CipherValue>${body.toString('base64')}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData></saml:EncryptedAssertion>`;
}
