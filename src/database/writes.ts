import { CompiledQuery, type Insertable, type RawBuilder, type Updateable } from 'kysely';
import { finishWith, type OrganisationTransaction } from './database.ts';
import { type PlainRow, type RowChange, rowStatement, shapeOf } from './row-statements.ts';
import type { Tables } from './schema.ts';

/** A statement that kysely has built and that nobody has run, or one that is compiled already. */
type Statement = { compile(): CompiledQuery } | CompiledQuery;

/** A statement or an expression in SQL, for {@link Writes}. */
export function inSql(transaction: OrganisationTransaction, text: RawBuilder<unknown>): Statement {
  return { compile: () => text.compile(transaction) };
}

/**
 * Writes of one transaction gathered and sent as one statement, `with w1 as (insert …), w2 as (update …) select`, so that
 * they cost one round trip rather than one each.
 *
 * All of them see the rows as they were before any of them (PostgreSQL manual, 7.8.4): don't gather two writes to the same
 * row, nor one that reads what another writes. Foreign keys are checked after the last.
 */
export class Writes {
  readonly #statements: Statement[] = [];
  readonly #rows = new Map<string, RowChange[]>();
  readonly #calls: Statement[] = [];

  /** Statements that change rows. A plain `select` would not be run: PostgreSQL leaves those out that nothing refers to. */
  add(...statements: readonly Statement[]): void {
    this.#statements.push(...statements);
  }

  /**
   * A row to insert. Rows of one table and the same columns share a statement, whoever adds them; likewise below.
   * @param end what follows the values, such as `on conflict do nothing`
   */
  insert<Table extends keyof Tables & string>(table: Table, row: Insertable<Tables[Table]> & PlainRow, end = ''): void {
    this.#change({ kind: 'insert', table, row, end });
  }

  /** Columns to set in the row, or rows, with these values in the columns of `by`. */
  update<Table extends keyof Tables & string>(
    table: Table,
    by: Updateable<Tables[Table]> & PlainRow,
    row: Updateable<Tables[Table]> & PlainRow,
  ): void {
    this.#change({ kind: 'update', table, by, row });
  }

  /** The row, or rows, to delete that have these values. */
  delete<Table extends keyof Tables & string>(table: Table, by: Updateable<Tables[Table]> & PlainRow): void {
    this.#change({ kind: 'delete', table, by });
  }

  #change(change: RowChange): void {
    const shape = shapeOf(change);
    const alike = this.#rows.get(shape);
    if (alike) alike.push(change);
    else this.#rows.set(shape, [change]);
  }

  /** An expression that calls a function for its effect, such as `enqueue_jobs(…)`. */
  call(expression: Statement): void {
    this.#calls.push(expression);
  }

  /** Sends what was gathered; nothing is sent when nothing was. */
  async run(transaction: OrganisationTransaction): Promise<void> {
    const query = this.#take();
    if (query) await transaction.executeQuery(query);
  }

  /** The same for what ends the transaction: nobody waits for it, and the commit goes out with it (see `finishWith`). */
  finish(transaction: OrganisationTransaction): void {
    const query = this.#take();
    if (query) finishWith(transaction, query);
  }

  #take(): CompiledQuery | undefined {
    const rows = [...this.#rows].map(([shape, changes]) => rowStatement(shape, changes));
    this.#rows.clear();
    const statements = [...this.#statements.splice(0), ...rows];
    const calls = this.#calls.splice(0);
    if (statements.length + calls.length === 0) return undefined;
    const parameters: unknown[] = [];
    const shifted = (statement: Statement): string => {
      const { sql: text, parameters: own } = 'compile' in statement ? statement.compile() : statement;
      const before = parameters.length;
      parameters.push(...own);
      return text.replaceAll(/\$(\d+)/g, (_, number: string) => `$${Number(number) + before}`);
    };
    const writes = statements.map((statement, index) => `w${index} as (${shifted(statement)})`);
    const head = writes.length > 0 ? `with ${writes.join(', ')} ` : '';
    const tail = calls.length > 0 ? calls.map(shifted).join(', ') : '1';
    return CompiledQuery.raw(`${head}select ${tail}`, parameters);
  }
}
