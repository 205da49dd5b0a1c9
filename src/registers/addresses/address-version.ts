import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { Changes } from './load/merge.ts';

/** What the address tables hold. */
export interface AddressVersion {
  readonly id: number;
  readonly kind: 'full' | 'update';
  readonly loadedAt: Date;
  /** The latest change in the files, `2026-11-27`. */
  readonly dataOn: string | null;
  readonly files: readonly string[];
  readonly changes: Changes;
  /** Rows in force by table. */
  readonly inForce: Readonly<Record<string, number>>;
}

/** The latest versions, the one in use first; none where nothing was loaded yet. */
export async function readAddressVersions(database: Database, most = 1): Promise<readonly AddressVersion[]> {
  return database.single(
    0,
    sql<AddressVersion>`
      select id, kind, loaded_at as "loadedAt", data_on::text as "dataOn", files, changes, in_force as "inForce"
      from address_version order by id desc limit ${most}`.compile(database.shared),
  );
}
