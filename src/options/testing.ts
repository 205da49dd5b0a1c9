import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { Fault, Peer } from '../../sandbox/peer.ts';
import { platformAt } from '../../sandbox/service-platform/connection-in-test.ts';
import { servicePlatformPeer } from '../../sandbox/service-platform/peer.tsx';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import type { CaseInput, DeliveryFile, DeliveryRequest, DeliveryValue } from './option.ts';

/** A sandbox with one peer, and Serviceplatformen before it where it is reached through that, until the test file ends. */
export async function playPeer(peer: Peer, productUrl = 'http://127.0.0.1:1') {
  const folder = await mkdtemp(join(tmpdir(), 'peer-'));
  const sandbox = await startSandbox({
    port: 0,
    dataFolder: folder,
    productUrl,
    peers: [...(peer.platform ? [servicePlatformPeer] : []), peer],
  });
  after(async () => {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    url: sandbox.url,
    port: sandbox.ports[peer.key] ?? 0,
    platform: platformAt(sandbox.ports['service-platform'] ?? 0),
    async faults(list: readonly Fault[]): Promise<void> {
      await fetch(`${sandbox.url}/_/${peer.key}/faults`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(list),
      });
    },
    /** What is left of the faults that were asked for. */
    async faultsLeft(): Promise<readonly Fault[]> {
      return (await fetch(`${sandbox.url}/_/${peer.key}/faults`)).json() as Promise<readonly Fault[]>;
    },
    async received<T>(): Promise<readonly T[]> {
      return (await fetch(`${sandbox.url}/_/${peer.key}/received`)).json() as Promise<readonly T[]>;
    },
  };
}

/** A request as the engine would make it. */
export function requestWith(
  key: string,
  fields: Readonly<Record<string, DeliveryValue>>,
  files: readonly DeliveryFile[] = [],
  more: Partial<DeliveryRequest<CaseInput>> = {},
): DeliveryRequest<CaseInput> {
  return {
    key,
    attempt: 1,
    input: {
      recipient: { kind: 'cpr', id: '0107850018', name: 'Karen Ærø Hansen' },
      title: 'Aflevering',
      caseNumber: '2026-17',
      language: 'da',
      replyAllowed: false,
      fields,
    },
    files,
    createdAt: new Date('2026-11-24T09:30:00Z'),
    signal: new AbortController().signal,
    ...more,
  };
}

/** A file that lies in memory. */
export function fileOf(name: string, content: string, mediaType = 'application/pdf'): DeliveryFile {
  const bytes = Buffer.from(content);
  return { name, mediaType, size: bytes.length, content: async () => bytes };
}
