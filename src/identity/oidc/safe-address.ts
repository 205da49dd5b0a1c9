const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * Whether the product may call, or send a browser to, this address of an identity provider: https anywhere; http only
 * on this very machine and only where that was allowed (OpenID Connect Core section 16.17 demands TLS).
 */
export function isSafeAddress(address: string | URL, allowInsecureLoopback: boolean): boolean {
  const url = typeof address === 'string' ? URL.parse(address) : address;
  if (url === null || url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'https:') return true;
  return allowInsecureLoopback && url.protocol === 'http:' && loopback.has(url.hostname);
}
