import type { FastifyRequest } from 'fastify';

/** Where a request came from, as far as its browser says. */
export type RequestSource = 'same-origin' | 'cross-origin' | 'unknown';

/**
 * Whether one of our own pages sent the request. `Sec-Fetch-Site` can't be set by a page (Fetch Metadata, W3C); browsers
 * without it send `Origin` with every POST. `none` is the user's own doing, such as sending again from the history.
 * Clients with neither are no browsers of this decade: for them the token alone decides.
 */
export function requestSource(request: FastifyRequest, publicUrl: URL): RequestSource {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none' ? 'same-origin' : 'cross-origin';
  const { origin } = request.headers;
  if (origin === undefined) return 'unknown';
  if (!URL.canParse(origin)) return 'cross-origin';
  const { host } = new URL(origin);
  return host === request.host || host === publicUrl.host ? 'same-origin' : 'cross-origin';
}
