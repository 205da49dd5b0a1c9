import type { Configuration } from '../configuration.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { organisationCertificates } from '../service-platform/organisation-certificates.ts';
import { cprSoapRegister } from './cpr-soap-register.ts';
import { cvrSoapRegister } from './cvr-soap-register.ts';
import { cprDatafordelerRegister } from './datafordeler/cpr-datafordeler-register.ts';
import { cvrDatafordelerRegister } from './datafordeler/cvr-datafordeler-register.ts';
import type { DatafordelerAccess } from './datafordeler/graphql-call.ts';
import type { CprRegister, CvrRegister } from './register.ts';
import type { ServiceAccess } from './service-access.ts';

/** CPR and CVR of an organisation: at Serviceplatformen with its own certificate and tokens, or at Datafordeler. */
export interface CprAndCvr {
  readonly cpr: (organisation: Organisation) => CprRegister;
  readonly cvr: (organisation: Organisation) => CvrRegister;
}

/** Of each access to Datafordeler there is one of each: they keep its token. */
const cprOf = kept(cprDatafordelerRegister);
const cvrOf = kept(cvrDatafordelerRegister);

/** CPR and CVR where the settings say that they are looked up. They keep no answers. */
export function chosenCprAndCvr(
  configuration: Pick<Configuration, 'cprSource' | 'cvrSource' | 'datafordeler' | 'servicePlatform'>,
): CprAndCvr {
  const { cprSource, cvrSource, datafordeler } = configuration;
  const cpr = cprSource === 'datafordeler' && datafordeler ? cprOf(datafordeler) : undefined;
  const cvr = cvrSource === 'datafordeler' && datafordeler ? cvrOf(datafordeler) : undefined;
  const access = (organisation: Organisation): ServiceAccess => ({
    platform: configuration.servicePlatform,
    caller: { cvr: organisation.cvr, certificates: organisationCertificates(organisation) },
  });
  return {
    cpr: (organisation) => cpr ?? cprSoapRegister(access(organisation)),
    cvr: (organisation) => cvr ?? cvrSoapRegister(access(organisation)),
  };
}

function kept<Register>(make: (access: DatafordelerAccess) => Register): (access: DatafordelerAccess) => Register {
  const made = new WeakMap<DatafordelerAccess, Register>();
  return (access) => {
    const register = made.get(access) ?? make(access);
    made.set(access, register);
    return register;
  };
}
