import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson } from '../../database/encryption/envelope.ts';
import type { CaseInput, Kept } from '../../options/option.ts';
import type { DeliveryView } from '../case-view.ts';
import { casePlaces, type StoredCase } from '../stored-case.ts';
import type { FixedInput } from './delivery-input.ts';
import { keptOf } from './go-another-way.ts';
import { listSent } from './sent-documents.ts';

/** A delivery that something of a peer may be about, with what a person tells it from the others by. */
export interface SentDelivery extends Pick<DeliveryView, 'id' | 'step' | 'kind' | 'status' | 'createdAt'> {
  readonly leg: number;
  readonly kept: Kept | null;
  /** What was sent, as it was settled at the first attempt. */
  readonly input: CaseInput | null;
  /** Names of what went out last, the main document first. */
  readonly documents: readonly string[];
}

/** Somebody looks for one among so many at most. */
const most = 50;

/** What a case had sent through kinds of delivery before a moment, the latest first. */
export async function deliveriesSentBefore(
  transaction: OrganisationTransaction,
  stored: StoredCase,
  kinds: readonly string[],
  at: Date,
): Promise<readonly SentDelivery[]> {
  const rows = await transaction
    .selectFrom('delivery')
    .select(['id', 'step', 'kind', 'status', 'leg', 'kept', 'input', 'created_at'])
    .where('case', '=', stored.id)
    .where('kind', 'in', kinds)
    .where('attempts', '>', 0)
    .where('created_at', '<=', at)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
  const sent = await listSent(
    transaction,
    stored,
    rows.map(({ id }) => id),
  );
  return rows.map(({ created_at, input, kept, ...row }) => ({
    ...row,
    createdAt: created_at,
    kept: keptOf(stored, { kept }),
    input: input && decryptJson<FixedInput>(stored.key.key, casePlaces.deliveryInput, input).input,
    documents: (sent.get(row.id)?.at(-1)?.documents ?? []).map(({ name }) => name),
  }));
}
