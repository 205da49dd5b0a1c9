import { createDefinitions } from '../../src/cases/definitions.ts';
import { workOffMoves } from '../../src/cases/moving/work-off-moves.ts';
import type { CaseServices } from '../../src/cases/services.ts';
import { deliveryContracts } from '../../src/cases/services.ts';
import { openDatabase } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrate.ts';
import { offeredLanguages, registeredDeliveries } from '../../src/options/registry.ts';
import { openSettings } from '../../src/organisations/option-settings.ts';
import { createOrganisations } from '../../src/organisations/organisation.ts';

// A worker that moves cases, in a process of its own that a test kills.
const { OWNER_URL = '', MASTER_KEY = '' } = process.env;
const masterKey = Buffer.from(MASTER_KEY, 'base64');
const { applicationUrl } = await migrate(OWNER_URL, masterKey);
const database = openDatabase(applicationUrl, 2);
const services: CaseServices = {
  database,
  organisations: createOrganisations(database, masterKey, offeredLanguages),
  definitions: createDefinitions(database, deliveryContracts(registeredDeliveries)),
  deliveries: registeredDeliveries,
  deliverySettings: openSettings,
  now: () => new Date(),
};
await workOffMoves(
  services,
  () => false,
  (what, error) => console.error(what, error),
);
await database.close();
