import { v7 as uuidv7 } from 'uuid';
import type { AuditDetail } from '../../../audit/record.ts';
import type { Representation } from '../../../cases/representation.ts';
import type { FormDefinition } from '../../../forms/definition.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { holds } from '../../../registers/delegation-lookup.ts';
import { otherHolders } from '../../../registers/parental-relation.ts';
import type { Application } from '../../application.ts';
import type { Citizen } from '../citizen.tsx';
import { danishDate } from '../form-context.ts';
import { type DraftForAnother, type RightToDraft, rightToDraft } from './held-powers.ts';
import { nameGrantors } from './name-grantors.ts';
import { noteLookUps } from './note-look-ups.ts';
import { isOfAge } from './own-children.ts';

/** The last two are of parents and guardians; whose right has ended has `none`. */
export type PowerProblem = 'none' | 'old' | 'revoked' | 'unavailable' | 'dead' | 'childAge' | 'childUnavailable';

export type CheckedPower =
  | { readonly ok: true; readonly representation: Representation }
  | { readonly ok: false; readonly problem: PowerProblem };

/** A draft that is about to be sent for somebody else. */
export interface SendingForAnother extends DraftForAnother {
  /** As the one who sends may see them called. */
  readonly name: string;
  /** It is of a case that has begun: what the form says of the children it is for was asked then. */
  readonly isOfCase: boolean;
}

/**
 * Checks the right anew when a draft is sent for somebody else (FUL-5). Where powers can be looked up they are, since one can
 * have been revoked since the log-in: without an answer nothing is sent. Else the log-in itself counts, while it is young
 * enough. A power ends with whoever gave it. Of a child CPR itself is asked, whatever it said some minutes ago.
 */
export async function checkPower(
  application: Application,
  organisation: Organisation,
  citizen: Citizen,
  definition: FormDefinition,
  draft: SendingForAnother,
  language: string,
  from: AuditDetail,
): Promise<CheckedPower> {
  const right = await rightToDraft(application, organisation, citizen, definition, draft, { fresh: true });
  if (!right) return { ok: false, problem: 'none' };
  if (right.kind === 'child') {
    return checkChild(application, organisation, citizen, definition, draft, right, from);
  }
  const { grantor, powers } = right;
  const { rules, evidence } = powers;
  const now = application.services.now();
  const [privilege = ''] = grantor.act;
  let checked: Pick<Representation, 'privilege' | 'evidence'> = {
    privilege,
    evidence: { kind: 'login', id: evidence.id, at: evidence.at },
  };
  if (rules.lookUp) {
    const answer = await rules.lookUp.byRepresentative(evidence.cpr ?? '', AbortSignal.timeout(10_000));
    if (!answer.ok) return { ok: false, problem: 'unavailable' };
    const representative = evidence.cpr ?? '';
    const held = grantor.act.find((each) =>
      answer.delegations.some((delegation) =>
        holds(delegation, { representative, grantor: grantor.cpr, privilege: each, now }),
      ),
    );
    if (held === undefined) return { ok: false, problem: 'revoked' };
    checked = { privilege: held, evidence: { kind: 'lookUp', id: answer.id, at: now.toISOString() } };
  } else if (now.getTime() - Date.parse(evidence.at) > rules.maxAgeMinutes * 60_000) {
    return { ok: false, problem: 'old' };
  }
  const [named] = await nameGrantors(application, organisation, citizen, [grantor], rules, language, from);
  if (named?.problem === 'dead') return { ok: false, problem: 'dead' };
  return { ok: true, representation: { subject: draft.subject, name: draft.name, ...checked } };
}

async function checkChild(
  application: Application,
  organisation: Organisation,
  citizen: Citizen,
  definition: FormDefinition,
  draft: SendingForAnother,
  { answer, relation, own }: Extract<RightToDraft, { kind: 'child' }>,
  from: AuditDetail,
): Promise<CheckedPower> {
  if (!answer.ok) return { ok: false, problem: answer.code === 'not-found' ? 'none' : 'childUnavailable' };
  const { person } = answer;
  const now = application.services.now();
  const id = uuidv7();
  const asked = { relation: draft.relation ?? 'child', cpr: person.cpr, answer, id } as const;
  await noteLookUps(application, organisation, citizen, from, [asked]);
  const rules = definition.start.ownChildren;
  const isForThem = draft.isOfCase || (rules !== undefined && (relation !== 'guardian' || rules.wards === true));
  if (relation === null || !isForThem) return { ok: false, problem: 'none' };
  if (!draft.isOfCase && !isOfAge(person, rules ?? {}, danishDate(now))) return { ok: false, problem: 'childAge' };
  return {
    ok: true,
    representation: {
      subject: draft.subject,
      name: draft.name,
      relation,
      privilege: '',
      ...(relation === 'custody' ? { otherHolders: otherHolders(person, [own]) } : {}),
      evidence: { kind: 'cpr', id, at: now.toISOString() },
    },
  };
}
