import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Something that is counted elsewhere, such as connections in use or jobs that wait; read when it is asked for. */
export interface GaugeSource {
  /** Prometheus' naming: `snake_case`, with the unit last. */
  readonly name: string;
  readonly help: string;
  read(): number | Promise<number>;
}

export interface MetricsOptions {
  readonly gauges: readonly GaugeSource[];
  /** With one, `/metrics` asks for it as a bearer token; without, it answers this machine only. */
  readonly token: string | null;
}

/** Measures every request by the pattern of its route, never its address, and shows it all at `/metrics`. */
export function registerMetrics(server: FastifyInstance, { gauges, token }: MetricsOptions): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of the request to the last of the answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  for (const { name, help, read } of gauges) {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(await read());
      },
    });
  }
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  server.get('/metrics', { config: { session: 'none' } }, async (request, reply) => {
    if (!mayRead(request, token)) return reply.callNotFound();
    return answer(reply, registry);
  });
}

function mayRead(request: FastifyRequest, token: string | null): boolean {
  if (token !== null) return request.headers.authorization === `Bearer ${token}`;
  return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip);
}

async function answer(reply: FastifyReply, registry: Registry): Promise<FastifyReply> {
  return reply.type(registry.contentType).send(await registry.metrics());
}
