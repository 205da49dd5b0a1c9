import autocannon, { type PlannedRequest } from 'autocannon';

/** What a load found. */
export interface Load {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/**
 * Sends requests over `connections` for `seconds`, or `amount` of them, the next as soon as one is answered. `next` says
 * what goes out. @throws when an answer has another status than `expected`: a number made of errors is none.
 */
export async function load(
  url: string,
  options: {
    readonly connections: number;
    readonly seconds?: number;
    readonly amount?: number;
    readonly expected: number;
    readonly next: () => PlannedRequest;
  },
): Promise<Load> {
  const { connections, seconds, amount, expected, next } = options;
  const began = performance.now();
  const running = autocannon({
    url,
    connections,
    ...(amount === undefined ? { duration: seconds ?? 1 } : { amount }),
    requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }],
  });
  // autocannon itself sees that its amount is reached once a second only, and counts that second.
  let last = began;
  running.on('response', () => {
    last = performance.now();
  });
  const result = await running;
  const duration = amount === undefined ? result.duration : (last - began) / 1_000;
  const good = result.statusCodeStats[String(expected)]?.count ?? 0;
  const statuses = Object.entries(result.statusCodeStats).map(([status, stats]) => `${status}: ${stats?.count}`);
  if (result.errors + result.timeouts > 0 || statuses.length !== 1 || good === 0) {
    throw new Error(
      `Of ${url} every answer should be ${expected}, but there were ${statuses.join(', ')}, ${result.errors} errors`,
    );
  }
  return { perSecond: good / duration, p50: result.latency.p50, p99: result.latency.p99 };
}
