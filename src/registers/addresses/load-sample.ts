import { join } from 'node:path';
import type { Database } from '../../database/database.ts';
import { projectRoot } from '../../paths.ts';
import { readAddressVersions } from './address-version.ts';
import { loadAddresses } from './load/load-addresses.ts';
import { LoadProblem } from './load/load-problem.ts';

/** Invented addresses in the structure of the official files, which come along with the product. */
export const sampleFolder = join(projectRoot, 'data', 'addresses');

/** Loads the sample where no addresses are loaded yet. Another process that does the same at once does it for both. */
export async function loadSample(database: Database, ownerUrl: string, now: Date): Promise<void> {
  if ((await readAddressVersions(database)).length > 0) return;
  try {
    await loadAddresses({ ownerUrl, paths: [sampleFolder], now, report: () => undefined });
  } catch (error) {
    if (!(error instanceof LoadProblem && /loaded already/.test(error.message))) throw error;
  }
}
