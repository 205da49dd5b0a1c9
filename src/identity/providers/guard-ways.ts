import type { Organisation } from '../../organisations/organisation.ts';
import {
  type CitizenWay,
  citizenWays,
  type EmployeeWay,
  employeeWays,
  ownKeyOf,
  type ReadyWays,
} from '../login-ways.ts';
import type { LoginSettings } from './login-settings.ts';
import { hasPassed, type KeptLoginTest } from './login-test.ts';
import { loginOption } from './own-providers.ts';

/** What organisation would offer with other settings, of what is set up. */
export function waysWith(
  organisation: Pick<Organisation, 'settings' | 'options'>,
  settings: LoginSettings,
  ready: ReadyWays,
): { readonly citizens: readonly CitizenWay[]; readonly employees: readonly EmployeeWay[] } {
  const changed = {
    ...organisation,
    options: { ...organisation.options, [loginOption]: { isOn: true, settings: { ...settings } } },
  };
  return { citizens: citizenWays(changed, ready), employees: employeeWays(changed, ready) };
}

/**
 * Whether administrators could still get in: by a way of the installation's, or by a provider of the organisation's own where
 * somebody who may set how people log in has tried it as it stands.
 */
export function letsAdministratorsIn(
  employees: readonly EmployeeWay[],
  settings: LoginSettings,
  tests: ReadonlyMap<string, KeptLoginTest>,
): boolean {
  return employees.some((way) => {
    const key = ownKeyOf(way);
    if (key === null) return true;
    const provider = settings.providers.find((each) => each.key === key);
    const test = tests.get(key);
    return provider !== undefined && test?.letsManage === true && hasPassed(provider, test);
  });
}
