import { type KeepingWith, keptCprRegister, keptCvrRegister } from '../cases/register-answers.ts';
import type { DataKey } from '../database/encryption/key-ring.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { CprRegister, CvrRegister } from '../registers/register.ts';
import type { Application } from './application.ts';

/** Minutes that an answer serves where nothing else is set. */
const usualMinutes = 15;

/** How an application keeps answers with the draft or case of that key. */
export function keepingWith(
  { services, registerMinutes = usualMinutes }: Application,
  organisation: Organisation,
  key: DataKey,
): KeepingWith {
  return { database: services.database, organisation, key, now: services.now, minutes: registerMinutes };
}

/** The registers as one draft or case asks them: what it asked some minutes ago is not asked again. */
export function registersOf(
  application: Application,
  organisation: Organisation,
  key: DataKey,
): { readonly cpr: CprRegister; readonly cvr: CvrRegister } {
  const keeping = keepingWith(application, organisation, key);
  return {
    cpr: keptCprRegister(keeping, application.cpr(organisation)),
    cvr: keptCvrRegister(keeping, application.cvr(organisation)),
  };
}
