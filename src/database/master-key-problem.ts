import pg from 'pg';
import { openOrganisationKeys } from './encryption/key-ring.ts';

/**
 * Whether the master key is the one that this database was made with. To be asked before `migrate`, which gives the
 * application's role a password made of the key: with a wrong one, the processes that run would be locked out.
 * @returns one English line that says what to do, or null when the key fits or the database is still empty.
 */
export async function masterKeyProblem(ownerUrl: string, masterKey: Buffer): Promise<string | null> {
  const first = await firstOrganisation(ownerUrl);
  if (first === undefined) return null;
  try {
    openOrganisationKeys(masterKey, first.id, first.wrapped_key);
    return null;
  } catch {
    return (
      'The master key does not belong to this database: nothing personal in it can be read with it. ' +
      'Give MASTER_KEY, or put back the file master-key in DATA_DIR, from the same backup as the database'
    );
  }
}

interface WrappedKey {
  readonly id: number;
  readonly wrapped_key: Buffer;
}

async function firstOrganisation(ownerUrl: string): Promise<WrappedKey | undefined> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const tables = await client.query<{ there: boolean }>(
      `select to_regclass('public.organisation') is not null as there`,
    );
    if (!tables.rows[0]?.there) return undefined;
    const { rows } = await client.query<WrappedKey>('select id, wrapped_key from organisation order by id limit 1');
    return rows[0];
  } finally {
    await client.end();
  }
}
