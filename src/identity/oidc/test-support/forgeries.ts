import { createHash } from 'node:crypto';
import type { Forgery } from './forging-provider.ts';

const now = Math.floor(Date.now() / 1000);

/** OpenID Connect Core 3.1.3.6. */
export function halfHash(accessToken: string): string {
  return createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');
}

/** Something personal that no log may tell. */
export const personal = 'Karen Hansen 0107850018';

/** Id tokens that must be refused wherever they are taken, encrypted or not. */
export const forgedTokens: Readonly<Record<string, Forgery>> = {
  'with another nonce': { claims: { nonce: personal } },
  'without a nonce': { claims: { nonce: undefined } },
  'for another audience': { claims: { aud: 'them' } },
  'without an audience': { claims: { aud: undefined } },
  'for several audiences without an authorised party': { claims: { aud: ['us', 'them'] } },
  'with another authorised party': { claims: { azp: 'them' } },
  'of another issuer': { claims: { iss: 'https://elsewhere.example' } },
  'without an issuer': { claims: { iss: undefined } },
  'that has expired': { claims: { exp: now - 120 } },
  'without an expiry': { claims: { exp: undefined } },
  'that is issued in the future': { claims: { iat: now + 600 } },
  'that was issued an hour ago': { claims: { iat: now - 3600 } },
  'without a date of issue': { claims: { iat: undefined } },
  'without a subject': { claims: { sub: undefined } },
  'with an empty subject': { claims: { sub: '' } },
  'with the hash of another access token': { claims: { at_hash: halfHash('another') } },
  'that is not yet valid': { claims: { nbf: now + 600 } },
  'that is not signed': { signature: 'none' },
  'signed by HS256 with our own secret': { signature: 'HS256' },
  'signed by HS256 with the public key': { signature: 'HS256-by-public-key' },
  'signed by an algorithm off the list': { signature: 'RS512' },
  'signed by a key that is not published': { signature: 'unpublished-key' },
  'signed by a key that it brings along': { signature: 'embedded-key' },
  'whose key id is a path': { header: { kid: '../../../../dev/null' } },
  'whose key id is a statement': { header: { kid: "x' or '1'='1" } },
  'whose key id nobody knows': { header: { kid: crypto.randomUUID() } },
  'that names where to fetch its key': {
    signature: 'unpublished-key',
    header: { jku: 'https://elsewhere.example/jwks', kid: 'theirs' },
  },
  'that demands what nobody knows': { header: { crit: ['b64'], b64: true } },
};
