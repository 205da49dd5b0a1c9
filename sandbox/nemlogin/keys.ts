import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/paths.ts';

/** A certificate with its key, in PEM. They are made for the sandbox and guard nothing. */
export interface TestKey {
  readonly certificate: string;
  readonly privateKey: string;
}

function pem(name: string, peer = 'nemlogin'): string {
  return readFileSync(join(projectRoot, 'sandbox', peer, 'keys', `${name}.pem`), 'utf8');
}

/** A key of a peer's own folder. */
export function testKey(name: string, peer?: string): TestKey {
  return { certificate: pem(`${name}.certificate`, peer), privateKey: pem(`${name}.key`, peer) };
}

/** Issued the other certificates, signed by RSASSA-PSS as those of "Den Danske Stat OCES" are. */
export const authorityCertificate: string = pem('authority.certificate');

/** The identity provider's: the one it has, and the one that it changes to. */
export const providerKeys = { first: testKey('provider-first'), second: testKey('provider-second') } as const;

export type ProviderKeyName = keyof typeof providerKeys;

/** What the demonstration organisations are registered with, by slug. */
export const organisationKeys: Readonly<Record<string, TestKey>> = {
  demo: testKey('demo'),
  proeveby: testKey('proeveby'),
};
