import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Fault, Peer } from '../peer.ts';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';

/** A sandbox with one peer on a free port, for one test. */
export interface SandboxInTest {
  /** Address of the peer, without a slash at the end. */
  readonly address: string;
  received(): Promise<readonly Readonly<Record<string, unknown>>[]>;
  clear(): Promise<void>;
  setFaults(faults: readonly Fault[]): Promise<void>;
  /** Stops it and starts it again with the same folder; the address changes. */
  restarted(): Promise<SandboxInTest>;
}

/** Starts a sandbox that is stopped, and its folder removed, when the test ends. */
export async function sandboxInTest(t: TestContext, peer: Peer): Promise<SandboxInTest> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'digital-post-'));
  let running: Sandbox | undefined;
  async function start(): Promise<SandboxInTest> {
    const sandbox = await startSandbox({ port: 0, dataFolder, productUrl: 'http://127.0.0.1', peers: [peer] });
    running = sandbox;
    const control = `${sandbox.url}/_/${peer.key}`;
    return {
      address: `${sandbox.url}/${peer.key}`,
      received: async () => JSON.parse(await (await fetch(`${control}/received`)).text()),
      clear: async () => void (await fetch(`${control}/received`, { method: 'DELETE' })),
      async setFaults(faults) {
        const headers = { 'content-type': 'application/json' };
        const answer = await fetch(`${control}/faults`, { method: 'PUT', headers, body: JSON.stringify(faults) });
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
