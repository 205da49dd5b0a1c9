import { createServer, type IncomingMessage } from 'node:http';
import { CompactEncrypt, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT, UnsecuredJWT } from 'jose';
import type { PrivateKey } from '../keys.ts';

/** What the forging provider does otherwise than a good one at the next exchange. */
export interface Forgery {
  /** Claims over the right ones; `undefined` leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** How the token is signed; by a published ES256 key when absent. */
  readonly signature?:
    | 'none'
    | 'HS256'
    | 'HS256-by-public-key'
    | 'unpublished-key'
    | 'embedded-key'
    | 'RS512'
    | 'RS256';
  /** Members over the right ones of the token's header. */
  readonly header?: Readonly<Record<string, unknown>>;
  /** What the token endpoint does instead of answering with tokens: never answers, hangs up, or refuses the code. */
  readonly tokenEndpoint?: 'silent' | 'hangs-up' | 'invalid_grant' | 'server-error';
  /** Changes the finished token. */
  readonly change?: (token: string) => string;
  readonly encrypted?: boolean;
  readonly userinfo?: Readonly<Record<string, unknown>>;
}

/** An OpenID provider for tests that can be told to lie. */
export interface ForgingProvider {
  readonly issuer: string;
  readonly nonce: string;
  forge(forgery: Forgery): void;
  /** Replaces the published signing keys. */
  rotate(): Promise<void>;
  /** A token of any claims, signed as the forgery says; not encrypted. */
  signed(claims: Readonly<Record<string, unknown>>): Promise<string>;
  /** The key id of a published key of another algorithm than tokens are signed by. */
  keyIdOfOther(): string;
  /** Changes the metadata; `status` answers it with an error instead. */
  describe(change: { readonly status?: number; readonly metadata?: Readonly<Record<string, unknown>> }): void;
  /** How often each path was asked. */
  readonly asked: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

interface Keys {
  readonly es: { readonly private: CryptoKey; readonly public: JWK };
  readonly rs256: { readonly private: CryptoKey; readonly public: JWK };
  readonly rs512: { readonly private: CryptoKey; readonly public: JWK };
}

async function keyPair(alg: string): Promise<{ readonly private: CryptoKey; readonly public: JWK }> {
  const pair = await generateKeyPair(alg, { extractable: true });
  return {
    private: pair.privateKey,
    public: { ...(await exportJWK(pair.publicKey)), kid: crypto.randomUUID(), alg, use: 'sig' },
  };
}

async function newKeys(): Promise<Keys> {
  return { es: await keyPair('ES256'), rs256: await keyPair('RS256'), rs512: await keyPair('RS512') };
}

async function sign(
  claims: Record<string, unknown>,
  forgery: Forgery,
  keys: Keys,
  clientSecret: string,
): Promise<string> {
  const by = (alg: string, key: CryptoKey | Uint8Array, kid?: string) =>
    new SignJWT(claims).setProtectedHeader({ alg, ...(kid !== undefined && { kid }), ...forgery.header }).sign(key);
  switch (forgery.signature) {
    case 'none':
      return new UnsecuredJWT(claims).encode();
    case 'HS256':
      return by('HS256', new TextEncoder().encode(clientSecret));
    // The public key as text for the secret of an HMAC: everybody knows it.
    case 'HS256-by-public-key':
      return by('HS256', new TextEncoder().encode(JSON.stringify(keys.es.public)), keys.es.public.kid);
    case 'embedded-key': {
      const own = await keyPair('ES256');
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', jwk: own.public, ...forgery.header })
        .sign(own.private);
    }
    case 'unpublished-key':
      return by('ES256', (await keyPair('ES256')).private, keys.es.public.kid);
    case 'RS512':
      return by('RS512', keys.rs512.private, keys.rs512.public.kid);
    case 'RS256':
      return by('RS256', keys.rs256.private, keys.rs256.public.kid);
    case undefined:
      return by('ES256', keys.es.private, keys.es.public.kid);
  }
}

/**
 * Starts the provider on loopback. It answers any code with tokens for `clientId`, encrypted to the public half of
 * `decryption` unless told otherwise. It lies about which algorithms it uses: its metadata allows them all.
 */
export async function startForgingProvider(of: {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly decryption: PrivateKey;
}): Promise<ForgingProvider> {
  const nonce = 'the nonce that was sent';
  const asked = new Map<string, number>();
  const { d: _secret, ...publicDecryption } = of.decryption;
  let forgery: Forgery = {};
  let described: Parameters<ForgingProvider['describe']>[0] = {};
  let keys = await newKeys();
  let issuer = '';

  const token = async (): Promise<string> => {
    const now = Math.floor(Date.now() / 1000);
    const right = { iss: issuer, sub: 'someone', aud: of.clientId, iat: now, exp: now + 300, auth_time: now, nonce };
    const claims = Object.fromEntries(
      Object.entries({ ...right, ...forgery.claims }).filter(([, value]) => value !== undefined),
    );
    const signed = await sign(claims, forgery, keys, of.clientSecret);
    if (forgery.encrypted === false) return signed;
    return new CompactEncrypt(new TextEncoder().encode(signed))
      .setProtectedHeader({ alg: of.decryption.alg, enc: 'A256GCM', kid: of.decryption.kid, cty: 'JWT' })
      .encrypt(await importJWK(publicDecryption, of.decryption.alg));
  };

  const answer = async (request: IncomingMessage): Promise<unknown> => {
    switch (request.url) {
      case '/.well-known/openid-configuration':
        return {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          userinfo_endpoint: `${issuer}/userinfo`,
          jwks_uri: `${issuer}/jwks`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['none', 'HS256', 'ES256', 'RS256', 'RS512'],
          ...described.metadata,
        };
      case '/jwks':
        return { keys: [keys.es.public, keys.rs256.public, keys.rs512.public] };
      case '/token': {
        const whole = await token();
        const changed = forgery.change ? forgery.change(whole) : whole;
        return { access_token: 'the access token', token_type: 'Bearer', expires_in: 60, id_token: changed };
      }
      case '/userinfo':
        return forgery.userinfo ?? { sub: 'someone', 'dk.cpr': 'from userinfo' };
      default:
        return undefined;
    }
  };

  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.set(path, (asked.get(path) ?? 0) + 1);
    request.resume();
    if (path === '/token' && forgery.tokenEndpoint !== undefined) {
      if (forgery.tokenEndpoint === 'silent') return;
      if (forgery.tokenEndpoint === 'hangs-up') {
        request.socket.destroy();
        return;
      }
      const isGrant = forgery.tokenEndpoint === 'invalid_grant';
      response.writeHead(isGrant ? 400 : 503, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: isGrant ? 'invalid_grant' : 'server_error' }));
      return;
    }
    void answer(request).then((body) => {
      const down = path === '/.well-known/openid-configuration' ? described.status : undefined;
      response.statusCode = down ?? (body === undefined ? 404 : 200);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(body ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the forging provider has no TCP port');
  issuer = `http://127.0.0.1:${address.port}`;

  return {
    issuer,
    nonce,
    asked,
    forge(next) {
      forgery = next;
    },
    async rotate() {
      keys = await newKeys();
    },
    signed: (claims) => sign({ ...claims }, forgery, keys, of.clientSecret),
    keyIdOfOther: () => keys.rs256.public.kid ?? '',
    describe(change) {
      described = change;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
