import { createDefinitions } from '../../src/cases/definitions.ts';
import { type CaseServices, deliveryContracts } from '../../src/cases/services.ts';
import { openDatabase } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrate.ts';
import { offeredLanguages, registeredDeliveries } from '../../src/options/registry.ts';
import { openSettings } from '../../src/organisations/option-settings.ts';
import { createOrganisations } from '../../src/organisations/organisation.ts';
import type { TestDatabase } from './product.ts';

/** The environment in which a child process finds the test's database. */
export function environmentOfChild({ ownerUrl, masterKey }: TestDatabase): NodeJS.ProcessEnv {
  return { ...process.env, OWNER_URL: ownerUrl, MASTER_KEY: masterKey.toString('base64') };
}

/** Case services over the database of the test that started this process, see {@link environmentOfChild}. */
export async function servicesInChild(now: () => Date): Promise<CaseServices> {
  const { OWNER_URL = '', MASTER_KEY = '' } = process.env;
  const masterKey = Buffer.from(MASTER_KEY, 'base64');
  const { applicationUrl } = await migrate(OWNER_URL, masterKey);
  const database = openDatabase(applicationUrl, 4);
  return {
    database,
    organisations: createOrganisations(database, masterKey, offeredLanguages),
    definitions: createDefinitions(database, deliveryContracts(registeredDeliveries)),
    deliveries: registeredDeliveries,
    deliverySettings: openSettings,
    now,
  };
}
