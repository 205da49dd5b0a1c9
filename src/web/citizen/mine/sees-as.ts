import { findIdentity, readIdentity } from '../../../cases/person.ts';
import { parentOfCase } from '../../../cases/representation.ts';
import type { StoredCase } from '../../../cases/stored-case.ts';
import type { FormDefinition } from '../../../forms/definition.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { parentalRelation } from '../../../registers/parental-relation.ts';
import type { Application } from '../../application.ts';
import { registersOf } from '../../registers-of.ts';
import type { Citizen } from '../citizen.tsx';
import { danishDate } from '../form-context.ts';
import { heldPowers } from '../represent/held-powers.ts';

/**
 * How somebody sees a case that is another's: a parent or guardian, who follows it in the child's place; or a reader by power of
 * attorney, who sees it and does nothing.
 */
export type SeesAs = 'parent' | 'reader';

/** Milliseconds that the register may take. */
const patience = 8_000;

/**
 * Whether the citizen is a parent who sent the case for their child, and CPR still says that they have custody or are the guardian.
 * Without an answer they aren't: they have their receipt all the same.
 */
export async function isParentOfCase(
  application: Application,
  organisation: Organisation,
  citizen: Citizen,
  stored: StoredCase,
): Promise<boolean> {
  if (citizen.kind !== 'citizen') return false;
  const known = await application.services.database.inOrganisation(organisation.id, async (transaction) => {
    const parent = await parentOfCase(transaction, organisation, stored);
    if (parent?.actor !== citizen.person) return null;
    const own = (await readIdentity(transaction, organisation, citizen.person)).cpr;
    return { own, child: (await findIdentity(transaction, organisation, stored.person))?.cpr ?? null };
  });
  if (!known || known.own === null || known.child === null) return false;
  const register = registersOf(application, organisation, stored.key).cpr;
  const answer = await register.lookUp(known.child, { signal: AbortSignal.timeout(patience) });
  const today = danishDate(application.services.now());
  return answer.ok && parentalRelation(answer.person, [known.own], today) !== null;
}

/**
 * Whether the citizen's log-in says that whose case it is has let them read what was sent by its form (*læsefuldmagt*). A grantor
 * with a protected name and address is not shown to them, nor one of whom CPR does not say whether they are.
 */
export async function isReaderOfCase(
  application: Application,
  organisation: Organisation,
  citizen: Citizen,
  stored: StoredCase,
  definition: FormDefinition,
): Promise<boolean> {
  const powers = heldPowers(organisation, citizen, definition);
  if (!powers?.grantors.some(({ read }) => read.length > 0)) return false;
  const grantor = await application.services.database.inOrganisation(organisation.id, (transaction) =>
    findIdentity(transaction, organisation, stored.person),
  );
  if (!powers.grantors.some(({ cpr, read }) => cpr === grantor?.cpr && read.length > 0) || !grantor?.cpr) return false;
  const register = registersOf(application, organisation, stored.key).cpr;
  const answer = await register.lookUp(grantor.cpr, { signal: AbortSignal.timeout(patience) });
  return answer.ok && !answer.person.protected && answer.person.status !== 90;
}
