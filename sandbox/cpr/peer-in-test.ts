import Fastify from 'fastify';
import type { ServiceAccess } from '../../src/registers/service-access.ts';
import { createFaultList, type Fault, type Peer, type PeerContext } from '../peer.ts';
import { callerWith, platformAt } from '../service-platform/connection-in-test.ts';
import { createServicePlatformPeer, type ServicePlatformOptions } from '../service-platform/peer.tsx';

/** A peer behind Serviceplatformen, both on free ports of loopback, for one test. */
export interface PeerInTest {
  /** Of the peer's pages: `http://127.0.0.1:port`. */
  readonly address: string;
  /** What the demonstration's authority calls it with. */
  readonly access: ServiceAccess & { readonly platform: NonNullable<ServiceAccess['platform']> };
  readonly accepted: readonly Readonly<Record<string, unknown>>[];
  /** Tokens and the like that Serviceplatformen gave out. */
  readonly issued: readonly Readonly<Record<string, unknown>>[];
  /** Replaces the faults; each strikes `times` times, or always. */
  setFaults(faults: readonly Fault[]): void;
  /** The same for Serviceplatformen's own services. */
  setPlatformFaults(faults: readonly Fault[]): void;
  stop(): Promise<void>;
}

/** Starts both with memory in the place of the sandbox's folder. */
export async function startPeer(peer: Peer, options: ServicePlatformOptions = {}): Promise<PeerInTest> {
  const [own, before] = [inMemory(), inMemory()];
  const app = Fastify({ forceCloseConnections: true });
  await app.register((scope) => peer.routes(scope, own.context), { prefix: `/${peer.key}` });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const platform = await createServicePlatformPeer(options).listen?.(before.context, [{ peer, context: own.context }]);
  if (!platform) throw new Error('Serviceplatformen does not listen');
  return {
    address,
    access: { platform: platformAt(platform.port), caller: callerWith(), timeoutMilliseconds: 8_000 },
    accepted: own.accepted,
    issued: before.accepted,
    setFaults: own.faults.replace,
    setPlatformFaults: before.faults.replace,
    async stop() {
      await platform.stop();
      await app.close();
    },
  };
}

function inMemory() {
  const accepted: Readonly<Record<string, unknown>>[] = [];
  const faults = createFaultList();
  const context: PeerContext = {
    baseUrl: 'http://127.0.0.1',
    productUrl: 'http://127.0.0.1',
    dataFolder: '',
    accept: async (entry) => void accepted.push(entry),
    received: () => accepted,
    strike: faults.strike,
  };
  return { accepted, faults, context };
}
