import { findIdentity } from '../../../cases/person.ts';
import type { FormDefinition } from '../../../forms/definition.ts';
import { type Grantor, grantorsIn } from '../../../identity/privileges/grantors.ts';
import { type LoginEvidence, openEvidence } from '../../../identity/privileges/login-evidence.ts';
import { type PowerRules, powerRules } from '../../../options/registry.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import type { Application } from '../../application.ts';
import type { Citizen } from '../citizen.tsx';

/** Whom somebody may act or read for on a form, as their log-in said and the organisation's rules have it. */
export interface HeldPowers {
  readonly rules: PowerRules;
  readonly evidence: LoginEvidence;
  readonly grantors: readonly Grantor[];
}

/** The powers that count for a form; null where none can: the option is off, or the log-in said nothing. */
export function heldPowers(
  organisation: Organisation,
  citizen: Pick<Citizen, 'kind' | 'evidence'>,
  definition: FormDefinition,
): HeldPowers | null {
  if (citizen.kind !== 'citizen' || !citizen.evidence || !definition.start.representation) return null;
  const rules = powerRules(organisation);
  if (!rules) return null;
  const evidence = openEvidence(organisation, citizen.evidence);
  return { rules, evidence, grantors: grantorsIn(evidence, definition.start.representation) };
}

/** The grantor whom a draft is filled in for, if the log-in lets the citizen act for them on its form; else null. */
export async function grantorOfDraft(
  { services }: Application,
  organisation: Organisation,
  citizen: Citizen,
  definition: FormDefinition,
  subject: string,
): Promise<{ readonly powers: HeldPowers; readonly grantor: Grantor } | null> {
  const powers = heldPowers(organisation, citizen, definition);
  if (!powers) return null;
  const identity = await services.database.inOrganisation(organisation.id, (transaction) =>
    findIdentity(transaction, organisation, subject),
  );
  const grantor = powers.grantors.find(({ cpr, act }) => cpr === identity?.cpr && act.length > 0);
  return grantor ? { powers, grantor } : null;
}
