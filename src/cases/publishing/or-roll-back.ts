import type { Database, OrganisationTransaction } from '../../database/database.ts';

/** Thrown to undo a transaction whose answer is a refusal. */
class Refused<Result> extends Error {
  readonly result: Result;

  constructor(result: Result) {
    super('refused');
    this.result = result;
  }
}

/** Runs work in a transaction that is kept only where its answer is `ok`: a refusal leaves nothing behind. */
export async function orRollBack<Result extends { readonly ok: boolean }>(
  database: Database,
  organisation: number,
  work: (transaction: OrganisationTransaction) => Promise<Result>,
): Promise<Result> {
  try {
    return await database.inOrganisation(organisation, async (transaction) => {
      const result = await work(transaction);
      if (!result.ok) throw new Refused(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return error.result as Result;
    throw error;
  }
}
