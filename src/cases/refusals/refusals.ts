import { type AuditDetail, recordAudit } from '../../audit/record.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Actor } from '../../workflows/case-state.ts';
import { receiverHash } from '../billing/note-billed.ts';
import type { CaseServices } from '../services.ts';

/** Whether whom the case is about, or whoever has the number where it is known, has said no to messages of a kind. */
export async function isRefusedBy(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  kind: string,
  person: string,
  receiver: string | null,
): Promise<boolean> {
  const found = await transaction
    .selectFrom('message_refusal')
    .select('id')
    .where('kind', '=', kind)
    .where(({ or, eb }) =>
      or([
        eb('person', '=', person),
        ...(receiver === null ? [] : [eb('receiver_hash', '=', receiverHash(organisation, receiver))]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Whether a person has said no to messages of a kind. */
export async function hasRefused(transaction: OrganisationTransaction, kind: string, person: string): Promise<boolean> {
  const found = await transaction
    .selectFrom('message_refusal')
    .select('id')
    .where('kind', '=', kind)
    .where('person', '=', person)
    .executeTakeFirst();
  return found !== undefined;
}

/** Notes that a person wants no messages of a kind from the organisation, or wants them again. */
export function chooseMessages(
  { database, now }: CaseServices,
  organisation: Organisation,
  kind: string,
  isWanted: boolean,
  by: { readonly person: string; readonly actor: Actor; readonly from: AuditDetail },
): Promise<void> {
  return database.inOrganisation(organisation.id, async (transaction) => {
    const at = now();
    const changed = isWanted
      ? await transaction
          .deleteFrom('message_refusal')
          .where('kind', '=', kind)
          .where('person', '=', by.person)
          .returning('id')
          .executeTakeFirst()
      : await transaction
          .insertInto('message_refusal')
          .values({ organisation: organisation.id, kind, person: by.person, receiver_hash: null, at })
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .executeTakeFirst();
    if (!changed) return;
    await recordAudit(transaction, organisation.id, [
      {
        at,
        actor: by.actor,
        subject: by.person,
        action: isWanted ? 'messagesAllowed' : 'messagesRefused',
        recordKind: 'person',
        record: by.person,
        detail: { ...by.from, kind },
        key: { id: null, key: organisation.keys.own },
      },
    ]);
  });
}

/** Notes that a number has answered that it wants no more messages of a kind. Told again it changes nothing. */
export function refuseAt(
  { database, now }: CaseServices,
  organisation: Organisation,
  kind: string,
  receiver: string,
): Promise<void> {
  return database.inOrganisation(organisation.id, async (transaction) => {
    const at = now();
    const noted = await transaction
      .insertInto('message_refusal')
      .values({
        organisation: organisation.id,
        kind,
        person: null,
        receiver_hash: receiverHash(organisation, receiver),
        at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!noted) return;
    await recordAudit(transaction, organisation.id, [
      {
        at,
        actor: { kind: 'system', id: null },
        subject: null,
        action: 'messagesRefused',
        recordKind: 'organisation',
        record: null,
        detail: { kind, refusal: noted.id },
        key: { id: null, key: organisation.keys.own },
      },
    ]);
  });
}

/** Since when a number gets no messages of a kind; undefined where it gets them. */
export async function numberRefusedAt(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  kind: string,
  receiver: string,
): Promise<Date | undefined> {
  const found = await transaction
    .selectFrom('message_refusal')
    .select('at')
    .where('kind', '=', kind)
    .where('receiver_hash', '=', receiverHash(organisation, receiver))
    .executeTakeFirst();
  return found?.at;
}

/**
 * Lets a number get messages of a kind again, because whoever has it has asked for that. What a person has chosen for themselves stays.
 * @returns whether the number had said no
 */
export function liftRefusal(
  { database, now }: CaseServices,
  organisation: Organisation,
  kind: string,
  receiver: string,
  by: { readonly employee: string; readonly reason: string; readonly from: AuditDetail },
): Promise<boolean> {
  return database.inOrganisation(organisation.id, async (transaction) => {
    const lifted = await transaction
      .deleteFrom('message_refusal')
      .where('kind', '=', kind)
      .where('receiver_hash', '=', receiverHash(organisation, receiver))
      .returning('id')
      .executeTakeFirst();
    if (!lifted) return false;
    await recordAudit(transaction, organisation.id, [
      {
        at: now(),
        actor: { kind: 'employee', id: by.employee },
        subject: null,
        action: 'messagesAllowed',
        recordKind: 'organisation',
        record: null,
        detail: { ...by.from, kind, refusal: lifted.id, reason: by.reason },
        key: { id: null, key: organisation.keys.own },
      },
    ]);
    return true;
  });
}
