import type { OrganisationTransaction } from '../../database/database.ts';
import { openDocument, type SentDocument } from '../../documents/stored-document.ts';
import type { StoredCase } from '../stored-case.ts';

/** One attempt at a delivery with the documents that went out with it, the main one first. */
export interface SentWith {
  readonly attempt: number;
  readonly documents: readonly SentDocument[];
}

/** What went out with the attempts at some deliveries of a case, by the deliveries' ids; attempts with which nothing did are left out. */
export async function listSent(
  transaction: OrganisationTransaction,
  stored: Pick<StoredCase, 'id' | 'key'>,
  deliveries: readonly string[],
): Promise<ReadonlyMap<string, readonly SentWith[]>> {
  const sent = new Map<string, SentWith[]>();
  if (deliveries.length === 0) return sent;
  const rows = await sentRows(transaction, stored)
    .where('delivery_document.delivery', 'in', [...deliveries])
    .orderBy('delivery_document.attempt')
    .orderBy('delivery_document.position')
    .execute();
  for (const { delivery, attempt, ...row } of rows) {
    const attempts = sent.get(delivery) ?? [];
    const before = attempts.find((each) => each.attempt === attempt);
    const documents = [...(before?.documents ?? []), openDocument(stored.key, row)];
    sent.set(delivery, [...attempts.filter((each) => each !== before), { attempt, documents }]);
  }
  return sent;
}

/** One document that went out, by its place among those of an attempt; undefined where none did. */
export async function findSent(
  transaction: OrganisationTransaction,
  stored: Pick<StoredCase, 'id' | 'key'>,
  place: { readonly delivery: string; readonly attempt: number; readonly position: number },
): Promise<SentDocument | undefined> {
  const row = await sentRows(transaction, stored)
    .where('delivery_document.delivery', '=', place.delivery)
    .where('delivery_document.attempt', '=', place.attempt)
    .where('delivery_document.position', '=', place.position)
    .executeTakeFirst();
  return row && openDocument(stored.key, row);
}

function sentRows(transaction: OrganisationTransaction, { id }: Pick<StoredCase, 'id'>) {
  return transaction
    .selectFrom('delivery_document')
    .innerJoin('document', (join) =>
      join
        .onRef('document.organisation', '=', 'delivery_document.organisation')
        .onRef('document.id', '=', 'delivery_document.document'),
    )
    .select(['delivery_document.delivery', 'delivery_document.attempt'])
    .selectAll('document')
    .where('document.case', '=', id);
}
