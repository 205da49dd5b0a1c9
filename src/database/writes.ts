import { CompiledQuery } from 'kysely';
import type { OrganisationTransaction } from './database.ts';

/** A statement that kysely has built and that nobody has run. */
interface Statement {
  compile(): CompiledQuery;
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

  add(...statements: readonly Statement[]): void {
    this.#statements.push(...statements);
  }

  /** Sends what was gathered; nothing is sent when nothing was. */
  async run(transaction: OrganisationTransaction): Promise<void> {
    const gathered = this.#statements.splice(0);
    if (gathered.length === 0) return;
    const parameters: unknown[] = [];
    const parts = gathered.map((statement, index) => {
      const { sql: text, parameters: own } = statement.compile();
      const shifted = text.replaceAll(/\$(\d+)/g, (_, number: string) => `$${Number(number) + parameters.length}`);
      parameters.push(...own);
      return `w${index} as (${shifted})`;
    });
    await transaction.executeQuery(CompiledQuery.raw(`with ${parts.join(', ')} select 1`, parameters));
  }
}
