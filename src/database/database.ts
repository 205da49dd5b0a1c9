import { AsyncLocalStorage } from 'node:async_hooks';
import { type CompiledQuery, Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import type { Tables } from './schema.ts';

/** A connection in a transaction of one organisation: row-level security shows it that organisation's rows alone. */
export type OrganisationTransaction = Kysely<Tables>;

/** The database as the application's role sees it. */
export interface Database {
  /**
   * Runs `work` in one transaction in which only the rows of `organisation` exist, and commits; rolls back when it
   * throws. Serialisation failures and deadlocks (SQLSTATE 40001, 40P01) are tried again up to three times, so `work`
   * must have no effect outside the database.
   */
  inOrganisation<T>(organisation: number, work: (transaction: OrganisationTransaction) => Promise<T>): Promise<T>;
  /**
   * The same on one of a few connections kept for it: for short reads that something inside a transaction waits for, such
   * as loading a definition. Were they to take their turn with the rest, transactions that hold every connection could
   * wait for one more for ever.
   */
  aside<T>(organisation: number, work: (transaction: OrganisationTransaction) => Promise<T>): Promise<T>;
  /**
   * Runs one statement in a transaction of its own that goes out in a single packet: the setting, the statement and the
   * commit. Should the setting fail, row-level security shows the statement nothing. `parameters` stand in for the query's
   * own where it was compiled once for all calls. @returns the statement's rows.
   */
  single<R>(organisation: number, query: CompiledQuery<R>, parameters?: readonly unknown[]): Promise<readonly R[]>;
  /** For the tables without organisations and the functions that cross them; no separated row is visible here. */
  readonly shared: Kysely<Tables>;
  /** Connections in use, idle and waited for. */
  readonly pool: { readonly total: number; readonly idle: number; readonly waiting: number };
  close(): Promise<void>;
}

/** Whether the code that runs is inside a transaction of {@link Database.inOrganisation}. */
const inside = new AsyncLocalStorage<true>();

/** What {@link finishWith} and {@link afterCommit} note of a transaction that is open. */
interface OpenTransaction {
  readonly client: pg.PoolClient;
  /** Statements that nobody waits for before the commit is sent. */
  readonly unfinished: Promise<unknown>[];
  readonly afterCommit: ((shared: Kysely<Tables>) => void)[];
}
const open = new WeakMap<OrganisationTransaction, OpenTransaction>();

/**
 * Sends a transaction's last statement without waiting for its answer, so that the commit goes out in the same packet. When
 * it fails the transaction is rolled back and {@link Database.inOrganisation} throws its error, as if it had been waited for.
 */
export function finishWith(transaction: OrganisationTransaction, { sql, parameters }: CompiledQuery): void {
  const { client, unfinished } = openTransaction(transaction);
  sendTogether(client);
  const answer = client.query(prepared(sql, parameters));
  // Waited for at the commit; until then its failure is nobody's fault.
  answer.catch(() => {});
  unfinished.push(answer);
}

/** Calls `work` with {@link Database.shared} once the transaction is committed, and never when it is not. */
export function afterCommit(transaction: OrganisationTransaction, work: (shared: Kysely<Tables>) => void): void {
  openTransaction(transaction).afterCommit.push(work);
}

function openTransaction(transaction: OrganisationTransaction): OpenTransaction {
  const found = open.get(transaction);
  if (!found) throw new Error('This is no transaction that is open.');
  return found;
}

/** Gathers what is sent on a connection in this turn of the event loop into one packet: a system call each costs more. */
function sendTogether(client: pg.PoolClient): void {
  const { stream } = client.connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

const asideConnections = 2;
const retried = new Set(['40001', '40P01']);
const maxTries = 3;

/** Opens the pool of the application's role. `url` must not be that of the owner of the tables. */
export function openDatabase(url: string, connections: number): Database {
  const pool = openPool(url, connections);
  const asidePool = openPool(url, asideConnections);
  const shared = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: asidePool }) });
  // One kysely per connection rather than one per transaction: making one costs more than a query.
  const kyselyOf = new WeakMap<pg.PoolClient, Kysely<Tables>>();
  const on = (client: pg.PoolClient): Kysely<Tables> => {
    let kysely = kyselyOf.get(client);
    if (!kysely) {
      kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: poolOf(client) }) });
      kyselyOf.set(client, kysely);
    }
    return kysely;
  };

  const once = async <T>(
    from: pg.Pool,
    organisation: number,
    work: (transaction: OrganisationTransaction) => Promise<T>,
  ): Promise<T> => {
    const begin = beginOf(organisation);
    const client = await from.connect();
    const transaction = on(client);
    const noted: OpenTransaction = { client, unfinished: [], afterCommit: [] };
    open.set(transaction, noted);
    let broken = false;
    try {
      // Not waited for: the first statement of `work` goes out with it. A round trip costs as much as a small statement.
      sendTogether(client);
      const begun = client.query(begin);
      begun.catch(() => {});
      noted.unfinished.push(begun);
      const result = await work(transaction);
      const committed = client.query('commit');
      committed.catch(() => {});
      await Promise.all(noted.unfinished);
      // PostgreSQL answers the commit of a transaction in which something failed by rolling it back.
      if ((await committed).command !== 'COMMIT') throw new Error('The transaction was rolled back.');
      for (const call of noted.afterCommit) call(shared);
      return result;
    } catch (error) {
      // What failed first says why; what came after it in the same transaction only says that it was over.
      const failed = (await Promise.allSettled(noted.unfinished)).find((each) => each.status === 'rejected');
      await client.query('rollback').catch(() => {
        broken = true;
      });
      throw failed?.reason ?? error;
    } finally {
      open.delete(transaction);
      client.release(broken);
    }
  };

  const again = async <T>(
    from: pg.Pool,
    organisation: number,
    work: (transaction: OrganisationTransaction) => Promise<T>,
  ): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(from, organisation, work);
      } catch (error) {
        if (attempt >= maxTries || !(error instanceof pg.DatabaseError) || !retried.has(error.code ?? '')) throw error;
      }
    }
  };

  const refuseInside = (): void => {
    if (inside.getStore()) throw new Error('A transaction is open here already: hand it on, or read aside.');
  };

  return {
    async single<R>(organisation: number, query: CompiledQuery<R>, parameters = query.parameters) {
      refuseInside();
      const begin = beginOf(organisation);
      const client = await pool.connect();
      sendTogether(client);
      const sent = [
        client.query(begin),
        client.query(prepared(query.sql, parameters)),
        client.query('commit'),
      ] as const;
      const [begun, read, ended] = await Promise.allSettled(sent);
      // After a failure the commit has rolled back; only where it failed too is nothing known of the connection.
      client.release(ended.status === 'rejected');
      for (const each of [begun, read, ended]) if (each.status === 'rejected') throw each.reason;
      return read.status === 'fulfilled' ? (read.value.rows as readonly R[]) : [];
    },
    inOrganisation(organisation, work) {
      refuseInside();
      return inside.run(true, () => again(pool, organisation, work));
    },
    aside: (organisation, work) => again(asidePool, organisation, work),
    shared,
    get pool() {
      return { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount };
    },
    close: async () => {
      await Promise.all([pool.end(), asidePool.end()]);
    },
  };
}

