import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Key } from '../database/encryption/envelope.ts';
import { inSql, Writes } from '../database/writes.ts';
import { chainStart, sealDigest } from './chain.ts';

const batch = 1_000;

/**
 * Chains an organisation's entries that are committed and not yet sealed, oldest first, a batch per transaction.
 *
 * Why after the commit: a chain written inside each case's transaction needs a lock on the chain's head held until that
 * transaction's commit reaches the disk, and so lets an organisation do one thing at a time. Here only the sealer waits
 * for itself. The price: an entry could be touched unseen between its commit and its seal, under a second in a running
 * product; `verify` names entries that have gone unsealed for longer.
 * @returns how many were sealed.
 */
export async function sealEntries(database: Database, organisation: number, key: Key): Promise<number> {
  for (let sealed = 0; ; ) {
    const count = await database.inOrganisation(organisation, async (transaction) => {
      await sql`select pg_advisory_xact_lock(hashtext('audit chain'), ${organisation}::integer)`.execute(transaction);
      const entries = await transaction
        .selectFrom('audit_unsealed')
        .innerJoin('audit_entry', (join) =>
          join
            .onRef('audit_entry.organisation', '=', 'audit_unsealed.organisation')
            .onRef('audit_entry.id', '=', 'audit_unsealed.entry'),
        )
        .selectAll('audit_entry')
        .orderBy('audit_entry.id')
        .limit(batch)
        .execute();
      if (entries.length === 0) return 0;
      const head = await transaction
        .selectFrom('audit_seal')
        .select(['sequence', 'digest'])
        .orderBy('sequence', 'desc')
        .limit(1)
        .executeTakeFirst();
      let previous: Uint8Array = head?.digest ?? chainStart;
      let sequence = Number(head?.sequence ?? 0);
      const seals = entries.map((entry) => {
        sequence += 1;
        const digest = sealDigest(key, previous, sequence, entry);
        previous = digest;
        return { sequence, entry: entry.id, digest };
      });
      // Lists as arrays: one statement for all lengths, which each connection prepares once.
      const writes = new Writes();
      writes.add(
        inSql(
          transaction,
          sql`insert into audit_seal (organisation, sequence, entry, digest)
            select ${organisation}::integer, s.* from unnest(
              ${seals.map((seal) => seal.sequence)}::bigint[],
              ${seals.map((seal) => seal.entry)}::bigint[],
              ${seals.map((seal) => seal.digest)}::bytea[]
            ) s`,
        ),
        inSql(
          transaction,
          sql`delete from audit_unsealed where entry = any(${seals.map((seal) => seal.entry)}::bigint[])`,
        ),
      );
      writes.finish(transaction);
      return entries.length;
    });
    sealed += count;
    if (count < batch) return sealed;
  }
}
