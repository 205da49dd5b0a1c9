import { randomBytes } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { createDefinitions, type Definitions } from '../../src/cases/definitions.ts';
import type { CaseServices, RegisteredDelivery } from '../../src/cases/services.ts';
import { deliveryContracts } from '../../src/cases/services.ts';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrate.ts';
import type { Tables } from '../../src/database/schema.ts';
import type { FormDefinition } from '../../src/forms/definition.ts';
import { registeredDeliveries } from '../../src/options/registry.ts';
import { createOrganisation } from '../../src/organisations/create-organisation.ts';
import { loadDemo } from '../../src/organisations/demo/load-demo.ts';
import { createOrganisations, type Organisation } from '../../src/organisations/organisation.ts';
import type { WorkflowDefinition } from '../../src/workflows/definition.ts';
import type { Bench } from './bench.ts';
import {
  approveWorkflow,
  deliverWorkflow,
  immediateDelivery,
  tenStepWorkflow,
  twentyFieldForm,
  waitWorkflow,
} from './definitions.ts';

/** A migrated database with the demonstration and the bench's own organisation and definitions in it. */
export interface PreparedDatabase {
  readonly ownerUrl: string;
  readonly masterKey: Buffer;
  readonly database: Database;
  readonly definitions: Definitions;
  /** The bench's own organisation. */
  readonly organisation: Organisation;
  readonly demo: Organisation;
  readonly services: CaseServices;
  /** Tells how often the peer in this process was sent something, and when it last took each delivery. */
  readonly immediate: ImmediatePeer;
}

/** The peer in this process. */
export interface ImmediatePeer {
  /** When it accepted a case, by the case's number, in milliseconds of `performance.now()`. */
  readonly acceptedAt: Map<string, number>;
}

/** Makes one; closed with the figure. `connections` is the pool of this process. */
export async function prepareDatabase(bench: Bench, name: string, connections = 10): Promise<PreparedDatabase> {
  const ownerUrl = await bench.createDatabase(name);
  const masterKey = randomBytes(32);
  const opened = await openServices(bench, ownerUrl, masterKey, connections);
  const { services, definitions } = opened;
  await loadDemo(ownerUrl, masterKey, definitions);
  const id = await benchOrganisation(ownerUrl, masterKey);
  for (const workflow of [approveWorkflow, deliverWorkflow, tenStepWorkflow, waitWorkflow])
    await publishBoth(definitions, id, twentyFieldForm(workflow.key), workflow);
  const organisation = await services.organisations.byId(id);
  const demo = await services.organisations.bySlug('demo');
  if (!organisation || !demo) throw new Error('The organisations of the bench are missing.');
  return { ownerUrl, masterKey, organisation, demo, ...opened };
}

/** Opens a database of the bench for this process, with the peer in it. */
export async function openServices(
  bench: Pick<Bench, 'defer'>,
  ownerUrl: string,
  masterKey: Buffer,
  connections: number,
): Promise<Pick<PreparedDatabase, 'database' | 'definitions' | 'services' | 'immediate'>> {
  const { applicationUrl } = await migrate(ownerUrl, masterKey);
  const database = openDatabase(applicationUrl, connections);
  bench.defer(() => database.close());
  const immediate: ImmediatePeer = { acceptedAt: new Map() };
  const deliveries = new Map([...registeredDeliveries, [immediateDelivery, immediateKind(immediate)] as const]);
  const definitions = createDefinitions(database, deliveryContracts(deliveries));
  return {
    database,
    definitions,
    immediate,
    services: {
      database,
      organisations: createOrganisations(database, masterKey),
      definitions,
      deliveries,
      deliverySettings: (each, option) => each.settings[option],
      now: () => new Date(),
    },
  };
}

function immediateKind(peer: ImmediatePeer): RegisteredDelivery {
  return {
    option: 'bench',
    kind: {
      key: immediateDelivery,
      title: { da: 'Straks', en: 'At once' },
      files: 'none',
      async send({ key, input }) {
        const { caseNumber } = input as { readonly caseNumber: string };
        peer.acceptedAt.set(caseNumber, performance.now());
        return { outcome: { outcome: 'accepted', reference: key }, exchange: { request: 'sent', answer: 'taken' } };
      },
      ask: async () => ({ outcome: 'unknown' }),
    },
  };
}

async function benchOrganisation(ownerUrl: string, masterKey: Buffer): Promise<number> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  const owner = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await createOrganisation(owner, masterKey, {
      slug: 'bench',
      cvr: '10000009',
      name: { da: 'Målekommune', en: 'Bench Municipality' },
      languages: ['da', 'en'],
      branding: { address: ['Målevej 1', '9000 Aalborg'] },
      settings: {},
    });
  } finally {
    await owner.destroy();
  }
}

/** Publishes a form and the workflow that it starts. @throws what was found */
export async function publishBoth(
  definitions: Definitions,
  organisation: number,
  form: FormDefinition,
  workflow: WorkflowDefinition,
): Promise<void> {
  for (const published of [
    await definitions.publishForm(organisation, form),
    await definitions.publishWorkflow(organisation, workflow),
  ]) {
    if (!published.ok) throw new Error(JSON.stringify(published.findings));
  }
}
