import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** The signature algorithms that a provider of the sandbox may sign id tokens with. */
export type SigningAlgorithm = 'ES256' | 'RS256';

/**
 * The provider's private signing key as a JSON Web Key Set, kept in `folder` so that an id token from before a restart
 * of the sandbox is still known when it comes back as `id_token_hint`. It guards nothing: the people are invented.
 */
export async function signingKeys(folder: string, algorithm: SigningAlgorithm): Promise<{ readonly keys: JWK[] }> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `signing-${algorithm}.json`);
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return { keys: [JSON.parse(kept)] };
  const pair = await generateKeyPair(algorithm, { extractable: true });
  const key: JWK = { ...(await exportJWK(pair.privateKey)), alg: algorithm, use: 'sig', kid: crypto.randomUUID() };
  await writeFile(file, JSON.stringify(key), { mode: 0o600 });
  return { keys: [key] };
}
