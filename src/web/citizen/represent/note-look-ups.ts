import { type AuditDetail, recordAudit } from '../../../audit/record.ts';
import { ensurePersonByCpr } from '../../../cases/person.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import type { ParentalRelation } from '../../../registers/parental-relation.ts';
import type { PersonLookUp } from '../../../registers/register.ts';
import type { Application } from '../../application.ts';
import { actorOf, type Citizen } from '../citizen.tsx';

/** Writes down whom CPR was asked about before there is a draft, and what for. */
export async function noteLookUps(
  { services }: Application,
  organisation: Organisation,
  citizen: Citizen,
  from: AuditDetail,
  asked: readonly {
    readonly relation: 'self' | 'child' | 'grantor' | ParentalRelation;
    readonly cpr: string;
    readonly answer: PersonLookUp | undefined;
    /** What the audit log calls it, where something rests on it. */
    readonly id?: string;
  }[],
): Promise<void> {
  const at = services.now();
  await services.database.inOrganisation(organisation.id, async (transaction) => {
    for (const { relation, cpr, answer, id } of asked) {
      const subject = await ensurePersonByCpr(transaction, organisation, cpr);
      const outcome = answer?.ok ? 'found' : (answer?.code ?? '');
      await recordAudit(transaction, organisation.id, [
        {
          at,
          actor: actorOf(citizen),
          subject,
          action: 'registerLookedUp',
          recordKind: 'person',
          record: subject,
          detail: { ...from, register: 'CPR', relation, outcome, ...(id === undefined ? {} : { evidence: id }) },
          key: { id: null, key: organisation.keys.own },
        },
      ]);
    }
  });
}
