import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../src/database/embedded/start-embedded.ts';
import { reachedFrom, type SourceGraph } from './source-graph.ts';

/** What a test file loads that makes a database of its own on the server that TEST_DATABASE_URL names. */
const databaseHelper = 'test/helpers/product.ts';

/**
 * Starts one server for all those test files and puts it into TEST_DATABASE_URL, so that not each of them starts one; none when
 * there are none, or the variable is given. Answers what stops it. Tests of the server itself start theirs all the same.
 */
export async function startSharedDatabase(graph: SourceGraph, files: readonly string[]): Promise<() => Promise<void>> {
  const isNeeded = files.some((file) => [...reachedFrom(graph, file)].some(([reached]) => reached === databaseHelper));
  if (!isNeeded || process.env.TEST_DATABASE_URL) return async () => undefined;
  const dataFolder = await mkdtemp(join(tmpdir(), 'tests-'));
  // PostgreSQL may run as another user than we do.
  await chmod(dataFolder, 0o711);
  const database = await startEmbedded({ dataFolder, log: console.log });
  process.env.TEST_DATABASE_URL = database.url;
  return async () => {
    await database.stop();
    await rm(dataFolder, { recursive: true });
  };
}
