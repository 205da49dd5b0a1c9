import { createHmac } from 'node:crypto';
import { runMigrations as migrateJobs } from 'graphile-worker';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';
import * as foundation from './migrations/0001-foundation.ts';
import * as separation from './migrations/0002-separation.ts';
import * as enqueueDirectly from './migrations/0003-enqueue-directly.ts';
import * as receiptsDue from './migrations/0004-receipts-due.ts';
import * as languages from './migrations/0005-languages.ts';
import * as formDesigns from './migrations/0006-form-designs.ts';
import * as starting from './migrations/0008-starting.ts';
import * as widerWorkflows from './migrations/0009-wider-workflows.ts';
import * as inbox from './migrations/0010-inbox.ts';
import * as notifications from './migrations/0012-notifications.ts';
import * as deliveries from './migrations/0013-deliveries.ts';
import * as dryRuns from './migrations/0015-dry-runs.ts';
import * as workflowDesigns from './migrations/0016-workflow-designs.ts';
import * as noticesOfWorkflows from './migrations/0017-notices-of-workflows.ts';
import * as apiKeys from './migrations/0018-api-keys.ts';
import * as failureMails from './migrations/0019-failure-mails.ts';
import * as fairDeadlines from './migrations/0020-fair-deadlines.ts';
import * as caseMoves from './migrations/0021-case-moves.ts';
import * as evaluations from './migrations/0024-evaluations.ts';
import * as noticeMails from './migrations/0025-notice-mails.ts';
import * as companyInvitations from './migrations/0026-company-invitations.ts';
import * as apiKeyLimits from './migrations/0027-api-key-limits.ts';
import * as saml from './migrations/0028-saml.ts';
import * as roles from './migrations/0030-roles.ts';
import * as leases from './migrations/0031-leases-by-the-database-clock.ts';
import * as messageFiles from './migrations/0032-message-files.ts';
import * as representation from './migrations/0034-representation.ts';
import * as employees from './migrations/0036-employees.ts';
import * as sessionsAtProviders from './migrations/0038-sessions-at-providers.ts';
import * as contextHandler from './migrations/0040-context-handler.ts';
import * as loginProviders from './migrations/0041-login-providers.ts';
import * as registerAnswers from './migrations/0043-register-answers.ts';
import * as loginProofs from './migrations/0044-login-proofs.ts';
import * as addresses from './migrations/0045-addresses.ts';
import * as provenSessions from './migrations/0046-proven-sessions.ts';
import * as incomingPost from './migrations/0047-certificates-and-incoming-post.ts';
import * as deliveryLegs from './migrations/0048-delivery-legs.ts';
import * as operatorsOrganisation from './migrations/0049-operators-organisation.ts';
import * as payments from './migrations/0050-payments.ts';
import * as contextAgreements from './migrations/0055-no-context-agreements.ts';
import * as optionTrials from './migrations/0058-option-trials.ts';
import * as receiptSystems from './migrations/0059-receipt-systems.ts';
import * as sentDocuments from './migrations/0060-sent-documents.ts';
import * as placesGivenBack from './migrations/0064-places-given-back.ts';
import * as billedMessages from './migrations/0067-billed-messages.ts';
import * as messageRefusals from './migrations/0068-message-refusals.ts';
import * as registeredNumbers from './migrations/0070-registered-numbers.ts';
import * as messagesInDoubt from './migrations/0071-messages-in-doubt.ts';
import * as operationsCount from './migrations/0072-operations-count.ts';
import * as triggersByStatement from './migrations/0073-triggers-by-statement.ts';
import type { Tables } from './schema.ts';

/** What the rest of the product connects with after {@link migrate}. */
export interface MigratedDatabase {
  /** For the application: a role under row-level security. */
  readonly applicationUrl: string;
}

/**
 * Brings the database to this version: the job queue's own tables, ours, and the application's role with a password
 * derived from the master key. Several processes may call it at once; one does the work.
 * @throws when a migration fails, with what it was doing; nothing of that migration is kept.
 */
