import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../src/database/embedded/start-embedded.ts';
import { reachedFrom, type SourceGraph } from './source-graph.ts';

/** What a test file loads that makes a database of its own on the server that TEST_DATABASE_URL names. */
const databaseHelper = 'test/helpers/product.ts';

/**
 * What is written need not outlast the machine here. The tests of crashes, back-ups and starts have servers of their own, which
 * keep the product's settings.
 */
const settings = ['alter system set fsync = off', 'alter system set full_page_writes = off', 'select pg_reload_conf()'];

/**
 * Starts one server for all those test files and puts it into TEST_DATABASE_URL, so that not each of them starts one; none when
 * there are none, or the variable is given. Puts a database to copy into TEST_DATABASE_TEMPLATE, so that the migrations and the
 * demonstration are not run for each. Answers what stops it. Tests of the server itself start theirs all the same.
 */
export async function startSharedDatabase(graph: SourceGraph, files: readonly string[]): Promise<() => Promise<void>> {
  const isNeeded = files.some((file) => [...reachedFrom(graph, file)].some(([reached]) => reached === databaseHelper));
  if (!isNeeded || process.env.TEST_DATABASE_URL) return async () => undefined;
  const dataFolder = await mkdtemp(join(tmpdir(), 'tests-'));
  // PostgreSQL may run as another user than we do.
  await chmod(dataFolder, 0o711);
  const database = await startEmbedded({ dataFolder, log: console.log });
  process.env.TEST_DATABASE_URL = database.url;
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  for (const setting of settings) await client.query(setting);
  await client.end();
  // Loads most of the product, which is needed only now.
  const { makeTemplate } = await import('../test/helpers/product.ts');
  process.env.TEST_DATABASE_TEMPLATE = JSON.stringify(await makeTemplate());
  return async () => {
    await database.stop();
    await rm(dataFolder, { recursive: true });
  };
}
