import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';

/** What was sent on one day of one workflow, unit, account, purpose and currency. */
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
      count(*)::integer as messages, (count(*) filter (where m.state = 'delivered'))::integer as delivered,
      sum(b.parts)::integer as parts,
      case when count(b.cost) = count(*) then sum(b.cost) end as cost, b.currency,
      sum(m.price) as told, m.currency as "toldCurrency"
    from billed_message m, lateral (
      select coalesce(m.billed_parts, m.parts) as parts,
        case when m.price is not null and m.currency <> 'point' then m.price
          else m.part_price * coalesce(m.billed_parts, m.parts) end as cost,
        case when m.price is not null and m.currency <> 'point' then m.currency else 'DKK' end as currency
    ) b
    where m.sent_at >= ${from} and m.sent_at < ${to}
    group by 1, m.workflow, m.unit, m.account, m.gateway, b.currency, m.currency
    order by 1, m.workflow, m.account`.execute(transaction);
  return rows;
}