export async function migrate(ownerUrl: string, masterKey: Buffer, upTo?: string): Promise<MigratedDatabase> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  // The job queue asks for both: a connection that breaks must end its query, not the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    const name = (await pool.query<{ name: string }>('select current_database() as name')).rows[0]?.name ?? '';
    const role = `${name}_application`;
    const password = createHmac('sha256', masterKey).update(`database role ${role}`).digest('base64url');
    await createRole(pool, role, password);
    await migrateJobs({ pgPool: pool });
    const database = new Kysely<never>({ dialect: new PostgresDialect({ pool }) });
    const migrations: Record<string, Migration> = {
      '0001-foundation': { up: (db) => foundation.up(db as Kysely<never>) },
      '0002-separation': { up: (db) => separation.up(db as Kysely<never>, role) },
      '0003-enqueue-directly': { up: (db) => enqueueDirectly.up(db as Kysely<never>, role) },
      '0004-receipts-due': { up: (db) => receiptsDue.up(db as Kysely<never>, role) },
      '0005-languages': { up: (db) => languages.up(db as Kysely<never>, role) },
      '0006-form-designs': { up: (db) => formDesigns.up(db as Kysely<never>, role) },
      '0008-starting': { up: (db) => starting.up(db as Kysely<never>, role) },
      '0009-wider-workflows': { up: (db) => widerWorkflows.up(db as Kysely<never>, role) },
      '0010-inbox': { up: (db) => inbox.up(db as Kysely<never>, role) },
      '0012-notifications': { up: (db) => notifications.up(db as Kysely<never>, role) },
      '0013-deliveries': { up: (db) => deliveries.up(db as Kysely<never>, role) },
      '0015-dry-runs': { up: (db) => dryRuns.up(db as Kysely<never>, role) },
      '0016-workflow-designs': { up: (db) => workflowDesigns.up(db as Kysely<never>, role) },
      '0017-notices-of-workflows': { up: (db) => noticesOfWorkflows.up(db as Kysely<never>) },
      '0018-api-keys': { up: (db) => apiKeys.up(db as Kysely<never>, role) },
      '0019-failure-mails': { up: (db) => failureMails.up(db as Kysely<never>, role) },
      '0020-fair-deadlines': { up: (db) => fairDeadlines.up(db as Kysely<never>, role) },
      '0021-case-moves': { up: (db) => caseMoves.up(db as Kysely<never>, role) },
      '0024-evaluations': { up: (db) => evaluations.up(db as Kysely<never>, role) },
      '0025-notice-mails': { up: (db) => noticeMails.up(db as Kysely<never>) },
      '0026-company-invitations': { up: (db) => companyInvitations.up(db as Kysely<never>) },
      '0027-api-key-limits': { up: (db) => apiKeyLimits.up(db as Kysely<never>) },
      '0030-roles': { up: (db) => roles.up(db as Kysely<never>, role) },
      '0028-saml': { up: (db) => saml.up(db as Kysely<never>, role) },
      '0031-leases-by-the-database-clock': { up: (db) => leases.up(db as Kysely<never>) },
      '0032-message-files': { up: (db) => messageFiles.up(db as Kysely<never>) },
      '0036-employees': { up: (db) => employees.up(db as Kysely<never>, role) },
      '0038-sessions-at-providers': { up: (db) => sessionsAtProviders.up(db as Kysely<never>, role) },
      '0046-proven-sessions': { up: (db) => provenSessions.up(db as Kysely<never>) },
      '0049-operators-organisation': { up: (db) => operatorsOrganisation.up(db as Kysely<never>) },
      '0041-login-providers': { up: (db) => loginProviders.up(db as Kysely<never>, role) },
      '0044-login-proofs': { up: (db) => loginProofs.up(db as Kysely<never>, role) },
      '0043-register-answers': { up: (db) => registerAnswers.up(db as Kysely<never>, role) },
      '0040-context-handler': { up: (db) => contextHandler.up(db as Kysely<never>, role) },
      '0034-representation': { up: (db) => representation.up(db as Kysely<never>) },
      '0045-addresses': { up: (db) => addresses.up(db as Kysely<never>, role) },
      '0047-certificates-and-incoming-post': { up: (db) => incomingPost.up(db as Kysely<never>, role) },
      '0048-delivery-legs': { up: (db) => deliveryLegs.up(db as Kysely<never>, role) },
      '0055-no-context-agreements': { up: (db) => contextAgreements.up(db as Kysely<never>) },
      '0058-option-trials': { up: (db) => optionTrials.up(db as Kysely<never>, role) },
      '0059-receipt-systems': { up: (db) => receiptSystems.up(db as Kysely<never>, role) },
      '0060-sent-documents': { up: (db) => sentDocuments.up(db as Kysely<never>, role) },
      '0064-places-given-back': { up: (db) => placesGivenBack.up(db as Kysely<never>, role) },
      '0050-payments': { up: (db) => payments.up(db as Kysely<never>, role) },
      '0067-billed-messages': { up: (db) => billedMessages.up(db as Kysely<never>, role) },
      '0068-message-refusals': { up: (db) => messageRefusals.up(db as Kysely<never>, role) },
      '0070-registered-numbers': { up: (db) => registeredNumbers.up(db as Kysely<never>, role) },
      '0071-messages-in-doubt': { up: (db) => messagesInDoubt.up(db as Kysely<never>) },
      '0072-operations-count': { up: (db) => operationsCount.up(db as Kysely<never>) },
      '0073-triggers-by-statement': { up: (db) => triggersByStatement.up(db as Kysely<never>) },
    };
    const migrator = new Migrator({
      db: database,
      provider: { getMigrations: async () => migrations },
      // Numbers are given out to people who work side by side; the later one may be ready first.
      allowUnorderedMigrations: true,
    });
    const { error, results } = upTo ? await migrator.migrateTo(upTo) : await migrator.migrateToLatest();
    if (error) {
      const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'unknown';
      throw new Error(`The database could not be brought up to date: migration ${failed} failed.`, { cause: error });
    }
    const url = new URL(ownerUrl);
    url.username = encodeURIComponent(role);
    url.password = password;
    return { applicationUrl: url.toString() };
  } finally {
    await pool.end();
  }
}

