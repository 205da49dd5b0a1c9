import { readIdentity } from '../../../cases/person.ts';
import { readStartCounts } from '../../../cases/start-counts.ts';
import type { FormDefinition } from '../../../forms/definition.ts';
import type { PrefillSources } from '../../../forms/drafts/prefill.ts';
import { checkStart, danishMoment, type StartPerson, type StartRefusal } from '../../../forms/start-rules.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { birthDateOfCpr } from '../../../registers/cpr-number.ts';
import { wholeYears } from '../../../registers/whole-years.ts';
import type { Application } from '../../application.ts';
import type { Citizen } from '../citizen.tsx';
import { danishDate } from '../form-context.ts';

/**
 * The rules that stop the form from being begun now, by what is known: the clock and the count before the log-in, the age
 * and earlier sendings after it, the municipality once CPR has been asked (`sources`). A form without rules costs nothing.
 */
export async function stopsNow(
  { services }: Application,
  organisation: Organisation,
  definition: FormDefinition,
  citizen: Citizen | null,
  sources?: PrefillSources,
): Promise<readonly StartRefusal[]> {
  const { rules } = definition.start;
  if (!rules) return [];
  const now = services.now();
  const read = await services.database.inOrganisation(organisation.id, async (transaction) => ({
    counts: await readStartCounts(transaction, definition, citizen?.person ?? null),
    identity: citizen && rules.age ? await readIdentity(transaction, organisation, citizen.person) : null,
  }));
  const { taken, sentBefore } = read.counts;
  const birthDate = sources?.birthDate ?? (read.identity?.cpr ? birthDateOfCpr(read.identity.cpr) : undefined);
  const person: StartPerson | null = citizen && {
    sentBefore,
    ...(rules.age ? { age: birthDate ? wholeYears(birthDate, danishDate(now)) : 'unknown' } : {}),
    ...(sources ? { municipality: sources.municipality ?? (sources.unavailable ? 'unavailable' : 'unknown') } : {}),
  };
  return checkStart(definition, { now: danishMoment(now), taken, person });
}
