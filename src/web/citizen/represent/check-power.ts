import type { AuditDetail } from '../../../audit/record.ts';
import type { Representation } from '../../../cases/representation.ts';
import type { FormDefinition } from '../../../forms/definition.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { holds } from '../../../registers/delegation-lookup.ts';
import type { Application } from '../../application.ts';
import type { Citizen } from '../citizen.tsx';
import { grantorOfDraft } from './held-powers.ts';
import { nameGrantors } from './name-grantors.ts';

export type PowerProblem = 'none' | 'old' | 'revoked' | 'unavailable' | 'dead';

export type CheckedPower =
  | { readonly ok: true; readonly representation: Representation }
  | { readonly ok: false; readonly problem: PowerProblem };

/**
 * Checks the power anew when a draft is sent for somebody else (FUL-5). Where powers can be looked up they are, since one can
 * have been revoked since the log-in: without an answer nothing is sent. Else the log-in itself counts, while it is young
 * enough. A power ends with whoever gave it.
 */
export async function checkPower(
  application: Application,
  organisation: Organisation,
  citizen: Citizen,
  definition: FormDefinition,
  draft: { readonly subject: string; readonly name: string },
  language: string,
  from: AuditDetail,
): Promise<CheckedPower> {
  const found = await grantorOfDraft(application, organisation, citizen, definition, draft.subject);
  if (!found) return { ok: false, problem: 'none' };
  const { grantor, powers } = found;
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