async function createRole(pool: pg.Pool, role: string, password: string): Promise<void> {
  const client = await pool.connect();
  try {
    // Roles belong to the whole server: two databases' migrations must not make one at once.
    await client.query("begin; select pg_advisory_xact_lock(hashtext('selvbetjening roles'))");
    const exists = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    const name = pg.escapeIdentifier(role);
    const verb = exists.rowCount ? 'alter' : 'create';
    await client.query(
      `${verb} role ${name} login nosuperuser nobypassrls nocreaterole nocreatedb password ${pg.escapeLiteral(password)}`,
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/**
 * Makes sure that the application's role can't get round row-level security; the product refuses to start otherwise.
 * @returns what is wrong, or null.
 */
export async function roleProblem(database: Kysely<Tables>): Promise<string | null> {
  const { rows } = await sql<{ name: string; unsafe: boolean; owner: boolean }>`
    select current_user as name, r.rolsuper or r.rolbypassrls as unsafe,
      exists (select from pg_tables where tableowner = current_user and schemaname = 'public') as owner
    from pg_roles r where r.rolname = current_user`.execute(database);
  const role = rows[0];
  if (!role) return 'The database does not tell who the application is logged in as.';
  if (role.unsafe)
    return `The database role ${role.name} can bypass row-level security. Take SUPERUSER and BYPASSRLS from it.`;
  return role.owner ? `The database role ${role.name} owns tables, so row-level security does not bind it.` : null;
}
