import { findIdentity, readIdentity } from '../../../cases/person.ts';
import type { DataKey } from '../../../database/encryption/key-ring.ts';
import type { FormDefinition } from '../../../forms/definition.ts';
import { type Grantor, grantorsIn } from '../../../identity/privileges/grantors.ts';
import { type LoginEvidence, openEvidence } from '../../../identity/privileges/login-evidence.ts';
import { type PowerRules, powerRules } from '../../../options/registry.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { type ParentalRelation, parentalRelation } from '../../../registers/parental-relation.ts';
import type { PersonLookUp } from '../../../registers/register.ts';
import type { Application } from '../../application.ts';
import { registersOf } from '../../registers-of.ts';
import type { Citizen } from '../citizen.tsx';
import { danishDate } from '../form-context.ts';

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

/** Why somebody may fill in a draft for another. */
export type RightToDraft =
  | { readonly kind: 'power'; readonly powers: HeldPowers; readonly grantor: Grantor }
  /** What CPR says of the child: whether the citizen still has custody or is the guardian must be looked at. */
  | {
      readonly kind: 'child';
      readonly relation: ParentalRelation | null;
      readonly own: string;
      readonly answer: PersonLookUp;
    };

/** A draft that is filled in for somebody, as far as the right to it goes. */
export interface DraftForAnother {
  readonly subject: string;
  readonly key: DataKey;
  /** Why it was begun: a power of attorney where absent. */
  readonly relation?: ParentalRelation | undefined;
}

/** Milliseconds that the register may take. */
const patience = 8_000;

/**
 * Why the citizen may fill in a draft for whom it is for; null where their log-in gives no power. Of a child CPR is asked, whose record
 * says who has custody: not again within the minutes that answers are kept, but where the answer is to be `fresh`.
 */
export async function rightToDraft(
  application: Application,
  organisation: Organisation,
  citizen: Citizen,
  definition: FormDefinition,
  draft: DraftForAnother,
  { fresh = false }: { readonly fresh?: boolean } = {},
): Promise<RightToDraft | null> {
  const powers = draft.relation ? null : heldPowers(organisation, citizen, definition);
  if (!powers && !draft.relation) return null;
  const { own, subject } = await application.services.database.inOrganisation(organisation.id, async (transaction) => ({
    own: draft.relation ? (await readIdentity(transaction, organisation, citizen.person)).cpr : null,
    subject: (await findIdentity(transaction, organisation, draft.subject))?.cpr ?? null,
  }));
  if (powers) {
    const grantor = powers.grantors.find(({ cpr, act }) => cpr === subject && act.length > 0);
    return grantor ? { kind: 'power', powers, grantor } : null;
  }
  if (own === null || subject === null) return null;
  const register = registersOf(application, organisation, draft.key).cpr;
  const answer = await register.lookUp(subject, { signal: AbortSignal.timeout(patience), fresh });
  const today = danishDate(application.services.now());
  return { kind: 'child', relation: answer.ok ? parentalRelation(answer.person, [own], today) : null, own, answer };
}

/**
 * Whether the citizen may see and go on with a draft for another. While CPR is silent a parent may: it is what they wrote themselves,
 * and sending asks again.
 */
export function mayGoOn(right: RightToDraft | null): boolean {
  if (right?.kind !== 'child') return right !== null;
  return right.answer.ok ? right.relation !== null : right.answer.code !== 'not-found';
}
