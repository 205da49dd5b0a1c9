import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import { stateInDoubt } from './note-billed.ts';

/**
 * What was sent on one day of one workflow, unit, account and currency. What is in doubt is counted for itself: the gateway bills it
 * where it took it, and nobody knows.
 */
export interface StatementLine {
  /** `yyyy-mm-dd`, Danish. */
  readonly day: string;
  readonly workflow: string;
  readonly unit: string | null;
  readonly account: string;
  readonly gateway: string;
  readonly messages: number;
  /** Of which so many were delivered. */
  readonly delivered: number;
  /** Parts as the gateway counted them, else as we did. */
  readonly parts: number;
  /** Messages of which nobody knows whether the gateway took them, and their parts as we counted them. */
  readonly doubtful: number;
  readonly doubtfulParts: number;
  /** In hundredths of the currency: as the gateway told it, else parts by the price that was set; null where neither says it. */
  readonly cost: number | null;
  readonly currency: string;
  /** What the gateway itself has told, in hundredths of its currency. */
  readonly told: number | null;
  readonly toldCurrency: string | null;
}

/** The figures of a period; nothing personal is needed for them, so that they stay when the cases go. */
export async function billedStatement(
  transaction: OrganisationTransaction,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly StatementLine[]> {
  // What a gateway sells by points costs what the organisation says that a part does.
  const { rows } = await sql<StatementLine>`
    select to_char(m.sent_at at time zone 'Europe/Copenhagen', 'YYYY-MM-DD') as day, m.workflow, m.unit, m.account, m.gateway,
      (count(*) filter (where b.known))::integer as messages,
      (count(*) filter (where m.state = 'delivered'))::integer as delivered,
      coalesce(sum(b.parts) filter (where b.known), 0)::integer as parts,
      (count(*) filter (where not b.known))::integer as doubtful,
      coalesce(sum(b.parts) filter (where not b.known), 0)::integer as "doubtfulParts",
      case when count(b.cost) filter (where b.known) = count(*) filter (where b.known)
        then coalesce(sum(b.cost) filter (where b.known), 0) end as cost, b.currency,
      sum(m.price) as told, m.currency as "toldCurrency"
    from billed_message m, lateral (
      select m.state <> ${stateInDoubt} as known, coalesce(m.billed_parts, m.parts) as parts,
        case when m.price is not null and m.currency <> 'point' then m.price
          else m.part_price * coalesce(m.billed_parts, m.parts) end as cost,
        case when m.price is not null and m.currency <> 'point' then m.currency else 'DKK' end as currency
    ) b
    where m.sent_at >= ${from} and m.sent_at < ${to}
    group by 1, m.workflow, m.unit, m.account, m.gateway, b.currency, m.currency
    order by 1, m.workflow, m.account`.execute(transaction);
  return rows;
}
