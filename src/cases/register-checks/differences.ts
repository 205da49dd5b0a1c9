import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson, encryptJson } from '../../database/encryption/envelope.ts';
import type { DataKey } from '../../database/encryption/key-ring.ts';
import type { StoredCase } from '../stored-case.ts';
import type { Difference } from './compare.ts';

const place = 'register_check.content';

export function sealDifferences(key: DataKey, differences: readonly Difference[]): Buffer {
  return encryptJson(key.key, place, differences);
}

/** What a register says otherwise of one sending-in, until a case worker has settled it. */
export interface OpenCheck {
  readonly sequence: number;
  readonly checkedAt: Date;
  readonly differences: readonly Difference[];
}

/** The differences of a case that wait for a case worker. */
export async function readOpenChecks(
  transaction: OrganisationTransaction,
  stored: Pick<StoredCase, 'id' | 'key'>,
): Promise<readonly OpenCheck[]> {
  const rows = await transaction
    .selectFrom('register_check')
    .select(['sequence', 'content', 'checked_at'])
    .where('case', '=', stored.id)
    .where('outcome', '=', 'different')
    .orderBy('sequence')
    .execute();
  return rows.flatMap(({ sequence, content, checked_at }) =>
    content === null || checked_at === null
      ? []
      : [{ sequence, checkedAt: checked_at, differences: decryptJson<Difference[]>(stored.key.key, place, content) }],
  );
}
