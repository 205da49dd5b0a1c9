import type { AuditDetail } from '../../../audit/record.ts';
import { cprHash } from '../../../cases/person.ts';
import type { Grantor } from '../../../identity/privileges/grantors.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { maskCpr } from '../../../registers/cpr-number.ts';
import type { ParentalRelation } from '../../../registers/parental-relation.ts';
import { standingOf } from '../../../registers/person-status.ts';
import type { Custody, PersonLookUp, RegisteredPerson } from '../../../registers/register.ts';
import { wholeYears } from '../../../registers/whole-years.ts';
import type { Application } from '../../application.ts';
import type { Citizen } from '../citizen.tsx';
import { danishDate } from '../form-context.ts';
import { noteLookUps } from './note-look-ups.ts';
import { representTranslator } from './texts.ts';

/** Somebody whom one may act for, as the choice names them: who gave a power, or an own child. */
export interface NamedGrantor {
  readonly cpr: string;
  /** Null for a power of attorney. */
  readonly relation: ParentalRelation | null;
  /** Stands for them in pages, where their number must not. */
  readonly reference: string;
  /** As the representative may see it. */
  readonly name: string;
  /** Why they can't be chosen; null where they can. */
  readonly problem: 'dead' | 'young' | 'noAnswer' | 'age' | null;
  readonly person: RegisteredPerson | null;
  /** Name and address may be shown to the one who acts. */
  readonly mayBeSeen: boolean;
  /** Who has custody beside the one who acts. */
  readonly otherHolders: readonly Custody[];
}

/** Milliseconds that the register may take for all of a page. */
const patience = 8_000;

/** What stands for a grantor in the organisation's pages. */
export function referenceOf(organisation: Organisation, cpr: string): string {
  return cprHash(organisation, cpr).toString('base64url');
}

/**
 * Asks CPR about grantors, each of whom the log-in lets the citizen act for; each look-up is logged with whose data it is. A
 * protected name isn't told: the representative has the number already, and its first half says whom it is about.
 */
export async function nameGrantors(
  application: Application,
  organisation: Organisation,
  citizen: Citizen,
  grantors: readonly Grantor[],
  rules: { readonly youngestGrantor: number },
  language: string,
  from: AuditDetail,
): Promise<readonly NamedGrantor[]> {
  const signal = AbortSignal.timeout(patience);
  const register = application.cpr(organisation);
  const answers = await Promise.all(grantors.map(({ cpr }) => register.lookUp(cpr, { signal })));
  await noteLookUps(
    application,
    organisation,
    citizen,
    from,
    grantors.map(({ cpr }, index) => ({ relation: 'grantor', cpr, answer: answers[index] })),
  );
  const today = danishDate(application.services.now());
  return grantors.map(({ cpr }, index) =>
    named(organisation, cpr, answers[index], rules.youngestGrantor, today, language),
  );
}

function named(
  organisation: Organisation,
  grantor: string,
  answer: PersonLookUp | undefined,
  youngest: number,
  today: string,
  language: string,
): NamedGrantor {
  const t = representTranslator(language);
  const cpr = maskCpr(grantor);
  const common = { cpr: grantor, relation: null, reference: referenceOf(organisation, grantor), otherHolders: [] };
  if (!answer?.ok) {
    const name = t('represent.name.unknown', { cpr });
    return { ...common, name, problem: 'noAnswer', person: null, mayBeSeen: false };
  }
  const { person } = answer;
  const { first, middle, last, addressing } = person.name;
  const name = person.protected
    ? t('represent.name.protected', { cpr })
    : [first, middle, last].filter(Boolean).join(' ') || addressing;
  const isDead = standingOf(person.status) === 'dead';
  const isYoung = wholeYears(person.birthDate, today) < youngest;
  const problem = isDead ? 'dead' : isYoung ? 'young' : null;
  return { ...common, name, problem, person, mayBeSeen: !person.protected };
}
