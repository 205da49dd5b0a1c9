import { type AuditAction, type AuditDetail, recordAudit } from '../../audit/record.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson } from '../../database/encryption/envelope.ts';
import { type DataKey, unwrapDataKey } from '../../database/encryption/key-ring.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Actor } from '../../workflows/case-state.ts';
import type { CaseServices } from '../services.ts';

/** The place that a registered number's ciphertext is bound to. */
export const registeredNumberPlace = 'person.number';

/** A mobile number that a person has shown to be theirs. */
export interface RegisteredNumber {
  readonly e164: string;
  readonly confirmedAt: Date;
}

/** Who registers, changes or removes a number: their own. */
export interface NumberOwner {
  readonly person: string;
  readonly actor: Actor;
  readonly from: AuditDetail;
}

/** The number that a person has registered with the organisation. */
export async function readRegisteredNumber(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  person: string,
): Promise<RegisteredNumber | undefined> {
  const row = await transaction
    .selectFrom('registered_number')
    .select(['number', 'confirmed_at'])
    .where('person', '=', person)
    .executeTakeFirst();
  const key = row && (await keyOfPerson(transaction, organisation, person));
  if (!row || !key) return undefined;
  return { e164: decryptJson<string>(key.key, registeredNumberPlace, row.number), confirmedAt: row.confirmed_at };
}

/** A person's key; with `lock`, nobody else registers a number for them until the transaction ends. */
export async function keyOfPerson(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  person: string,
  lock = false,
): Promise<DataKey | undefined> {
  const query = transaction
    .selectFrom('person')
    .innerJoin('data_key', (join) =>
      join.onRef('data_key.organisation', '=', 'person.organisation').onRef('data_key.id', '=', 'person.data_key'),
    )
    .select(['person.data_key', 'data_key.wrapped'])
    .where('person.id', '=', person);
  const row = await (lock ? query.forUpdate('person') : query).executeTakeFirst();
  return row && unwrapDataKey(organisation.keys, row.data_key, row.wrapped);
}

/** Removes the number of a person, and whatever code is on its way. @returns whether there was one */
export function removeRegisteredNumber(
  { database, now }: Pick<CaseServices, 'database' | 'now'>,
  organisation: Organisation,
  by: NumberOwner,
): Promise<boolean> {
  return database.inOrganisation(organisation.id, async (transaction) => {
    await transaction.updateTable('number_code').set({ is_over: true }).where('person', '=', by.person).execute();
    const removed = await transaction
      .deleteFrom('registered_number')
      .where('person', '=', by.person)
      .returning('person')
      .executeTakeFirst();
    if (removed) await auditNumber(transaction, organisation, by, 'numberRemoved', now());
    return removed !== undefined;
  });
}

/** Logs what somebody did to their number; the number itself is not told. */
export function auditNumber(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  { person, actor, from }: NumberOwner,
  action: Extract<AuditAction, 'numberCodeSent' | 'numberRegistered' | 'numberRemoved' | 'messagesAllowed'>,
  at: Date,
): Promise<void> {
  return recordAudit(transaction, organisation.id, [
    {
      at,
      actor,
      subject: person,
      action,
      recordKind: 'person',
      record: person,
      detail: from,
      key: { id: null, key: organisation.keys.own },
    },
  ]);
}
