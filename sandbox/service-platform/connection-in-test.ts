import { readCertificate } from '../../src/service-platform/certificate.ts';
import type { Platform, PlatformCaller } from '../../src/service-platform/platform.ts';
import { demoCvr } from '../people.ts';
import type { KeyPair } from './issue-certificate.ts';
import { authority, organisationCertificates, platformKey, tokenServiceKey } from './keys.ts';
import { tokenServicePath } from './peer.tsx';

/** The sandbox's Serviceplatform at a port, as the product is configured to reach it. */
export function platformAt(port: number): Platform {
  const url = `https://127.0.0.1:${port}`;
  return {
    url,
    tokenServiceUrl: url + tokenServicePath,
    tokenServiceCertificates: tokenServiceKey.certificate,
    answerCertificates: platformKey.certificate,
    authorities: authority.certificate,
  };
}

/** An authority that calls with these certificates; those of the demonstration when none are given. */
export function callerWith(cvr: string = demoCvr, ...pairs: readonly (KeyPair | undefined)[]): PlatformCaller {
  const given = pairs.length > 0 ? pairs : [organisationCertificates[cvr === demoCvr ? 'demo' : 'proeveby']];
  const certificates = given.flatMap((pair) => {
    const read = pair && readCertificate(pair.certificate + pair.privateKey);
    return read?.ok ? [read.certificate] : [];
  });
  if (certificates.length < given.length) throw new Error('a certificate of the test can not be read');
  return { cvr, certificates };
}
