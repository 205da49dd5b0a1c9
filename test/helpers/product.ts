import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createDefinitions, type Definitions } from '../../src/cases/definitions.ts';
import type { CaseServices } from '../../src/cases/services.ts';
import { deliveryContracts } from '../../src/cases/services.ts';
import { applicationRole, applicationUrl } from '../../src/database/application-role.ts';
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

/** A database with what {@link openTestProduct} makes, on the server that TEST_DATABASE_URL names, to be copied. */
interface Template {
  readonly name: string;
  /** In hexadecimal digits. */
  readonly masterKey: string;
}

/**
 * Starts one for a test file; `TEST_DATABASE_URL` names a server to use instead of an embedded one, and `TEST_DATABASE_TEMPLATE`
 * (a {@link Template} in JSON) what to copy there, which takes a tenth of the time.
 */
export async function startTestDatabase(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'selvbetjening-test-'));
  const given = process.env.TEST_DATABASE_URL;
  const embedded = given === undefined ? await startEmbedded({ dataFolder: folder, log: () => {} }) : undefined;
  const name = `test_${randomBytes(6).toString('hex')}`;
  const server = embedded?.url ?? given ?? '';
  const ownerUrl = Object.assign(new URL(server), { pathname: `/${name}` }).toString();
  const opened = await openIn(server, name, ownerUrl);
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

async function openIn(server: string, name: string, ownerUrl: string): Promise<Omit<TestDatabase, 'close'>> {
  const written = process.env.TEST_DATABASE_TEMPLATE;
  if (written === undefined || process.env.TEST_DATABASE_URL === undefined) {
    await onServer(server, `create database ${name}`);
    return openTestProduct(ownerUrl, randomBytes(32));
  }
  const template: Template = JSON.parse(written);
  const masterKey = Buffer.from(template.masterKey, 'hex');
  const role = applicationRole(name, masterKey);
  await onServer(
    server,
    `create database ${name} template ${template.name}`,
    // The rights and policies in the copy are those of the template's role; who is a member of it is under them all the same.
    `create role ${role.name} login nosuperuser nobypassrls nocreaterole nocreatedb password '${role.password}'
     in role ${applicationRole(template.name, masterKey).name}`,
  );
  return openDemo(ownerUrl, masterKey, openDatabase(applicationUrl(ownerUrl, role), 8), false);
}

/** Makes a database to be copied on the server that `TEST_DATABASE_URL` names. */
export async function makeTemplate(): Promise<Template> {
  const server = process.env.TEST_DATABASE_URL ?? '';
  const template = { name: 'test_template', masterKey: randomBytes(32) };
  await onServer(server, `create database ${template.name}`);
  const ownerUrl = Object.assign(new URL(server), { pathname: `/${template.name}` }).toString();
  await (await openTestProduct(ownerUrl, template.masterKey)).database.close();
  return { ...template, masterKey: template.masterKey.toString('hex') };
}

/** The product's tables and the demonstration organisations in a database that there is. */
export async function openTestProduct(ownerUrl: string, masterKey: Buffer): Promise<Omit<TestDatabase, 'close'>> {
  const migrated = await migrate(ownerUrl, masterKey);
  return openDemo(ownerUrl, masterKey, openDatabase(migrated.applicationUrl, 8), true);
}

async function openDemo(
  ownerUrl: string,
  masterKey: Buffer,
  database: Database,
  isNew: boolean,
): Promise<Omit<TestDatabase, 'close'>> {
  const organisations = createOrganisations(database, masterKey, offeredLanguages);
  const definitions = createDefinitions(database, deliveryContracts(registeredDeliveries));
  if (isNew) await loadDemo(ownerUrl, masterKey, definitions);
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

async function onServer(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
