import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** A private key of ours as a JSON Web Key (RFC 7517), with its algorithm and a key id. Keep it secret. */
export interface PrivateKey extends JWK {
  readonly kid: string;
  readonly alg: string;
  readonly use: 'sig' | 'enc';
}

/** The keys with which the product is a client of identity providers. Plain data, to be kept as one encrypted text. */
export interface ClientKeys {
  /** Signs our authentication at the token endpoint (`private_key_jwt`), ES256. */
  readonly signing: PrivateKey;
  /** Decrypts id tokens, ECDH-ES on P-256. */
  readonly decryption: PrivateKey;
}

async function generate(alg: string, use: 'sig' | 'enc'): Promise<PrivateKey> {
  const { privateKey } = await generateKeyPair(alg, { crv: 'P-256', extractable: true });
  return { ...(await exportJWK(privateKey)), kid: crypto.randomUUID(), alg, use };
}

/** Makes a new pair of client keys. Make them once, keep them, and publish {@link publicJwks} of them. */
export async function generateClientKeys(): Promise<ClientKeys> {
  return { signing: await generate('ES256', 'sig'), decryption: await generate('ECDH-ES', 'enc') };
}

// RFC 7518 section 6: everything else in a key is private.
const publicMembers = new Set(['kty', 'crv', 'x', 'y', 'n', 'e', 'kid', 'alg', 'use']);

/**
 * The JSON Web Key Set with the public halves, for `/login/jwks.json`. Give the old keys too while a provider may
 * still use them.
 */
export function publicJwks(keys: readonly PrivateKey[]): { readonly keys: readonly JWK[] } {
  return {
    keys: keys.map((key) => Object.fromEntries(Object.entries(key).filter(([name]) => publicMembers.has(name)))),
  };
}
