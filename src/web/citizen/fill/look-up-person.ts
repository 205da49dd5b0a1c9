import { readIdentity } from '../../../cases/person.ts';
import { personParts } from '../../../forms/drafts/prefill.ts';
import { partText } from '../../../forms/kinds/raw-parts.ts';
import { parseCpr } from '../../../registers/cpr-number.ts';
import { standingOf } from '../../../registers/person-status.ts';
import { heldPowers } from '../represent/held-powers.ts';
import { type FieldLookUp, patience, problem, type Question } from './look-up.ts';
import { noteLookUp, refuseLookUp } from './note-look-up.ts';

/**
 * Name and address by CPR of those whom the citizen may ask about: themselves, who has given them a power of attorney that the
 * form accepts, and, where they fill in for themselves, their children. For any other number nothing is asked and nothing told:
 * not even whether the number exists, since names and addresses may be protected (FUL-7).
 */
export async function lookUpPerson(question: Question): Promise<FieldLookUp | null> {
  const { application, citizen, opened, raw, isAsked } = question;
  if (!isAsked) return null;
  const { organisation, draft, form } = opened;
  const typed = parseCpr(partText(raw, 'cpr').slice(0, 40));
  if (!typed.ok) return problem(`registers.cpr.problem.${typed.problem}`, 'cpr');
  const { digits } = typed.number;
  const identity = await application.services.database.inOrganisation(organisation.id, (transaction) =>
    readIdentity(transaction, organisation, citizen.person),
  );
  const register = application.cpr(organisation);
  const grantors = heldPowers(organisation, citizen, form.definition)?.grantors ?? [];
  const isOwn = digits === identity.cpr;
  const isGrantor = grantors.some(({ cpr }) => cpr === digits);
  // Only for oneself does it take a look at one's own record, which says who the children are.
  const mayHaveChildren = !isOwn && !isGrantor && draft.subject === null && identity.cpr !== null;
  const own = mayHaveChildren && identity.cpr !== null ? await register.lookUp(identity.cpr, patience()) : null;
  if (own?.ok === false) {
    await noteLookUp(question, 'self', own.code);
    return problem(`registers.cpr.failure.${own.code}`, 'name');
  }
  const isChild = own?.person.children.some(({ cpr }) => cpr === digits) === true;
  const relation = isOwn ? 'self' : isGrantor ? 'grantor' : isChild ? 'child' : null;
  if (relation === null) {
    await refuseLookUp(question);
    return { ...problem('registers.cpr.notYours', 'name'), isForbidden: true };
  }
  const answer = await register.lookUp(digits, patience());
  await noteLookUp(question, relation, answer.ok ? 'found' : answer.code);
  if (!answer.ok) return problem(`registers.cpr.failure.${answer.code}`, 'name');
  if (standingOf(answer.person.status) === 'dead') return problem('registers.cpr.failure.not-found', 'cpr');
  // A grantor with a protected name is known by the number alone.
  if (relation === 'grantor' && answer.person.protected) return problem('registers.cpr.notYours', 'name');
  return { parts: { ...personParts(answer.person), known: relation === 'child' ? 'child' : 'self' } };
}
