import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Configuration, readConfiguration } from '../configuration.ts';
import { applicationRole, applicationUrl } from '../database/application-role.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { databaseForCommand } from '../database/embedded/database-for-command.ts';
import { masterKeyProblem } from '../database/master-key-problem.ts';
import { migrate } from '../database/migrate.ts';
import { openMasterKey } from '../processes/master-key.ts';
import type { Shutdown } from '../processes/shutdown.ts';
import { StartError } from '../processes/start-error.ts';
import { createOrganisations, type Organisations } from './organisation.ts';

/** The product's data, opened for a command. */
export interface OpenedForCommand {
  readonly configuration: Configuration;
  readonly database: Database;
  /** For what the application's role may not do. */
  readonly ownerUrl: string;
  readonly masterKey: Buffer;
  readonly organisations: Organisations;
  /** A product works on this database now, in whatever process. */
  readonly productRuns: boolean;
}

/** Longer than a running product goes without saying that it lives (see cases/workers.ts). */
const aliveSeconds = 10;

/**
 * Opens the database that the product of this environment uses, beside it when it runs. Throws a `StartError` of one line
 * when there is none, or the master key is not its own; never makes a database or a key.
 * @param migration `latest` brings an older database up to date, `none` takes it as it is, also one of a newer version.
 */
export async function openForCommand(
  environment: NodeJS.ProcessEnv,
  shutdown: Pick<Shutdown, 'add'>,
  migration: 'latest' | 'none',
): Promise<OpenedForCommand> {
  const read = readConfiguration(environment);
  if (!read.ok) throw new StartError(`Wrong setting: ${read.problems.join('; ')}`);
  const { configuration } = read;
  const masterKey = await existingMasterKey(configuration);
  const log = (line: string) => console.error(line);
  const { databaseUrl, dataFolder } = configuration;
  const { url, close } = await databaseForCommand({ databaseUrl, dataFolder, log });
  shutdown.add('database', close, 60_000);

  const problem = await masterKeyProblem(url, masterKey);
  if (problem) throw new StartError(problem);
  const { name, made, productRuns } = await lookAround(url);
  if (!made) throw new StartError('The database holds nothing of the product yet: start it once with npm start');
  if (migration === 'latest') await migrate(url, masterKey);

  const database = openDatabase(applicationUrl(url, applicationRole(name, masterKey)), configuration.databasePool);
  shutdown.add('database connections', () => database.close());
  const organisations = createOrganisations(database, masterKey);
  return { configuration, database, ownerUrl: url, masterKey, organisations, productRuns };
}

async function existingMasterKey(configuration: Configuration): Promise<Buffer> {
  if (configuration.masterKey) return Buffer.from(configuration.masterKey);
  const path = join(configuration.dataFolder, 'master-key');
  if (!existsSync(path)) {
    throw new StartError(
      `There is no master key: MASTER_KEY is not given and ${path} is missing. Start the product once with npm start, or put the file back from the backup`,
    );
  }
  return Buffer.from(await openMasterKey(configuration.dataFolder));
}

interface Surroundings {
  readonly name: string;
  readonly made: boolean;
  readonly productRuns: boolean;
}

async function lookAround(ownerUrl: string): Promise<Surroundings> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; made: boolean }>(
      `select current_database() as name, to_regclass('public.worker') is not null as made`,
    );
    const { name = '', made = false } = rows[0] ?? {};
    if (!made) return { name, made, productRuns: false };
    const alive = await client.query(`select from worker where seen_at > now() - make_interval(secs => $1)`, [
      aliveSeconds,
    ]);
    return { name, made, productRuns: alive.rows.length > 0 };
  } finally {
    await client.end();
  }
}
