import type { Organisation } from '../../organisations/organisation.ts';
import type { BothTexts } from '../../texts/catalogue.ts';
import type { CaseServices } from '../services.ts';
import type { AgreementTrial } from './payment-agreement.ts';

/** What came of trying agreements, by the name that a form has for each; `undefined` is the usual one. */
export type AgreementTrials = ReadonlyMap<string | undefined, AgreementTrial>;

/** The code of the findings that trials give. */
export const agreementTrialFailed = 'agreement-trial';

export const noTrials: AgreementTrials = new Map();

/** Somebody waits for the answer. */
const limit = 10_000;

/**
 * Asks the gateways about the agreements that a form or workflow pays by, before it is published; outside of every transaction, since an
 * answer may take its time. Of one that the organisation lacks nothing is said: the findings tell that.
 */
export async function tryAgreements(
  services: Pick<CaseServices, 'agreements'>,
  organisation: Organisation,
  used: readonly (string | undefined)[],
): Promise<AgreementTrials> {
  const names = [...new Set(used)];
  if (names.length === 0) return noTrials;
  const known = services.agreements?.(organisation) ?? [];
  const tried = await Promise.all(
    names.map(async (name): Promise<readonly (readonly [string | undefined, AgreementTrial])[]> => {
      const agreement = name === undefined ? known[0] : known.find(({ key }) => key === name);
      return agreement ? [[name, await agreement.trial(AbortSignal.timeout(limit))]] : [];
    }),
  );
  return new Map(tried.flat());
}

/** What is said beside that it was published. */
export function notesOf(trials: AgreementTrials): readonly BothTexts[] {
  return [...trials.values()].flatMap(({ notes }) => notes);
}

/** Whether a gateway could not be asked. */
export function isSilent(trials: AgreementTrials): boolean {
  return [...trials.values()].some((trial) => trial.isSilent);
}
