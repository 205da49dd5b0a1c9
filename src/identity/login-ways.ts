import { keptSettings } from '../organisations/option-settings.ts';
import type { Organisation } from '../organisations/organisation.ts';

/**
 * How a citizen can log in: by NemLog-in as themselves, by NemLog-in for their company (MitID Erhverv), or by an OpenID
 * Connect broker of MitID's.
 */
export type CitizenWay = 'nemlogin' | 'nemlogin-company' | 'mitid';

const allWays: readonly CitizenWay[] = ['nemlogin', 'nemlogin-company', 'mitid'];

/** What the installation and the organisation are set up for. */
export interface ReadyWays {
  readonly nemlogin: boolean;
  readonly mitid: boolean;
}

/**
 * The ways that an organisation offers its citizens, in its order (`settings.login.citizens`), of those that are set up. Where
 * it says nothing it is NemLog-in, and a broker where there is no NemLog-in.
 */
export function citizenWays(organisation: Organisation, ready: ReadyWays): readonly CitizenWay[] {
  const isReady = (way: CitizenWay): boolean => (way === 'mitid' ? ready.mitid : ready.nemlogin);
  const { citizens } = keptSettings(organisation, 'login');
  const wanted = Array.isArray(citizens) ? citizens : [];
  const chosen = wanted.filter((way): way is CitizenWay => allWays.includes(way) && isReady(way));
  if (chosen.length > 0) return [...new Set(chosen)];
  return (['nemlogin', 'mitid'] as const).filter(isReady).slice(0, 1);
}

/** What is wrong with `settings.login` as an operator gives it; null when nothing is. */
export function loginSettingsProblem(settings: unknown): string | null {
  const citizens =
    typeof settings === 'object' && settings !== null && 'citizens' in settings ? settings.citizens : null;
  const isList = Array.isArray(citizens) && citizens.length > 0 && citizens.every((way) => allWays.includes(way));
  return isList ? null : `/settings/login/citizens must be a list of ${allWays.join(', ')}`;
}
