import { cprSoapRegister } from '../../../registers/cpr-soap-register.ts';
import { cvrSoapRegister } from '../../../registers/cvr-soap-register.ts';
import type { LookUpFailure } from '../../../registers/register.ts';
import type { ServiceAccess } from '../../../registers/service-access.ts';
import type { AddressRegisters } from './recipient-address.ts';

/**
 * CPR and CVR as the addresses of letters are asked for: at each sending and from the register itself, never from what was kept of an
 * earlier answer. An access that can't be used is a refusal of the look-up, so that an organisation that sends none needs none.
 */
export function addressRegisters(cpr: () => ServiceAccess, cvr: () => ServiceAccess): AddressRegisters {
  const refused = (error: unknown): LookUpFailure => ({
    ok: false,
    code: 'refused',
    detail: error instanceof Error ? error.message : 'the access can not be used',
  });
  return {
    cpr: {
      async lookUp(number, options) {
        try {
          return await cprSoapRegister(cpr()).lookUp(number, options);
        } catch (error) {
          return refused(error);
        }
      },
    },
    cvr: {
      async lookUp(number, options) {
        try {
          return await cvrSoapRegister(cvr()).lookUp(number, options);
        } catch (error) {
          return refused(error);
        }
      },
    },
  };
}
