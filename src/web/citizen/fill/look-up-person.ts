import { recordAudit } from '../../../audit/record.ts';
import { readIdentity } from '../../../cases/person.ts';
import { personParts } from '../../../forms/drafts/prefill.ts';
import { partText } from '../../../forms/kinds/raw-parts.ts';
import { parseCpr } from '../../../registers/cpr-number.ts';
import { standingOf } from '../../../registers/person-status.ts';
import { actorOf } from '../citizen.tsx';
import { type FieldLookUp, patience, problem, type Question } from './look-up.ts';

/**
 * Name and address of the citizen or of one of their children by CPR. For any other number nothing is asked and nothing
 * told: not even whether the number exists, since names and addresses may be protected.
 */
export async function lookUpPerson({
  application,
  citizen,
  opened: { organisation, draft },
  raw,
  isAsked,
  from,
}: Question): Promise<FieldLookUp | null> {
  if (!isAsked) return null;
  const { services } = application;
  const typed = parseCpr(partText(raw, 'cpr').slice(0, 40));
  if (!typed.ok) return problem(`registers.cpr.problem.${typed.problem}`, 'cpr');
  const identity = await services.database.inOrganisation(organisation.id, (transaction) =>
    readIdentity(transaction, organisation, citizen.person),
  );
  const register = application.cpr(organisation);
  const own = identity.cpr === null ? null : await register.lookUp(identity.cpr, patience());
  const { digits } = typed.number;
  const isOwn = digits === identity.cpr;
  const isChild = own?.ok === true && own.person.children.some(({ cpr }) => cpr === digits);
  const answer = isOwn ? own : isChild ? await register.lookUp(digits, patience()) : null;
  const outcome = answer === null ? (own?.ok === false ? own.code : 'not-allowed') : answer.ok ? 'found' : answer.code;
  await services.database.inOrganisation(organisation.id, (transaction) =>
    recordAudit(transaction, organisation.id, [
      {
        at: services.now(),
        actor: actorOf(citizen),
        subject: citizen.person,
        action: 'registerLookedUp',
        recordKind: 'draft',
        record: draft.id,
        detail: { ...from, register: 'CPR', relation: isOwn ? 'self' : isChild ? 'child' : 'other', outcome },
        key: draft.key,
      },
    ]),
  );
  if (answer === null) {
    return own?.ok === false
      ? problem(`registers.cpr.failure.${own.code}`, 'name')
      : problem('registers.cpr.notYours', 'name');
  }
  if (!answer.ok) return problem(`registers.cpr.failure.${answer.code}`, 'name');
  if (standingOf(answer.person.status) === 'dead') return problem('registers.cpr.failure.not-found', 'cpr');
  return { parts: { ...personParts(answer.person), known: isOwn ? 'self' : 'child' } };
}
