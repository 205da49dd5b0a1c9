import type { OrganisationTransaction } from '../database/database.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { cprHash } from './person.ts';

/** What is searched by: exact, since neither may be readable in an index. `cpr` is ten digits. */
export type CaseSearch =
  | { readonly by: 'number'; readonly number: string }
  | { readonly by: 'cpr'; readonly cpr: string };

/** A case in a list. */
export interface FoundCase {
  readonly id: string;
  readonly number: string;
  readonly workflowVersion: string;
  readonly openSteps: readonly string[];
}

/** What a search found, and whom it was about, for the audit log. */
export interface CaseSearchResult {
  /** The person with that CPR number; also when none of their cases may be read. Null for a search by number. */
  readonly person: string | null;
  /** The newest first, at most {@link searchLimit}. */
  readonly cases: readonly FoundCase[];
}

/** Cases that a search shows at most: one person's, of which nobody has more. */
export const searchLimit = 100;

/** The cases with that number, or of the person with that CPR number, that one of the groups may read. */
export async function searchCases(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  groups: readonly string[],
  search: CaseSearch,
): Promise<CaseSearchResult> {
  const person = search.by === 'cpr' ? await findPerson(transaction, organisation, search.cpr) : null;
  if (groups.length === 0 || (search.by === 'cpr' && person === null)) return { person, cases: [] };
  const readable = transaction
    .selectFrom('case')
    .select(['id', 'number', 'workflow_version as workflowVersion', 'open_steps as openSteps'])
    .where('readers', 'in', [...groups]);
  const wanted =
    search.by === 'number' ? readable.where('number', '=', search.number) : readable.where('person', '=', person);
  return { person, cases: await wanted.orderBy('created_at', 'desc').limit(searchLimit).execute() };
}

async function findPerson(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  cpr: string,
): Promise<string | null> {
  const row = await transaction
    .selectFrom('person')
    .select('id')
    .where('identity_hash', '=', cprHash(organisation, cpr))
    .executeTakeFirst();
  return row?.id ?? null;
}
