import pg from 'pg';
import { systemCode } from '../../processes/start-error.ts';

/** Whether a database can be used; `problem` is one English line without the password. */
export type Connectable = { readonly ok: true } | { readonly ok: false; readonly problem: string };

/**
 * Checks a database that the operator gave as DATABASE_URL: it answers within 5 s, is PostgreSQL 15 or newer in UTF-8, can be
 * written, and lets its user make schemas and the role under which row-level security holds.
 */
export async function connectable(url: string): Promise<Connectable> {
  const place = describe(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<DatabaseFacts>(question);
    const problem = rows[0] === undefined ? 'gave no answer' : unfitness(rows[0]);
    return problem === undefined ? { ok: true } : { ok: false, problem: `The database at ${place} ${problem}` };
  } catch (error) {
    return { ok: false, problem: `The database at ${place} ${explain(error)}` };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What a server says of itself and of the user who asks. */
export interface DatabaseFacts {
  /** Such as 180004. */
  readonly version: number;
  readonly name: string;
  readonly encoding: string;
  readonly standby: boolean;
  readonly creates: boolean;
  readonly makesRoles: boolean;
  readonly role: string;
  readonly database: string;
}

const question = `
  select current_setting('server_version_num')::int as version,
         current_setting('server_version') as name,
         current_setting('server_encoding') as encoding,
         pg_is_in_recovery() as standby,
         has_database_privilege(current_database(), 'create') as creates,
         (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as "makesRoles",
         quote_ident(current_user::text) as role,
         quote_ident(current_database()::text) as database`;

/** Why the product can't use such a database and what to do, or undefined. */
export function unfitness(facts: DatabaseFacts): string | undefined {
  if (facts.version < 150_000) {
    return `is PostgreSQL ${facts.name}: use version 15 or newer, or leave DATABASE_URL empty for the embedded one`;
  }
  if (facts.encoding !== 'UTF8') return `has the encoding ${facts.encoding}: make it with encoding UTF8`;
  if (facts.standby) return 'is a read-only standby: set DATABASE_URL to the primary server';
  if (!facts.creates) {
    return `does not let its user make schemas: run "grant create on database ${facts.database} to ${facts.role}" there`;
  }
  if (!facts.makesRoles) return `does not let its user make roles: run "alter role ${facts.role} createrole" there`;
  return undefined;
}

function explain(error: unknown): string {
  const code = systemCode(firstOf(error)) ?? '';
  switch (code) {
    case 'ECONNREFUSED':
      return `can't be reached (nothing listens there): start it, or correct DATABASE_URL`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `can't be reached (the host name is unknown): correct DATABASE_URL`;
    case '28P01':
    case '28000':
      return 'refuses the user or the password: correct DATABASE_URL, or allow the user in pg_hba.conf';
    case '3D000':
      return 'does not exist on that server: make it (create database), or correct DATABASE_URL';
    case '53300':
      return 'has no connection left: raise max_connections there, or lower DATABASE_POOL';
    case '57P03':
      return 'is starting or stopping: wait until it takes connections, then start again';
    default:
      return `can't be used (${code || messageOf(error)}): start it, or correct DATABASE_URL`;
  }
}

/** Node reports a host with several addresses as one error that holds those of the single attempts. */
function firstOf(error: unknown): unknown {
  return error instanceof AggregateError ? error.errors[0] : error;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : String(error);
}

function describe(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || 'localhost'}:${port || 5432}${pathname}`;
}
