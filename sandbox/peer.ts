import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PlatformGate } from './service-platform/gate.ts';

/**
 * A fault that a test or a demonstrator asks a peer for, `PUT /_/{peer}/faults` with a list of these.
 * `at`: before the request is handled, when its answer goes out, or when a receipt is sent later.
 */
export interface Fault {
  readonly at: 'request' | 'answer' | 'receipt';
  readonly kind: 'refuse' | 'delay' | 'drop' | 'error' | 'duplicate' | 'reorder' | 'garble' | 'wrong';
  /** For `wrong`: what is wrong, by a name of the peer's own. */
  readonly what?: string;
  /** Which of a peer's services it strikes, by a name of the peer's own; each when absent. */
  readonly service?: string;
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
      kind: { enum: ['refuse', 'delay', 'drop', 'error', 'duplicate', 'reorder', 'garble', 'wrong'] },
      what: { type: 'string', pattern: '^[a-z-]{1,40}$' },
      service: { type: 'string', pattern: '^[a-z-]{1,40}$' },
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
  strike(at: Fault['at'], service?: string): Promise<readonly Fault[]>;
}

/** A list of faults that counts itself down. `random` gives a number from 0 up to 1, for faults with a chance. */
export function createFaultList(random: () => number = Math.random): FaultList {
  let faults: readonly Fault[] = [];
  return {
    replace(next) {
      faults = [...next];
    },
    list: () => faults,
    async strike(at, service) {
      const struck = faults.filter(
        (fault) =>
          fault.at === at &&
          (fault.service === undefined || fault.service === service) &&
          (fault.chance === undefined || random() < fault.chance),
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
  /**
   * The faults that strike now at this point, already counted down; delays have been waited for. A peer with several services
   * names the one that it is at.
   */
  strike(at: Fault['at'], service?: string): Promise<readonly Fault[]>;
}

/** One outside system that the sandbox plays. Its routes live under `/{key}/`. */
export interface Peer {
  readonly key: string;
  readonly title: string;
  /** Adds the peer's routes; the plugin's prefix is already `/{key}`. */
  routes(app: FastifyInstance, context: PeerContext): Promise<void>;
  /** Adds the services that the peer has at Serviceplatformen's own address, behind its TLS and tokens; played where that is. */
  platform?(app: FastifyInstance, context: PeerContext, gate: PlatformGate): Promise<void>;
  /** For peers that need a listener of their own: starts it and gives what stops it. `all`: every peer that is played. */
  listen?(context: PeerContext, all: readonly PlayedPeer[]): Promise<{ readonly port: number; stop(): Promise<void> }>;
}

/** A peer with what it was handed. */
export interface PlayedPeer {
  readonly peer: Peer;
  readonly context: PeerContext;
}

/**
 * Runs a handler between the `request` and `answer` faults as an HTTP peer suffers them: `refuse` answers 503 before the
 * handler runs, `drop` cuts the connection (at `answer`: after the handler has done its work), `error` answers the status
 * with an HTML page, `garble` cuts the body in half, `duplicate` at the request has the handler do its work twice, as when the
 * network repeats it; the second answer goes out. `wrong` answers nothing at all (`empty`) or a page of something in between, 200
 * (`page`).
 */
export async function withFaults(
  context: PeerContext,
  request: FastifyRequest,
  reply: FastifyReply,
  handler: () => Promise<{
    readonly status: number;
    readonly type: string;
    readonly body: string;
    readonly headers?: Readonly<Record<string, string>>;
  }>,
  service?: string,
): Promise<FastifyReply> {
  let twice = false;
  const handled = async () => {
    const first = await handler();
    return twice ? handler() : first;
  };
  for (const at of ['request', 'answer'] as const) {
    const answer = at === 'answer' ? await handled() : undefined;
    for (const fault of await context.strike(at, service)) {
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
      if (fault.kind === 'wrong' && answer) {
        if (fault.what === 'empty') return reply.code(answer.status).type(answer.type).send('');
        if (fault.what === 'page') return reply.code(200).type('text/html').send('<html><body>Velkommen</body></html>');
      }
    }
    if (answer) {
      return reply
        .code(answer.status)
        .headers({ ...answer.headers })
        .type(answer.type)
        .send(answer.body);
    }
  }
  return reply;
}
