import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Text } from '../../texts/catalogue.ts';
import { caseText } from '../texts.ts';
import { stateInDoubt } from './note-billed.ts';
import { codeWorkflow } from './note-billed-trial.ts';

/** A message of the log. What leads to a person is null when its case has been deleted. */
export interface BilledMessage {
  readonly id: string;
  readonly caseNumber: string | null;
  /** Masked. */
  readonly receiver: string | null;
  readonly workflow: string;
  readonly unit: string | null;
  readonly account: string;
  readonly gateway: string;
  readonly sender: string;
  readonly purpose: string | null;
  readonly sentAt: Date;
  readonly parts: number;
  readonly billedParts: number | null;
  readonly partPrice: number | null;
  readonly price: number | null;
  readonly currency: string | null;
  readonly state: string;
  /**
   * Where one in doubt stands: its gateway's word is awaited, a case worker has it, or one has settled it; null where it is not in doubt
   * or nobody will find out.
   */
  readonly doubt: 'awaited' | 'person' | 'settled' | null;
}

export interface BilledFilter {
  /** From the first moment, and before the second. */
  readonly from: Date;
  readonly to: Date;
  readonly workflow?: string;
  readonly account?: string;
  readonly state?: string;
  readonly caseNumber?: string;
  /** By `receiverHash`. */
  readonly receiver?: Buffer;
}

/** Messages that a page of the log shows. */
export const billedPageSize = 50;

/** A page of the messages, the latest first, and how many there are. */
export async function findBilled(
  transaction: OrganisationTransaction,
  { from, to, workflow, account, state, caseNumber, receiver }: BilledFilter,
  page: number,
  pageSize = billedPageSize,
): Promise<{ readonly messages: readonly BilledMessage[]; readonly count: number }> {
  const where = sql`m.sent_at >= ${from} and m.sent_at < ${to}
    and (${workflow ?? null}::text is null or m.workflow = ${workflow ?? null})
    and (${account ?? null}::text is null or m.account = ${account ?? null})
    and (${state ?? null}::text is null or m.state = ${state ?? null})
    and (${caseNumber ?? null}::text is null or c.number = ${caseNumber ?? null})
    and (${receiver ?? null}::bytea is null or m.receiver_hash = ${receiver ?? null})`;
  const source = sql`billed_message m left join "case" c on c.organisation = m.organisation and c.id = m."case"
    left join delivery d on d.organisation = m.organisation and d.id = m.delivery`;
  const { rows: messages } = await sql<BilledMessage>`
    select m.id, c.number as "caseNumber", m.receiver, m.workflow, m.unit, m.account, m.gateway, m.sender, m.purpose,
      m.sent_at as "sentAt", m.parts, m.billed_parts as "billedParts", m.part_price as "partPrice", m.price, m.currency, m.state,
      case when m.state <> ${stateInDoubt} then null when d.status in ('pending', 'awaiting') then 'awaited'
        when d.status = 'failed' then 'person' when d.status = 'handledByHand' then 'settled' end as doubt
    from ${source} where ${where} order by m.sent_at desc, m.id
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(transaction);
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from ${source} where ${where}`.execute(transaction);
  return { messages, count: rows[0]?.count ?? 0 };
}

/** What the workflows of messages are called, as their latest versions say; by key. */
export async function billedWorkflows(transaction: OrganisationTransaction): Promise<ReadonlyMap<string, Text>> {
  const { rows } = await sql<{ key: string; title: Text }>`
    select distinct on (v.key) v.key, v.definition->'title' as title from workflow_version v
    where v.key in (select m.workflow from billed_message m) order by v.key, v.version desc`.execute(transaction);
  const outside = await transaction
    .selectFrom('billed_message')
    .select('id')
    .where('workflow', '=', codeWorkflow)
    .limit(1)
    .executeTakeFirst();
  return new Map([
    ...rows.map(({ key, title }): [string, Text] => [key, title]),
    ...(outside ? [[codeWorkflow, caseText('case.billed.outside', {})] as const] : []),
  ]);
}
