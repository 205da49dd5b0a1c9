import { type RawBuilder, sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import { lookUpHash } from '../../database/encryption/envelope.ts';
import { inSql, type Writes } from '../../database/writes.ts';
import type { Billed } from '../../options/option.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { StoredCase } from '../stored-case.ts';

/** By what a receiver is found again, without being readable. */
export function receiverHash({ keys }: Pick<Organisation, 'keys'>, receiver: string): Buffer {
  return lookUpHash(keys.hashing, `billed receiver ${receiver}`);
}

/** A delivery, and what it went out under. */
interface Sent {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
}

/** What the gateway has told of a message that it took. */
interface Told {
  readonly reference: string;
  readonly state: Billed['state'];
  readonly billedParts?: number | undefined;
  readonly price?: Billed['price'] | undefined;
}

/** The state of a message of which nobody knows whether it was taken. What is told of it takes its place, however late. */
export const stateInDoubt = 'unknown';

/**
 * Logs what went out of a delivery, and what has been learnt of it since, in any order: what is final stays, and what the gateway has once
 * told of parts and price is not forgotten. As many messages are logged as may have been taken: those that the gateway has named, and the
 * others as in doubt until it names them. The delivery's row must be locked.
 * @param isFound it was looked up: what is named may be what was in doubt
 */
export function noteBilled(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  stored: Pick<StoredCase, 'id' | 'workflowVersion'>,
  delivery: Sent,
  billed: Billed,
  isFound: boolean,
  writes: Writes,
): void {
  const { reference, sends, isAnswered, ...rest } = billed;
  const row = (text: RawBuilder<unknown>) => writes.add(inSql(transaction, text));
  const insert = (known?: Told) => insertInto(organisation, stored, delivery, billed, known);
  if (reference !== null && sends === 1 && isAnswered && !isFound) {
    const told = { ...rest, reference };
    row(sql`${insert(told)} on conflict (organisation, delivery, reference) do update set ${changesBy(told)}`);
    return;
  }
  const isNew = sql`not exists (select from billed_message m where ${isOf(delivery, reference)})`;
  if (reference !== null) {
    const told = { ...rest, reference };
    noteTold(transaction, delivery, told, writes);
    row(sql`${insert(told)} where ${isNew}`);
  }
  // All of this sees the rows as they were before: one that is just being named is counted beside them.
  const named = reference === null ? sql`0` : sql`case when ${isNew} then 1 else 0 end`;
  row(sql`${insert()}, generate_series(1, ${sends}::integer - ${named} -
    (select count(*)::integer from billed_message m where m.delivery = ${delivery.id} and m.key = ${delivery.key}))`);
}

/**
 * Logs what was told of a message: of the one that the gateway calls so, else of the first of those in doubt under its key, which it
 * turns out to be. Nothing where there is neither.
 */
export function noteTold(transaction: OrganisationTransaction, delivery: Sent, told: Told, writes: Writes): void {
  writes.add(
    inSql(
      transaction,
      sql`update billed_message set reference = ${told.reference}, ${changesBy(told)}
      where id = (select m.id from billed_message m where ${isOf(delivery, told.reference)}
        order by m.reference nulls last, m.sent_at, m.id limit 1)`,
    ),
  );
}

function changesBy({ state, billedParts, price }: Told): RawBuilder<unknown> {
  // What was called back costs nothing, whatever was told of it before.
  const isFree = sql`billed_message.billed_parts = 0`;
  return sql`
    billed_parts = case when ${isFree} then 0 else coalesce(${billedParts ?? null}::smallint, billed_message.billed_parts) end,
    price = case when ${isFree} then billed_message.price
      else coalesce(${price?.amount ?? null}::double precision, billed_message.price) end,
    currency = coalesce(${price?.currency ?? null}, billed_message.currency),
    state = case when billed_message.is_final then billed_message.state else ${state.key} end,
    is_final = billed_message.is_final or ${state.final}::boolean`;
}

/** The message that has the reference, and those of the delivery's key that have none yet. */
function isOf({ id, key }: Pick<Sent, 'id' | 'key'>, reference: string | null): RawBuilder<unknown> {
  return sql`m.delivery = ${id} and (m.reference = ${reference} or (m.key = ${key} and m.reference is null))`;
}

/** @param told nothing of one in doubt */
function insertInto(
  organisation: Organisation,
  stored: Pick<StoredCase, 'id' | 'workflowVersion'>,
  { id, kind, key }: Sent,
  { receiver, account, gateway, sender, purpose, sentAt, parts, partPrice }: Billed,
  told: Told | undefined,
): RawBuilder<unknown> {
  const { reference, billedParts, price, state } = told ?? { state: { key: stateInDoubt, final: false } };
  return sql`
    insert into billed_message (organisation, kind, "case", delivery, key, reference, receiver, receiver_hash, workflow, unit,
      account, gateway, sender, purpose, sent_at, parts, billed_parts, part_price, price, currency, state, is_final)
    select ${organisation.id}::integer, ${kind}, ${stored.id}::uuid, ${id}::uuid, ${key}::uuid, ${reference ?? null}::text,
      ${receiver.masked}, ${receiverHash(organisation, receiver.whole)}::bytea,
      v.key, nullif(v.definition->'about'->>'unit', ''),
      ${account}, ${gateway}, ${sender}, ${purpose ?? null}, ${sentAt}::timestamptz, ${parts}::smallint,
      ${billedParts ?? null}::smallint, ${partPrice ?? null}::integer, ${price?.amount ?? null}::double precision,
      ${price?.currency ?? null}, ${state.key}, ${state.final}::boolean
    from (select v.key, v.definition from workflow_version v
      where v.organisation = ${organisation.id}::integer and v.id = ${stored.workflowVersion}::uuid) v`;
}

/** Takes from the log what leads to a person, when the case goes; the figures stay, on the day that they are of. */
export async function forgetReceivers(transaction: OrganisationTransaction, stored: string): Promise<void> {
  await transaction
    .updateTable('billed_message')
    .set({
      case: null,
      delivery: null,
      key: null,
      reference: null,
      receiver: null,
      receiver_hash: null,
      sent_at: sql<Date>`date_trunc('day', sent_at, 'Europe/Copenhagen')`,
    })
    .where('case', '=', stored)
    .execute();
}
