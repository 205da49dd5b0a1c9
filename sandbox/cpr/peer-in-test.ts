import Fastify from 'fastify';
import { createFaultList, type Fault, type Peer, type PeerContext } from '../peer.ts';

/** A peer on a free port of loopback, for one test. */
export interface PeerInTest {
  /** `http://127.0.0.1:port` */
  readonly address: string;
  readonly accepted: readonly Readonly<Record<string, unknown>>[];
  /** HTTP version of each request that came in. */
  readonly httpVersions: readonly string[];
  /** Replaces the faults; each strikes `times` times, or always. */
  setFaults(faults: readonly Fault[]): void;
  stop(): Promise<void>;
}

/** Starts the peer under its own key with memory in the place of the sandbox's folder. */
export async function startPeer(peer: Peer): Promise<PeerInTest> {
  const accepted: Readonly<Record<string, unknown>>[] = [];
  const httpVersions: string[] = [];
  const faults = createFaultList();
  const context: PeerContext = {
    baseUrl: 'http://127.0.0.1',
    productUrl: 'http://127.0.0.1',
    dataFolder: '',
    accept: async (entry) => void accepted.push(entry),
    received: () => accepted,
    strike: faults.strike,
  };
  const app = Fastify({ forceCloseConnections: true });
  app.addHook('onRequest', async (request) => void httpVersions.push(request.raw.httpVersion));
  await app.register((scope) => peer.routes(scope, context), { prefix: `/${peer.key}` });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    address,
    accepted,
    httpVersions,
    setFaults: faults.replace,
    stop: () => app.close(),
  };
}
