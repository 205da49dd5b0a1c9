import type { SandboxAgreements } from '../cpr/access.ts';
import { demoCvr, proevebyCvr } from '../people.ts';

/** The secret and the agreements of the CVR peer; invented, and good for nothing outside the sandbox. */
export const cvrAgreements: SandboxAgreements = {
  secret: 'sandbox-cvr-secret',
  userSystemUuid: '5a0dbb0a-0001-4000-8000-000000000001',
  authorities: [
    {
      cvr: demoCvr,
      userUuid: '5a0dbb0a-0002-4000-8000-000000000001',
      serviceAgreementUuid: '5a0dbb0a-0004-4000-8000-000000000001',
    },
    {
      cvr: proevebyCvr,
      userUuid: '5a0dbb0a-0002-4000-8000-000000000002',
      serviceAgreementUuid: '5a0dbb0a-0004-4000-8000-000000000002',
    },
  ],
};
