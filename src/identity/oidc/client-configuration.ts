import { importJWK } from 'jose';
import * as openid from 'openid-client';
import type { OidcAuthentication, OidcClientOptions } from './client-options.ts';
import { callSeconds, guardedFormFetch } from './discovery.ts';
import type { PrivateKey } from './keys.ts';

async function privateCryptoKey(key: PrivateKey): Promise<CryptoKey> {
  const imported = await importJWK(key, key.alg);
  if (imported instanceof Uint8Array || imported.type !== 'private') {
    throw new Error(`The key ${key.kid} must be a private key for ${key.alg}`);
  }
  return imported;
}

async function clientAuthentication(authentication: OidcAuthentication): Promise<openid.ClientAuth> {
  switch (authentication.kind) {
    case 'private-key-jwt':
      return openid.PrivateKeyJwt({
        key: await privateCryptoKey(authentication.key),
        kid: authentication.key.kid,
      });
    case 'client-secret-basic':
      return openid.ClientSecretBasic(authentication.secret);
    case 'client-secret-post':
      return openid.ClientSecretPost(authentication.secret);
  }
}

/** Puts a registration and the provider's metadata together. Throws where a key of ours is malformed. */
export async function clientConfiguration(
  options: OidcClientOptions,
  metadata: openid.ServerMetadata,
): Promise<openid.Configuration> {
  const authentication = await clientAuthentication(options.authentication);
  const configuration = new openid.Configuration(metadata, options.clientId, {}, authentication);
  configuration.timeout = options.callSeconds ?? callSeconds;
  configuration[openid.customFetch] = guardedFormFetch(options.allowInsecureLoopback ?? false, options.fetch ?? fetch);
  openid.allowInsecureRequests(configuration);
  const keys = [options.decryptionKey ?? []].flat();
  if (keys.length > 0) {
    const usable = keys.map(async (key) => ({ key: await privateCryptoKey(key), alg: key.alg, kid: key.kid }));
    openid.enableDecryptingResponses(
      configuration,
      ['A256GCM', 'A128GCM', 'A256CBC-HS512'],
      ...(await Promise.all(usable)),
    );
  }
  return configuration;
}
