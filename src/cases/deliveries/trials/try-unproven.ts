import type { RegisteredOption } from '../../../options/registry.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { isProven } from './read-trials.ts';
import { startTrial, type TrialBy, type TrialServices, triedKind } from './start-trial.ts';

/**
 * Tries an option's settings where nothing shows yet that they are right: when it is switched on.
 * @returns whether a trial was sent; false too where the settings say too little to send anything
 */
export async function tryUnproven(
  services: TrialServices,
  organisation: Organisation,
  option: RegisteredOption,
  by: TrialBy,
): Promise<boolean> {
  const shows = triedKind(option)?.trial?.shows(services.deliverySettings(organisation, option.key));
  if (shows === undefined || isProven(organisation, option.key, shows)) return false;
  return startTrial(services, organisation, option, by);
}
