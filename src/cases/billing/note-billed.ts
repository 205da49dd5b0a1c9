import { type RawBuilder, sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import { lookUpHash } from '../../database/encryption/envelope.ts';
import type { Billed } from '../../options/option.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { StoredCase } from '../stored-case.ts';

/** By what a receiver is found again, without being readable. */
export function receiverHash({ keys }: Pick<Organisation, 'keys'>, receiver: string): Buffer {
  return lookUpHash(keys.hashing, `billed receiver ${receiver}`);
}

/**
 * Logs a message that went out, or what has been learnt of it since, in any order: what is final stays, and what the gateway has once told
 * of parts and price is not forgotten. To be gathered with what else belongs to the transaction.
 */
export function noteBilled(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  stored: Pick<StoredCase, 'id' | 'workflowVersion'>,
  delivery: { readonly id: string; readonly kind: string },
  billed: Billed,
): { compile(): ReturnType<RawBuilder<unknown>['compile']> } {
  const {
    receiver,
    reference,
    account,
    gateway,
    sender,
    purpose,
    sentAt,
    parts,
    billedParts,
    partPrice,
    price,
    state,
  } = billed;
  const statement = sql`
    insert into billed_message (organisation, kind, "case", delivery, reference, receiver, receiver_hash, workflow, unit,
      account, gateway, sender, purpose, sent_at, parts, billed_parts, part_price, price, currency, state, is_final)
    select ${organisation.id}::integer, ${delivery.kind}, ${stored.id}::uuid, ${delivery.id}::uuid, ${reference},
      ${receiver.masked}, ${receiverHash(organisation, receiver.whole)}::bytea,
      v.key, nullif(v.definition->'about'->>'unit', ''),
      ${account}, ${gateway}, ${sender}, ${purpose ?? null}, ${sentAt}::timestamptz, ${parts}::smallint,
      ${billedParts ?? null}::smallint, ${partPrice ?? null}::integer, ${price?.amount ?? null}::double precision,
      ${price?.currency ?? null}, ${state.key}, ${state.final}::boolean
    from workflow_version v where v.organisation = ${organisation.id}::integer and v.id = ${stored.workflowVersion}::uuid
    on conflict (organisation, delivery, reference) do update set
      sent_at = least(billed_message.sent_at, excluded.sent_at),
      billed_parts = coalesce(excluded.billed_parts, billed_message.billed_parts),
      price = coalesce(excluded.price, billed_message.price),
      currency = coalesce(excluded.currency, billed_message.currency),
      state = case when billed_message.is_final then billed_message.state else excluded.state end,
      is_final = billed_message.is_final or excluded.is_final`;
  return { compile: () => statement.compile(transaction) };
}

/** Logs a state that was told of a message of a way that its delivery no longer goes. */
export function noteState(
  transaction: OrganisationTransaction,
  delivery: string,
  reference: string | undefined,
  state: string,
  isFinal: boolean,
) {
  return transaction
    .updateTable('billed_message')
    .set({ state, is_final: isFinal })
    .where('delivery', '=', delivery)
    .where('reference', '=', reference ?? '')
    .where('is_final', '=', false);
}

/** Takes from the log what leads to a person, when the case goes; the figures stay, on the day that they are of. */
export async function forgetReceivers(transaction: OrganisationTransaction, stored: string): Promise<void> {
  await transaction
    .updateTable('billed_message')
    .set({
      case: null,
      delivery: null,
      reference: null,
      receiver: null,
      receiver_hash: null,
      sent_at: sql<Date>`date_trunc('day', sent_at, 'Europe/Copenhagen')`,
    })
    .where('case', '=', stored)
    .execute();
}
