import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/paths.ts';
import { demoCvr, proevebyCvr } from '../people.ts';
import { type CertificateSpec, issueCertificate, type KeyPair } from './issue-certificate.ts';

/**
 * Makes the certificates in `keys/` anew: the sandbox's own certificate authority, the server's, the token service's, and
 * those of the demonstration organisations. Run it with `node --import ./scripts/typescript.mjs sandbox/service-platform/make-keys.ts`.
 */
const from = new Date('2025-01-01T00:00:00Z');
const to = new Date('2125-01-01T00:00:00Z');
const organisation = 'Selvbetjenings sandkasse';

function write(name: string, pair: KeyPair): KeyPair {
  const file = (what: string) => join(projectRoot, 'sandbox/service-platform/keys', `${name}.${what}.pem`);
  writeFileSync(file('certificate'), pair.certificate);
  writeFileSync(file('key'), pair.privateKey);
  return pair;
}

const authority = write(
  'authority',
  issueCertificate({ commonName: 'Sandkasse OCES udstedende CA', organisation, from, to, use: 'authority' }),
);
const issue = (name: string, spec: Pick<CertificateSpec, 'commonName' | 'organisation' | 'use' | 'cvr'>) =>
  write(name, issueCertificate({ ...spec, from, to, issuer: authority }));
issue('server', { commonName: 'localhost', organisation, use: 'server' });
issue('token-service', { commonName: 'Adgangsstyring for systemer', organisation, use: 'signing' });
issue('platform', { commonName: 'Serviceplatformen', organisation, use: 'signing' });
issue('demo', { commonName: 'Selvbetjening', organisation: 'Demo Kommune', cvr: demoCvr, use: 'client' });
issue('proeveby', { commonName: 'Selvbetjening', organisation: 'Prøveby Kommune', cvr: proevebyCvr, use: 'client' });
