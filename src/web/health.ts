import type { FastifyInstance } from 'fastify';

/** Something that must work before the server can answer, such as the database. */
export interface HealthCheck {
  readonly name: string;
  /** Resolves to whether it works; a rejection means that it doesn't. */
  check(): Promise<boolean>;
}

/** A check that takes longer than this has failed: whoever asks for readiness has given up by then. */
const patience = 2_000;

/**
 * `/healthz`: the process runs. `/readyz`: it can serve; 503 with the names of what fails, and while it stops, so that
 * a load balancer sends no more to it.
 */
export function registerHealth(server: FastifyInstance, checks: readonly HealthCheck[]): void {
  let stopping = false;
  server.addHook('preClose', async () => {
    stopping = true;
  });
  const config = { session: 'none' } as const;
  server.get('/healthz', { config }, async (_request, reply) => reply.type('text/plain').send('ok\n'));
  server.get('/readyz', { config }, async (_request, reply) => {
    const results = await Promise.all(checks.map(async (check) => ({ name: check.name, works: await works(check) })));
    const failing = results.filter((result) => !result.works).map((result) => result.name);
    if (stopping) failing.push('stopping');
    return reply.code(failing.length === 0 ? 200 : 503).send({ ready: failing.length === 0, failing });
  });
}

async function works({ check }: HealthCheck): Promise<boolean> {
  const timer = Promise.withResolvers<boolean>();
  const timeout = setTimeout(() => timer.resolve(false), patience);
  try {
    return await Promise.race([check(), timer.promise]);
  } catch {
    // What is wrong is in the log of whoever failed; here it is only whether.
    return false;
  } finally {
    clearTimeout(timeout);
  }
}
