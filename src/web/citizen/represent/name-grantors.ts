import { type AuditDetail, recordAudit } from '../../../audit/record.ts';
import { cprHash, ensurePersonByCpr } from '../../../cases/person.ts';
import { wholeYears } from '../../../forms/drafts/prefill.ts';
import type { Grantor } from '../../../identity/privileges/grantors.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { maskCpr } from '../../../registers/cpr-number.ts';
import { standingOf } from '../../../registers/person-status.ts';
import type { PersonLookUp, RegisteredPerson } from '../../../registers/register.ts';
import type { Application } from '../../application.ts';
import { actorOf, type Citizen } from '../citizen.tsx';
import { danishDate } from '../form-context.ts';
import { representTranslator } from './texts.ts';

/** A grantor as the choice names them. */
export interface NamedGrantor {
  readonly grantor: Grantor;
  /** Stands for them in pages, where their number must not. */
  readonly reference: string;
  /** As the representative may see it. */
  readonly name: string;
  /** Why they can't be chosen; null where they can. */
  readonly problem: 'dead' | 'young' | 'noAnswer' | null;
  readonly person: RegisteredPerson | null;
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
  const { services } = application;
  const signal = AbortSignal.timeout(patience);
  const register = application.cpr(organisation);
  const answers = await Promise.all(grantors.map(({ cpr }) => register.lookUp(cpr, { signal })));
  const now = services.now();
  await services.database.inOrganisation(organisation.id, async (transaction) => {
    for (const [index, { cpr }] of grantors.entries()) {
      const answer = answers[index];
      const subject = await ensurePersonByCpr(transaction, organisation, cpr);
      await recordAudit(transaction, organisation.id, [
        {
          at: now,
          actor: actorOf(citizen),
          subject,
          action: 'registerLookedUp',
          recordKind: 'person',
          record: subject,
          detail: {
            ...from,
            register: 'CPR',
            relation: 'grantor',
            outcome: answer?.ok ? 'found' : (answer?.code ?? ''),
          },
          key: { id: null, key: organisation.keys.own },
        },
      ]);
    }
  });
  return grantors.map((grantor, index) =>
    named(organisation, grantor, answers[index], rules.youngestGrantor, danishDate(now), language),
  );
}

function named(
  organisation: Organisation,
  grantor: Grantor,
  answer: PersonLookUp | undefined,
  youngest: number,
  today: string,
  language: string,
): NamedGrantor {
  const t = representTranslator(language);
  const reference = referenceOf(organisation, grantor.cpr);
  const cpr = maskCpr(grantor.cpr);
  if (!answer?.ok) {
    return { grantor, reference, name: t('represent.name.unknown', { cpr }), problem: 'noAnswer', person: null };
  }
  const { person } = answer;
  const { first, middle, last, addressing } = person.name;
  const name = person.protected
    ? t('represent.name.protected', { cpr })
    : [first, middle, last].filter(Boolean).join(' ') || addressing;
  const isDead = standingOf(person.status) === 'dead';
  const isYoung = wholeYears(person.birthDate, today) < youngest;
  return { grantor, reference, name, problem: isDead ? 'dead' : isYoung ? 'young' : null, person };
}
