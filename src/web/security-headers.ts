import type { FastifyReply } from 'fastify';

export interface SecurityHeaderOptions {
  /** Whether users reach the server by TLS, here or at the proxy before it. */
  readonly https: boolean;
}

/** The headers that every answer carries, whatever it is (OWASP ASVS 5, chapter 3). */
export function securityHeaders({ https }: SecurityHeaderOptions): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy([], { https }),
    'x-content-type-options': 'nosniff',
    // Browsers from before `frame-ancestors`.
    'x-frame-options': 'DENY',
    // Addresses name forms and cases; another site needn't know which. Our own pages need the `Origin` of a POST, which
    // `no-referrer` would turn into `null`.
    'referrer-policy': 'same-origin',
    'permissions-policy':
      'accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'origin-agent-cluster': '?1',
    'x-permitted-cross-domain-policies': 'none',
    // Pages hold personal data and are shown on shared machines; assets say otherwise themselves.
    'cache-control': 'no-store',
    ...(https ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  };
}

/**
 * What a page may load and where its forms may lead. Chromium applies `form-action` to the redirects after a POST too,
 * so the origins of the log-in providers that a form's answer may redirect to are named in `formActionOrigins`. A page with a
 * map may load pictures from its `imageOrigins` too.
 */
export function contentSecurityPolicy(
  formActionOrigins: readonly string[],
  { https }: SecurityHeaderOptions,
  imageOrigins: readonly string[] = [],
): string {
  return [
    "default-src 'self'",
    "base-uri 'none'",
    `form-action ${["'self'", ...formActionOrigins].join(' ')}`,
    "frame-ancestors 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    // A map's tiles; its script puts an empty picture in the place of those that it no longer wants.
    ...(imageOrigins.length > 0 ? [`img-src ${[...new Set(["'self'", 'data:', ...imageOrigins])].join(' ')}`] : []),
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/** Puts the headers on an answer; a later `reply.header` of the same name wins. */
export function putHeaders(reply: FastifyReply, headers: Readonly<Record<string, string>>): void {
  for (const name in headers) reply.header(name, headers[name]);
}
