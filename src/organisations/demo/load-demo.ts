import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Definitions } from '../../cases/definitions.ts';
import type { Key } from '../../database/encryption/envelope.ts';
import type { Tables } from '../../database/schema.ts';
import { createOrganisation } from '../create-organisation.ts';
import { connectReceivers } from './connect-receivers.ts';
import { connectSaml } from './connect-saml.ts';
import { connectServicePlatform } from './connect-service-platform.ts';
import { commonDefinitions, demoDefinitions } from './definitions.ts';
import { demoLists } from './lists.ts';
import { loadLists } from './load-lists.ts';
import { loadStaff } from './load-staff.ts';
import { demoOrganisations } from './organisations.ts';

/**
 * Loads the demonstration organisations with their forms and workflows, where they are not there yet. Safe to be run by
 * several processes at once and again after having been interrupted. `peers`: what the sandbox offers them to be connected with.
 */
export async function loadDemo(
  ownerUrl: string,
  masterKey: Key,
  definitions: Definitions,
  /** What the sandbox plays for them. */
  peers: {
    readonly receivers?: unknown;
    readonly nemlogin?: unknown;
    readonly contextHandler?: unknown;
    readonly servicePlatform?: unknown;
  } = {},
): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  const owner = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    for (const wanted of demoOrganisations) {
      const organisation = await createOrganisation(owner, masterKey, wanted);
      if (wanted.slug === 'demo') await loadLists(owner, organisation, demoLists, new Date());
      if (wanted.isOperator) continue;
      const more = wanted.slug === 'demo' ? demoDefinitions : [];
      for (const { form, workflow } of [...commonDefinitions, ...more]) {
        if (!(await definitions.publishedForm(organisation, form.key))) {
          ensure(await definitions.publishForm(organisation, form));
        }
        if (!(await definitions.workflowStartedBy(organisation, form.key))) {
          ensure(await definitions.publishWorkflow(organisation, workflow));
        }
      }
    }
    const { contextHandler } = peers;
    await connectReceivers(owner, peers.receivers);
    await connectSaml(owner, masterKey, 'nemlogin', peers.nemlogin);
    if (typeof contextHandler === 'object' && contextHandler !== null && 'keys' in contextHandler) {
      await connectSaml(owner, masterKey, 'context-handler', contextHandler.keys);
      await loadStaff(owner, contextHandler);
    }
    await connectServicePlatform(owner, masterKey, peers.servicePlatform);
  } finally {
    await owner.destroy();
  }
}

function ensure(published: Awaited<ReturnType<Definitions['publishForm']>>): void {
  if (published.ok) return;
  const findings = published.findings.map((finding) => `${finding.place}: ${finding.message.en}`).join('\n');
  throw new Error(`The demonstration's definitions can't be published:\n${findings}`);
}
