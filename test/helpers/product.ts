import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createDefinitions, type Definitions } from '../../src/cases/definitions.ts';
import type { CaseServices } from '../../src/cases/services.ts';
import { deliveryContracts } from '../../src/cases/services.ts';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { startEmbedded } from '../../src/database/embedded/start-embedded.ts';
import { migrate } from '../../src/database/migrate.ts';
import { offeredLanguages, registeredDeliveries } from '../../src/options/registry.ts';
import { loadDemo } from '../../src/organisations/demo/load-demo.ts';
import { openSettings } from '../../src/organisations/option-settings.ts';
import { createOrganisations, type Organisation, type Organisations } from '../../src/organisations/organisation.ts';

/** A real PostgreSQL with the product's tables and the two demonstration organisations in it. */
export interface TestDatabase {
  /** Of the tables' owner. */
  readonly ownerUrl: string;
  readonly masterKey: Buffer;
  readonly database: Database;
  readonly organisations: Organisations;
  readonly definitions: Definitions;
  readonly demo: Organisation;
  readonly proeveby: Organisation;
  /** Case services with a clock that the test sets. */
  readonly services: CaseServices;
  readonly clock: { now: Date };
  close(): Promise<void>;
}

/** Starts one for a test file; `TEST_DATABASE_URL` names a server to use instead of an embedded one. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'selvbetjening-test-'));
  const given = process.env.TEST_DATABASE_URL;
  const embedded = given === undefined ? await startEmbedded({ dataFolder: folder, log: () => {} }) : undefined;
  const name = `test_${randomBytes(6).toString('hex')}`;
  const server = embedded?.url ?? given ?? '';
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const ownerUrl = url.toString();
  const opened = await openTestProduct(ownerUrl, randomBytes(32));
  return {
    ...opened,
    async close() {
      await opened.database.close();
      await onServer(server, `drop database ${name} with (force)`);
      await embedded?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The product's tables and the demonstration organisations in a database that there is. */
export async function openTestProduct(ownerUrl: string, masterKey: Buffer): Promise<Omit<TestDatabase, 'close'>> {
  const { applicationUrl } = await migrate(ownerUrl, masterKey);
  const database = openDatabase(applicationUrl, 8);
  const organisations = createOrganisations(database, masterKey, offeredLanguages);
  const definitions = createDefinitions(database, deliveryContracts(registeredDeliveries));
  await loadDemo(ownerUrl, masterKey, definitions);
  const clock = { now: new Date('2026-11-24T09:00:00Z') };
  const services: CaseServices = {
    database,
    organisations,
    definitions,
    deliveries: registeredDeliveries,
    deliverySettings: openSettings,
    now: () => clock.now,
  };
  const found = async (slug: string): Promise<Organisation> => {
    const organisation = await organisations.bySlug(slug);
    if (!organisation) throw new Error(`The demonstration has no organisation ${slug}.`);
    return organisation;
  };
  return {
    ownerUrl,
    masterKey,
    database,
    organisations,
    definitions,
    demo: await found('demo'),
    proeveby: await found('proeveby'),
    services,
    clock,
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
