import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { WebError } from './web-error.ts';

/** How often something may be asked for within a time. */
export interface RateLimit {
  readonly requests: number;
  readonly milliseconds: number;
}

/**
 * What is counted: attempts to log in, by address; forms sent, files uploaded and registers asked, by session where somebody
 * is logged in; forms begun and sent without a log-in, and what other systems ask, by address.
 */
export type RateLimitName = 'login' | 'submission' | 'upload' | 'lookUp' | 'anonymous' | 'api' | 'receipt';

export type RateLimits = Readonly<Record<RateLimitName, RateLimit>>;

/**
 * Far above what people do, and below what harms. The product asks for no passwords that could be guessed. A whole municipality's
 * staff can stand behind one address: 2,000 people who log in within a quarter of an hour, each with four requests.
 */
export const defaultRateLimits: RateLimits = {
  login: { requests: 600, milliseconds: 60_000 },
  submission: { requests: 60, milliseconds: 60_000 },
  upload: { requests: 120, milliseconds: 60_000 },
  // A question at most every 200 ms while somebody types an address.
  lookUp: { requests: 300, milliseconds: 60_000 },
  // Mobile companies have many of their customers behind one address.
  anonymous: { requests: 300, milliseconds: 600_000 },
  api: { requests: 1_200, milliseconds: 60_000 },
  // One sender brings those of every case, thousands at once after a break. What is not proven to be the sender's costs nothing.
  receipt: { requests: 60_000, milliseconds: 60_000 },
};

/**
 * Limits the routes that are marked with `config: { limit }`; all routes with the same mark share one count. Counts are
 * kept by each process: with four processes a client has four times as many tries, which the limits leave room for.
 * Add it after the hook that finds the session.
 */
export async function registerRateLimits(server: FastifyInstance, limits: RateLimits): Promise<void> {
  await server.register(rateLimit, { global: false });
  const counter = ({ requests, milliseconds }: RateLimit) =>
    server.createRateLimit({ max: requests, timeWindow: milliseconds, keyGenerator: whoAsks });
  const counters = {
    login: counter(limits.login),
    submission: counter(limits.submission),
    upload: counter(limits.upload),
    lookUp: counter(limits.lookUp),
    anonymous: counter(limits.anonymous),
    api: counter(limits.api),
    receipt: counter(limits.receipt),
  };
  server.addHook('onRequest', async (request, reply) => {
    const name = request.routeOptions.config.limit;
    if (name === undefined) return;
    const isAnonymous = request.session !== null && request.session.user === null;
    const count = await counters[name === 'submission' && isAnonymous ? 'anonymous' : name](request);
    if (count.isAllowed || !count.isExceeded) return;
    reply.header('retry-after', count.ttlInSeconds);
    throw new WebError('tooMany');
  });
}

function whoAsks(request: FastifyRequest): string {
  const { session } = request;
  // An IPv6 client has a whole /64 of addresses to itself, so that is what is counted.
  if (request.routeOptions.config.limit === 'login' || !session?.user) return normalizeIP(request.ip, 64);
  return `session ${session.id}`;
}
