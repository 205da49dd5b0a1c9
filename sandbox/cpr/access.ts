import { demoCvr, proevebyCvr } from '../people.ts';

/** Who may call a service of the sandbox's Serviceplatform: what stands in its administration module. */
export interface SandboxAgreements {
  /** Goes out as `Authorization: Bearer`. */
  readonly secret: string;
  readonly userSystemUuid: string;
  readonly authorities: readonly {
    readonly cvr: string;
    readonly userUuid: string;
    readonly serviceAgreementUuid: string;
  }[];
}

/** The secret and the agreements of the CPR peer; invented, and good for nothing outside the sandbox. */
export const cprAgreements: SandboxAgreements = {
  secret: 'sandbox-cpr-secret',
  userSystemUuid: '5a0dbb0a-0001-4000-8000-000000000001',
  authorities: [
    {
      cvr: demoCvr,
      userUuid: '5a0dbb0a-0002-4000-8000-000000000001',
      serviceAgreementUuid: '5a0dbb0a-0003-4000-8000-000000000001',
    },
    {
      cvr: proevebyCvr,
      userUuid: '5a0dbb0a-0002-4000-8000-000000000002',
      serviceAgreementUuid: '5a0dbb0a-0003-4000-8000-000000000002',
    },
  ],
};