/** Begins a transaction in which only the rows of that organisation exist. */
function beginOf(organisation: number): string {
  if (!Number.isSafeInteger(organisation)) throw new Error('An organisation is named by a whole number.');
  return `begin; set local app.organisation = '${organisation}'`;
}

function openPool(url: string, connections: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    idleTimeoutMillis: 30_000,
    // A citizen who can't get a connection for this long is told to try again.
    connectionTimeoutMillis: 15_000,
    application_name: 'selvbetjening',
    // A statement may go out before the one before it is answered; transactions still wait for what they read.
    pipeline: true,
  });
  // A connection that breaks while idle is dropped by the pool; the next query gets another.
  pool.on('error', () => {});
  // One that breaks while it is in use but between two queries tells nobody else; the next query on it fails, and says so.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Names of prepared statements by their text. */
const statementNames = new Map<string, string>();
/** Texts beyond so many (long lists make one for each length) are parsed and planned each time, as all would be without names. */
const mostStatements = 400;

/**
 * A statement under a name of its own, so that each connection parses and plans it once: planning costs more than running
 * for most of ours.
 */
function prepared(text: string, values: readonly unknown[]): pg.QueryConfig {
  let name = statementNames.get(text);
  if (name === undefined && statementNames.size < mostStatements) {
    name = `s${statementNames.size}`;
    statementNames.set(text, name);
  }
  return name === undefined ? { text, values: [...values] } : { name, text, values: [...values] };
}

/** A pool of the one connection, for kysely; giving it back is the transaction's business. */
function poolOf(client: pg.PoolClient) {
  // Nothing here reads by a cursor, which is kysely's other way to call it.
  const query = (text: string, values: readonly unknown[]): Promise<unknown> => client.query(prepared(text, values));
  const borrowed: PostgresPoolClient = { query: query as PostgresPoolClient['query'], release: () => {} };
  return { connect: async () => borrowed, end: async () => {}, options: {} };
}
