import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createDefinitions } from '../../src/cases/definitions.ts';
import type { CaseServices } from '../../src/cases/services.ts';
import { deliveryContracts } from '../../src/cases/services.ts';
import { openDatabase } from '../../src/database/database.ts';
import { startEmbedded } from '../../src/database/embedded/start-embedded.ts';
import { registeredDeliveries } from '../../src/options/registry.ts';
import { loadDemo } from '../../src/organisations/demo/load-demo.ts';
import { createOrganisations, type Organisation } from '../../src/organisations/organisation.ts';

/** The case engine over a database, as one process of an installation has it. */
export interface Installation {
  readonly services: CaseServices;
  readonly demo: Organisation;
  close(): Promise<void>;
}

/**
 * Opens a migrated database and loads the demonstration where it is not there yet.
 * @param ownerUrl of the tables' owner
 * @param url of the role to work as
 */
export async function openInstallation(ownerUrl: string, url: string, masterKey: Buffer): Promise<Installation> {
  const database = openDatabase(url, 4);
  const definitions = createDefinitions(database, deliveryContracts(registeredDeliveries));
  await loadDemo(ownerUrl, masterKey, definitions);
  const organisations = createOrganisations(database, masterKey);
  const services: CaseServices = {
    database,
    organisations,
    definitions,
    deliveries: registeredDeliveries,
    deliverySettings: (organisation, option) => organisation.settings[option],
    now: () => new Date(),
  };
  const demo = await organisations.bySlug('demo');
  if (!demo) throw new Error('There is no organisation demo.');
  return { services, demo, close: () => database.close() };
}

/** An empty database on a server of its own in `dataFolder`, or on the one of TEST_DATABASE_URL. */
export async function emptyDatabase(dataFolder: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  const embedded = given === undefined ? await startEmbedded({ dataFolder, log: () => undefined }) : undefined;
  const server = embedded?.url ?? given ?? '';
  const name = `test_${randomBytes(6).toString('hex')}`;
  await runOn(server, `create database ${name}`);
  return {
    url: Object.assign(new URL(server), { pathname: `/${name}` }).toString(),
    async close() {
      await runOn(server, `drop database ${name} with (force)`);
      await embedded?.stop();
    },
  };
}

/** Runs one statement as the address's user and gives its rows. */
export async function runOn(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
