import type { Database } from '../database/database.ts';
import type { Key } from '../database/encryption/envelope.ts';
import { chainStart, sealDigest } from './chain.ts';

/** An entry may be this old, in milliseconds, without a seal: the sealer runs far more often. */
const unsealedTolerance = 60_000;
const batch = 5_000;

export type Verification =
  | { readonly ok: true; readonly entries: number; readonly head: string }
  | {
      readonly ok: false;
      /** The first entry that was touched; null when it is gone and only its place in the chain is known. */
      readonly entry: string | null;
      readonly sequence: number | null;
      readonly problem: 'changed' | 'missing' | 'seal-missing' | 'never-sealed';
    };

/**
 * Goes through an organisation's chain from its start. Finds an entry that was changed, removed, put in between or left
 * without a seal, and names the first. An end cut off together with its seals shows only against a `head` written down
 * elsewhere before; the operations guide says how.
 */
export async function verifyChain(
  database: Database,
  organisation: number,
  key: Key,
  now: Date = new Date(),
): Promise<Verification> {
  let previous: Uint8Array = chainStart;
  let sequence = 0;
  for (;;) {
    const seals = await database.inOrganisation(organisation, (transaction) =>
      transaction
        .selectFrom('audit_seal')
        .leftJoin('audit_entry', (join) =>
          join
            .onRef('audit_entry.organisation', '=', 'audit_seal.organisation')
            .onRef('audit_entry.id', '=', 'audit_seal.entry'),
        )
        .select([
          'audit_seal.sequence',
          'audit_seal.digest',
          'audit_seal.entry',
          'audit_entry.id',
          'audit_entry.at',
          'audit_entry.actor_kind',
          'audit_entry.actor',
          'audit_entry.subject',
          'audit_entry.action',
          'audit_entry.record_kind',
          'audit_entry.record',
          'audit_entry.data_key',
          'audit_entry.detail',
        ])
        .where('audit_seal.sequence', '>', sequence)
        .orderBy('audit_seal.sequence')
        .limit(batch)
        .execute(),
    );
    for (const seal of seals) {
      sequence += 1;
      const { id, at, actor_kind, action, record_kind, detail } = seal;
      if (Number(seal.sequence) !== sequence) return { ok: false, entry: null, sequence, problem: 'seal-missing' };
      if (id === null || at === null || actor_kind === null || action === null || record_kind === null || !detail) {
        return { ok: false, entry: String(seal.entry), sequence, problem: 'missing' };
      }
      const { actor, subject, record, data_key } = seal;
      const entry = { id, at, actor_kind, actor, subject, action, record_kind, record, data_key, detail };
      const digest = sealDigest(key, previous, sequence, entry);
      if (!digest.equals(seal.digest)) return { ok: false, entry: id, sequence, problem: 'changed' };
      previous = digest;
    }
    if (seals.length < batch) break;
  }
  const stray = await database.inOrganisation(organisation, (transaction) =>
    transaction
      .selectFrom('audit_entry')
      .select('id')
      .where('at', '<', new Date(now.getTime() - unsealedTolerance))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('audit_seal')
              .select('audit_seal.entry')
              .whereRef('audit_seal.organisation', '=', 'audit_entry.organisation')
              .whereRef('audit_seal.entry', '=', 'audit_entry.id'),
          ),
        ),
      )
      .orderBy('id')
      .limit(1)
      .executeTakeFirst(),
  );
  if (stray) return { ok: false, entry: stray.id, sequence: null, problem: 'never-sealed' };
  return { ok: true, entries: sequence, head: Buffer.from(previous).toString('hex') };
}
