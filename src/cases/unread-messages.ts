import type { OrganisationTransaction } from '../database/database.ts';
import type { InboxReader } from './inbox/inbox-filter.ts';
import { ofWorkflows } from './reach.ts';
import type { FoundCase } from './search-cases.ts';

/** A case in which a citizen has written something that no employee has opened. */
export interface CaseWithUnread extends FoundCase {
  /** When the first of the unread messages was written: who has waited longest stands first. */
  readonly since: Date;
}

/** Whose messages are meant: of the groups, as far as the reader's right reaches. */
type ReaderOfMessages = Pick<InboxReader, 'groups' | 'reach'>;

/** Cases of the groups with unread messages of their citizens, from `offset` on. */
export async function listUnread(
  transaction: OrganisationTransaction,
  reader: ReaderOfMessages,
  limit: number,
  offset: number,
): Promise<readonly CaseWithUnread[]> {
  if (reader.groups.length === 0) return [];
  const rows = await unread(transaction, reader)
    .select(({ fn }) => [
      'case.id',
      'case.number',
      'case.workflow_version as workflowVersion',
      'case.open_steps as openSteps',
      fn.min('message.at').as('since'),
    ])
    .groupBy(['case.organisation', 'case.id'])
    .orderBy('since')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows;
}

/** How many cases {@link listUnread} would list. */
export async function countUnread(transaction: OrganisationTransaction, reader: ReaderOfMessages): Promise<number> {
  if (reader.groups.length === 0) return 0;
  const { count } = await unread(transaction, reader)
    .select(({ fn }) => fn.count<string>('case.id').distinct().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Notes that an employee has seen what the citizen wrote. */
export async function markRead(transaction: OrganisationTransaction, caseId: string, now: Date): Promise<void> {
  await transaction
    .updateTable('message')
    .set({ read_at: now })
    .where('case', '=', caseId)
    .where('from_kind', '=', 'citizen')
    .where('read_at', 'is', null)
    .execute();
}

function unread(transaction: OrganisationTransaction, { groups, reach }: ReaderOfMessages) {
  const query = transaction
    .selectFrom('message')
    .innerJoin('case', (join) =>
      join.onRef('case.organisation', '=', 'message.organisation').onRef('case.id', '=', 'message.case'),
    )
    .where('message.from_kind', '=', 'citizen')
    .where('message.read_at', 'is', null)
    .where('case.readers', 'in', [...groups]);
  return reach === null ? query : query.where(ofWorkflows('case.workflow_version', reach));
}
