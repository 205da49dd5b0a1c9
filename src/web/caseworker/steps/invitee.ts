import { parseCpr } from '../../../registers/cpr-number.ts';
import { parseCvr } from '../../../registers/cvr-number.ts';
import type { Invitee } from '../../../workflows/case-state.ts';
import type { CaseStepTextKey } from './texts.ts';

const longest = 254;

/** Whom somebody named in one field, by CPR number, CVR number or e-mail address; else what is wrong with it. */
export function readInvitee(
  typed: string,
): { readonly ok: true; readonly to: Invitee } | { readonly ok: false; readonly error: CaseStepTextKey } {
  if (typed === '') return { ok: false, error: 'caseSteps.invite.empty' };
  if (typed.length <= longest && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed)) return { ok: true, to: { email: typed } };
  const company = parseCvr(typed);
  if (company.ok) return { ok: true, to: { cvr: company.digits } };
  const read = parseCpr(typed);
  if (!read.ok) return { ok: false, error: 'caseSteps.invite.neither' };
  if (read.number.replacement) return { ok: false, error: 'caseSteps.invite.replacement' };
  return { ok: true, to: { cpr: read.number.digits } };
}
