import type { ServiceAccess } from '../../src/registers/service-access.ts';
import type { SandboxAgreements } from './access.ts';

/** What the first authority of the agreements puts into its settings to reach a peer at `url`. */
export function accessTo(url: string, agreements: SandboxAgreements): ServiceAccess {
  const [authority] = agreements.authorities;
  if (authority === undefined) throw new Error('The agreements name no authority');
  return {
    url,
    secret: agreements.secret,
    userSystemUuid: agreements.userSystemUuid,
    userUuid: authority.userUuid,
    serviceAgreementUuid: authority.serviceAgreementUuid,
    timeoutMilliseconds: 5000,
  };
}
