import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/paths.ts';
import type { KeyPair } from './issue-certificate.ts';

function pem(name: string): string {
  return readFileSync(join(projectRoot, 'sandbox/service-platform/keys', `${name}.pem`), 'utf8');
}

function pair(name: string): KeyPair {
  return { certificate: pem(`${name}.certificate`), privateKey: pem(`${name}.key`) };
}

/** Issued all the others. They are made by `make-keys.ts` for the sandbox and guard nothing. */
export const authority: KeyPair = pair('authority');

/** For TLS, at `localhost` and 127.0.0.1. */
export const serverKey: KeyPair = pair('server');

/** The token service signs its assertions by it. */
export const tokenServiceKey: KeyPair = pair('token-service');

/** The SOAP services sign their answers by it. */
export const platformKey: KeyPair = pair('platform');

/** What the demonstration organisations are registered with as user systems, by slug. */
export const organisationCertificates: Readonly<Record<string, KeyPair>> = {
  demo: pair('demo'),
  proeveby: pair('proeveby'),
};
