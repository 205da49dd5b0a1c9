import { keptSettings } from '../organisations/option-settings.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { AssuranceLevel } from './oidc/claims.ts';
import type { Audience } from './providers/claim-map.ts';
import { keptProviders } from './providers/own-providers.ts';
import { stepUpProblem } from './step-up.ts';

/**
 * How a citizen can log in: by NemLog-in as themselves, by NemLog-in for their company (MitID Erhverv), or by an OpenID
 * Connect broker of MitID's.
 */
export type CitizenWay = 'nemlogin' | 'nemlogin-company' | 'mitid' | ProviderWay;

/**
 * How an employee can log in: at the installation's provider by OpenID Connect, by KOMBIT's Context Handler, or at a provider that
 * the organisation entered itself.
 */
export type EmployeeWay = 'oidc' | 'context-handler' | ProviderWay;

/** An OpenID provider that the organisation entered itself, by its key. */
export type ProviderWay = `provider:${string}`;

type Told = Pick<Organisation, 'settings' | 'options'>;

/** Those that the installation can have, by the names that `settings.login` has. */
export const allCitizenWays = ['nemlogin', 'nemlogin-company', 'mitid'] as const satisfies readonly CitizenWay[];
export const allEmployeeWays = ['oidc', 'context-handler'] as const satisfies readonly EmployeeWay[];

export function providerWay(key: string): ProviderWay {
  return `provider:${key}`;
}

/** The key of the organisation's own provider that a way is; null for the installation's ways. */
export function ownKeyOf(way: CitizenWay | EmployeeWay): string | null {
  return way.startsWith('provider:') ? way.slice('provider:'.length) : null;
}

/** What the installation and the organisation are set up for; `Application.readyWays` tells it of an organisation. */
export interface ReadyWays {
  readonly nemlogin: boolean;
  readonly mitid: boolean;
  readonly oidc: boolean;
  readonly contextHandler: boolean;
}

export function isReadyForCitizens(way: CitizenWay, ready: ReadyWays): boolean {
  if (ownKeyOf(way) !== null) return true;
  return way === 'mitid' ? ready.mitid : ready.nemlogin;
}

export function isReadyForEmployees(way: EmployeeWay, ready: ReadyWays): boolean {
  if (ownKeyOf(way) !== null) return true;
  return way === 'oidc' ? ready.oidc : ready.contextHandler;
}

/**
 * The ways that an organisation offers its citizens, in its order (`settings.login.citizens`), of those that are set up. Where
 * it says nothing it is NemLog-in, and a broker where there is no NemLog-in.
 */
export function citizenWays(organisation: Told, ready: ReadyWays): readonly CitizenWay[] {
  const isReady = (way: CitizenWay): boolean => isReadyForCitizens(way, ready);
  const all: readonly CitizenWay[] = [...allCitizenWays, ...ownWays(organisation, 'citizens')];
  const chosen = waysIn(keptSettings(organisation, 'login').citizens, all).filter(isReady);
  return chosen.length > 0 ? chosen : (['nemlogin', 'mitid'] as const).filter(isReady).slice(0, 1);
}

/**
 * The ways that an organisation offers its employees, in its order (`settings.login.employees`), of those that are set up.
 * Where it says nothing it is its own provider, and the Context Handler where there is none.
 */
export function employeeWays(organisation: Told, ready: ReadyWays): readonly EmployeeWay[] {
  const isReady = (way: EmployeeWay): boolean => isReadyForEmployees(way, ready);
  const all: readonly EmployeeWay[] = [...allEmployeeWays, ...ownWays(organisation, 'employees')];
  const chosen = waysIn(keptSettings(organisation, 'login').employees, all).filter(isReady);
  return chosen.length > 0 ? chosen : allEmployeeWays.filter(isReady).slice(0, 1);
}

/** The ways that an organisation's own providers are, offered or not. */
export function ownWays(
  organisation: Pick<Organisation, 'settings' | 'options'>,
  of: Audience,
): readonly ProviderWay[] {
  return keptProviders(organisation).flatMap(({ key, audience }) => (audience === of ? [providerWay(key)] : []));
}

const levels: readonly AssuranceLevel[] = ['low', 'substantial', 'high'];

/** The NSIS level that an organisation demands of its employees where their way tells one (`settings.login.employeeLevel`). */
export function employeeLevel(organisation: Organisation): AssuranceLevel {
  const { employeeLevel: wanted } = keptSettings(organisation, 'login');
  return levels.find((level) => level === wanted) ?? 'substantial';
}

/** The ways that a list names, each once, in its order; what is no way is left out. */
function waysIn<Way extends string>(list: unknown, all: readonly Way[]): readonly Way[] {
  const wanted: readonly unknown[] = Array.isArray(list) ? list : [];
  return [...new Set(wanted.filter((way): way is Way => all.some((each) => each === way)))];
}

/** What is wrong with `settings.login` as an operator gives it; null when nothing is. */
export function loginSettingsProblem(settings: unknown): string | null {
  const given: Readonly<Record<string, unknown>> =
    typeof settings === 'object' && settings !== null ? { ...settings } : {};
  const lists = { citizens: allCitizenWays, employees: allEmployeeWays } as const;
  for (const [name, all] of Object.entries(lists)) {
    if (given[name] === undefined) continue;
    const ways: readonly string[] = waysIn(given[name], all);
    if (ways.length === 0 || !Array.isArray(given[name]) || ways.length !== given[name].length) {
      return `/settings/login/${name} must be a list of ${all.join(', ')}`;
    }
  }
  if (given.employeeLevel !== undefined && !levels.some((level) => level === given.employeeLevel)) {
    return `/settings/login/employeeLevel must be one of ${levels.join(', ')}`;
  }
  const wrongStepUp = stepUpProblem(given.stepUp);
  if (wrongStepUp !== null) return wrongStepUp;
  const isAny = [...Object.keys(lists), 'stepUp'].some((name) => given[name] !== undefined);
  return isAny ? null : `/settings/login must say citizens, a list of ${allCitizenWays.join(', ')}, or employees`;
}
