import { findIdentity, readIdentity } from '../../../cases/person.ts';
import { personParts } from '../../../forms/drafts/prefill.ts';
import { partText } from '../../../forms/kinds/raw-parts.ts';
import { parseCpr } from '../../../registers/cpr-number.ts';
import { parentalRelation } from '../../../registers/parental-relation.ts';
import { standingOf } from '../../../registers/person-status.ts';
import { registersOf } from '../../registers-of.ts';
import { danishDate } from '../form-context.ts';
import { heldPowers } from '../represent/held-powers.ts';
import { type FieldLookUp, patience, problem, type Question } from './look-up.ts';
import { noteLookUp, refuseLookUp } from './note-look-up.ts';

/**
 * Name and address by CPR of those whom the citizen may ask about: themselves, who has given them a power of attorney that the
 * form accepts, whom they fill in for, and, where the field asks for them, their own children of whom they have custody. For any other number nothing is asked and nothing told:
 * not even whether the number exists, since names and addresses may be protected (FUL-7).
 */
export async function lookUpPerson(question: Question, asksForChildren: boolean): Promise<FieldLookUp | null> {
  const { application, citizen, opened, raw, isAsked } = question;
  if (!isAsked) return null;
  const { organisation, draft, form } = opened;
  const typed = parseCpr(partText(raw, 'cpr').slice(0, 40));
  if (!typed.ok) return problem(`registers.cpr.problem.${typed.problem}`, 'cpr');
  const { digits } = typed.number;
  const identity = await application.services.database.inOrganisation(organisation.id, (transaction) =>
    readIdentity(transaction, organisation, citizen.person),
  );
  const register = registersOf(application, organisation, draft.key).cpr;
  const grantors = heldPowers(organisation, citizen, form.definition)?.grantors ?? [];
  const isOwn = digits === identity.cpr;
  // Whom the draft is for was found when it was begun: by a power, or as an own child.
  const isGrantor = grantors.some(({ cpr }) => cpr === digits) || (await isSubject(question, digits));
  // Only for oneself does it take a look at one's own record, which says who the children are.
  const { cpr: ownCpr } = identity;
  const mayHaveChildren = !isOwn && !isGrantor && draft.subject === null && asksForChildren;
  const own = mayHaveChildren && ownCpr !== null ? await register.lookUp(ownCpr, patience()) : null;
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
  // Pressed once more for the same person: the register itself is asked again.
  const fresh = partText(question.before, 'known') !== '' && partText(question.before, 'cpr') === digits;
  const answer = await register.lookUp(digits, { ...patience(), fresh });
  await noteLookUp(question, relation, answer.ok ? (answer.kept ? 'kept' : 'found') : answer.code);
  if (!answer.ok) return problem(`registers.cpr.failure.${answer.code}`, 'name');
  const { person } = answer;
  if (standingOf(person.status) === 'dead') return problem('registers.cpr.failure.not-found', 'cpr');
  const today = danishDate(application.services.now());
  // One's own child, but without custody: nothing is told, as if it were somebody else's.
  if (relation === 'child' && (ownCpr === null || parentalRelation(person, [ownCpr], today) === null)) {
    await refuseLookUp(question);
    return { ...problem('registers.cpr.notYours', 'name'), isForbidden: true };
  }
  // A grantor with a protected name is known by the number alone.
  if (relation === 'grantor' && person.protected) return problem('registers.cpr.notYours', 'name');
  return { parts: { ...personParts(person), known: relation === 'child' ? 'child' : 'self' } };
}

async function isSubject({ application, opened }: Question, digits: string): Promise<boolean> {
  const { draft, organisation } = opened;
  const { subject } = draft;
  if (subject === null) return false;
  const identity = await application.services.database.inOrganisation(organisation.id, (transaction) =>
    findIdentity(transaction, organisation, subject),
  );
  return identity?.cpr === digits;
}
