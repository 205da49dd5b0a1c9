import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Platform } from '../../src/service-platform/platform.ts';
import type { Fault, Peer } from '../peer.ts';
import { platformAt } from '../service-platform/connection-in-test.ts';
import { servicePlatformPeer } from '../service-platform/peer.tsx';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';

/** A sandbox with one peer and Serviceplatformen before it, on free ports, for one test. */
export interface SandboxInTest {
  /** Address of the peer's pages, without a slash at the end. */
  readonly address: string;
  readonly platform: Platform;
  received(peer?: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  clear(): Promise<void>;
  setFaults(faults: readonly Fault[], peer?: string): Promise<void>;
  /** Stops it and starts it again with the same folder; the addresses change. */
  restarted(): Promise<SandboxInTest>;
}

/** Starts a sandbox that is stopped, and its folder removed, when the test ends. */
export async function sandboxInTest(
  t: TestContext,
  peer: Peer,
  platformPeer: Peer = servicePlatformPeer,
): Promise<SandboxInTest> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'digital-post-'));
  let running: Sandbox | undefined;
  async function start(): Promise<SandboxInTest> {
    const peers = [platformPeer, peer];
    const sandbox = await startSandbox({ port: 0, dataFolder, productUrl: 'http://127.0.0.1', peers });
    running = sandbox;
    const control = (key: string) => `${sandbox.url}/_/${key}`;
    return {
      address: `${sandbox.url}/${peer.key}`,
      platform: platformAt(sandbox.ports['service-platform'] ?? 0),
      received: async (key = peer.key) => JSON.parse(await (await fetch(`${control(key)}/received`)).text()),
      clear: async () => void (await fetch(`${control(peer.key)}/received`, { method: 'DELETE' })),
      async setFaults(faults, key = peer.key) {
        const headers = { 'content-type': 'application/json' };
        const answer = await fetch(`${control(key)}/faults`, { method: 'PUT', headers, body: JSON.stringify(faults) });
        if (!answer.ok) throw new Error(`faults were not taken: HTTP ${answer.status}`);
      },
      async restarted() {
        await sandbox.stop();
        return start();
      },
    };
  }
  t.after(async () => {
    await running?.stop();
    await rm(dataFolder, { recursive: true, force: true });
  });
  return start();
}
