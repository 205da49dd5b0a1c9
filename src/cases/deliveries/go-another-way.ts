import { v5 as uuidv5 } from 'uuid';
import { auditInsert } from '../../audit/record.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson, encryptJson } from '../../database/encryption/envelope.ts';
import type { Writes } from '../../database/writes.ts';
import type { Kept } from '../../options/option.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Text } from '../../texts/catalogue.ts';
import { jsonWithTexts } from '../../texts/json-with-texts.ts';
import { enqueueing } from '../jobs.ts';
import { casePlaces, type StoredCase } from '../stored-case.ts';

/** A delivery's row as far as it says which way it goes. */
export interface GoingRow {
  readonly id: string;
  readonly kind: string;
  readonly key: string | null;
  readonly leg: number;
  readonly attempts: number;
  readonly reference: string | null;
  readonly kept: Buffer | null;
}

/** The columns of a {@link GoingRow}. */
export const goingColumns = ['id', 'kind', 'key', 'leg', 'attempts', 'reference', 'kept'] as const;

/** What the kind keeps of a delivery; null until it has. */
export function keptOf(stored: StoredCase, { kept }: Pick<GoingRow, 'kept'>): Kept | null {
  return kept && decryptJson<Kept>(stored.key.key, casePlaces.deliveryKept, kept);
}

/** What goes out as the delivery's key. */
export function keyOf({ id, key }: Pick<GoingRow, 'id' | 'key'>): string {
  return key ?? id;
}

/** Notes a way that a delivery went, so that a receipt for it that comes late is known. */
export function formerWay(
  transaction: OrganisationTransaction,
  organisation: number,
  row: Pick<GoingRow, 'id' | 'key' | 'leg' | 'reference'>,
  ended: 'rejected' | 'overdue' | 'sentAgain',
  reason: Text | null,
  at: Date,
) {
  return transaction.insertInto('delivery_leg').values({
    organisation,
    delivery: row.id,
    key: keyOf(row),
    leg: row.leg,
    reference: row.reference,
    ended,
    reason: reason && jsonWithTexts(reason),
    at,
  });
}

/**
 * Lets a delivery go on another way, within the transaction that ended the former: it waits to be attempted under a key of its own,
 * which follows from the former so that the same way always has the same. The case goes on waiting.
 */
export function goAnotherWay(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  stored: StoredCase,
  row: GoingRow,
  kept: Kept,
  ended: { readonly why: 'rejected' | 'overdue'; readonly reason: Text; readonly at: Date },
  writes: Writes,
): void {
  const { why, reason, at } = ended;
  const leg = row.leg + 1;
  writes.add(
    formerWay(transaction, organisation.id, row, why, reason, at),
    transaction
      .updateTable('delivery')
      .set({
        leg,
        leg_base: row.attempts,
        key: uuidv5(String(leg), keyOf(row)),
        kept: encryptJson(stored.key.key, casePlaces.deliveryKept, kept),
        document: null,
        status: 'pending',
        next_at: at,
        reference: null,
        reason: null,
        refusal: null,
        settled_at: null,
      })
      .where('id', '=', row.id),
    auditInsert(transaction, organisation.id, [
      {
        at,
        actor: { kind: 'system', id: null },
        subject: stored.person,
        action: 'deliveryOtherWay',
        recordKind: 'case',
        record: stored.id,
        detail: { delivery: row.id, kind: row.kind, attempt: row.attempts, why },
        key: stored.key,
      },
    ]),
  );
  writes.call(
    enqueueing(transaction, [{ task: 'deliver', payload: { organisation: organisation.id, delivery: row.id } }]),
  );
}
