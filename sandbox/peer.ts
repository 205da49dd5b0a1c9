import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/**
 * A fault that a test or a demonstrator asks a peer for, `PUT /_/{peer}/faults` with a list of these.
 * `at`: before the request is handled, when its answer goes out, or when a receipt is sent later.
 */
export interface Fault {
  readonly at: 'request' | 'answer' | 'receipt';
  readonly kind: 'refuse' | 'delay' | 'drop' | 'error' | 'duplicate' | 'reorder' | 'garble';
  /** How many times it strikes; forever when absent. */
  readonly times?: number;
  /** The chance that it strikes at each occasion, 0 to 1; always when absent. */
  readonly chance?: number;
  /** For `delay`: milliseconds, 1,000 when absent. */
  readonly milliseconds?: number;
  /** For `error`: the HTTP status, 500 when absent. */
  readonly status?: number;
}

/** JSON Schema of the list that `PUT /_/{peer}/faults` takes. */
export const faultListSchema = {
  type: 'array',
  maxItems: 100,
  items: {
    type: 'object',
    required: ['at', 'kind'],
    additionalProperties: false,
    properties: {
      at: { enum: ['request', 'answer', 'receipt'] },
      kind: { enum: ['refuse', 'delay', 'drop', 'error', 'duplicate', 'reorder', 'garble'] },
      times: { type: 'integer', minimum: 1 },
      chance: { type: 'number', minimum: 0, maximum: 1 },
      milliseconds: { type: 'integer', minimum: 0, maximum: 600_000 },
      status: { type: 'integer', minimum: 400, maximum: 599 },
    },
  },
} as const;

/** The faults that a peer has been asked for. */
export interface FaultList {
  /** Takes the place of all earlier faults. */
  replace(faults: readonly Fault[]): void;
  /** Those that may strike yet; `times` is what is left. */
  list(): readonly Fault[];
  /** See {@link PeerContext.strike}. */
  strike(at: Fault['at']): Promise<readonly Fault[]>;
}

/** A list of faults that counts itself down. `random` gives a number from 0 up to 1, for faults with a chance. */
export function createFaultList(random: () => number = Math.random): FaultList {
  let faults: readonly Fault[] = [];
  return {
    replace(next) {
      faults = [...next];
    },
    list: () => faults,
    async strike(at) {
      const struck = faults.filter(
        (fault) => fault.at === at && (fault.chance === undefined || random() < fault.chance),
      );
      faults = faults.flatMap((fault) => {
        if (fault.times === undefined || !struck.includes(fault)) return [fault];
        return fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [];
      });
      for (const fault of struck) if (fault.kind === 'delay') await sleep(fault.milliseconds ?? 1000);
      return struck;
    },
  };
}

/** What a peer is handed when it is set up. */
export interface PeerContext {
  /** Address of the sandbox without a slash at the end, such as `http://127.0.0.1:4001`. */
  readonly baseUrl: string;
  /** Address of the product: where the peers' clients may be redirected to. */
  readonly productUrl: string;
  /** The peer's own folder for what must outlive a restart of the sandbox. */
  readonly dataFolder: string;
  /** Where `listen` of a peer that speaks no HTTP should listen; port 0 (and when absent) lets the system choose. */
  readonly listenAt?: { readonly host: string; readonly port: number };
  /** Notes something the peer accepted; kept in `dataFolder` and answered by `GET /_/{peer}/received`. */
  accept(entry: Readonly<Record<string, unknown>>): Promise<void>;
  /** Everything accepted so far, oldest first, also from before a restart. */
  received(): readonly Readonly<Record<string, unknown>>[];
  /** The faults that strike now at this point, already counted down; delays have been waited for. */
  strike(at: Fault['at']): Promise<readonly Fault[]>;
}

/** One outside system that the sandbox plays. Its routes live under `/{key}/`. */
export interface Peer {
  readonly key: string;
  readonly title: string;
  /** Adds the peer's routes; the plugin's prefix is already `/{key}`. */
  routes(app: FastifyInstance, context: PeerContext): Promise<void>;
  /** For peers that speak no HTTP: starts a listener of its own and gives what stops it. */
  listen?(context: PeerContext): Promise<{ readonly port: number; stop(): Promise<void> }>;
}

/**
 * Runs a handler between the `request` and `answer` faults as an HTTP peer suffers them: `refuse` answers 503 before the
 * handler runs, `drop` cuts the connection (at `answer`: after the handler has done its work), `error` answers the status
 * with an HTML page, `garble` cuts the body in half, `duplicate` at the request has the handler do its work twice, as when the
 * network repeats it; the second answer goes out.
 */
export async function withFaults(
  context: PeerContext,
  request: FastifyRequest,
  reply: FastifyReply,
  handler: () => Promise<{ readonly status: number; readonly type: string; readonly body: string }>,
): Promise<FastifyReply> {
  let twice = false;
  const handled = async () => {
    const first = await handler();
    return twice ? handler() : first;
  };
  for (const at of ['request', 'answer'] as const) {
    const answer = at === 'answer' ? await handled() : undefined;
    for (const fault of await context.strike(at)) {
      if (fault.kind === 'duplicate' && at === 'request') twice = true;
      if (fault.kind === 'drop') {
        reply.hijack();
        request.raw.socket.destroy();
        return reply;
      }
      if (fault.kind === 'refuse') return reply.code(503).type('text/plain').send('Service Unavailable');
      if (fault.kind === 'error') {
        return reply
          .code(fault.status ?? 500)
          .type('text/html')
          .send('<html><body><h1>Internal error</h1></body></html>');
      }
      if (fault.kind === 'garble' && answer) {
        return reply
          .code(answer.status)
          .type(answer.type)
          .send(answer.body.slice(0, answer.body.length / 2));
      }
    }
    if (answer) return reply.code(answer.status).type(answer.type).send(answer.body);
  }
  return reply;
}
