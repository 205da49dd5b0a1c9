import { join } from 'node:path';
import { databaseName, superuser } from './cluster.ts';
import { processesOf } from './orphans.ts';
import { readPassword } from './password.ts';
import { readPostmasterFile } from './postmaster-file.ts';

/** The address of the embedded database that a running product has started in the data folder, or undefined. */
export async function runningEmbedded(dataFolder: string): Promise<string | undefined> {
  const folder = join(dataFolder, 'postgres');
  const cluster = join(folder, 'data');
  const [file, password] = [await readPostmasterFile(cluster), await readPassword(folder)];
  if (!file?.ready || password === undefined || !processesOf(cluster).includes(file.pid)) return undefined;
  return `postgres://${superuser}:${password}@127.0.0.1:${file.port}/${databaseName}`;
}
