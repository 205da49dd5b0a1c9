import { type RawBuilder, sql } from 'kysely';
import { finishWith, type OrganisationTransaction } from '../../database/database.ts';
import type { MovedAttempt } from './moved-attempt.ts';

/**
 * Writes how attempts and their demands now stand, with the ledger and the papers, of any number of demands in one statement: its text is
 * the same for one and for many, so that it is planned once. Nobody waits for it; what is sent afterwards in the transaction sees it.
 */
export function writeMoved(transaction: OrganisationTransaction, moved: readonly MovedAttempt[]): void {
  if (moved.length === 0) return;
  const attempts = moved.map(({ attempt }) => ({ ...attempt, means: attempt.means?.toString('hex') ?? null }));
  const demands = moved.map(({ looked: { payment, at }, decided: { status, counts, tellsCase } }) => ({
    id: payment.id,
    status,
    counts,
    paid_at: payment.paid_at ?? (counts === null ? null : at),
    told_case: payment.told_case || tellsCase,
  }));
  const postings = moved.flatMap((each) => each.postings);
  const papers = moved.flatMap((each) => each.papers);
  const statement = sql`
    with attempts as (
      update payment_attempt a set state = n.state, held = n.held, card_fee = n.card_fee, captured = n.captured,
        refunded = n.refunded, released = n.released, version = n.version, gateway_at = n.gateway_at,
        gateway_id = n.gateway_id, link = n.link, expires_at = n.expires_at, means = decode(n.means, 'hex'),
        read_at = n.read_at, unread = 0
      from ${rows(attempts)} as n(id uuid, state text, held integer, card_fee integer, captured integer,
        refunded integer, released integer, version integer, gateway_at timestamptz, gateway_id text, link text,
        expires_at timestamptz, means text, read_at timestamptz)
      where a.id = n.id
    ), demands as (
      update payment p set status = n.status, counts = n.counts, paid_at = n.paid_at, told_case = n.told_case
      from ${rows(demands)} as n(id uuid, status text, counts uuid, paid_at timestamptz, told_case boolean)
      where p.id = n.id
    ), postings as (
      insert into payment_posting (organisation, posting, line, payment, attempt, kind, agreement, at, account, ledger,
        currency, amount)
      select n.* from ${rows(postings)} as n(organisation integer, posting uuid, line smallint, payment uuid,
        attempt uuid, kind text, agreement text, at timestamptz, account text, ledger text, currency text,
        amount integer)
    ), papers as (
      insert into payment_paper (organisation, payment, number, kind, attempt, amount, at)
      select n.* from ${rows(papers)} as n(organisation integer, payment uuid, number text, kind text, attempt uuid,
        amount integer, at timestamptz)
      on conflict (organisation, number) do nothing
    )
    select 1`;
  finishWith(transaction, statement.compile(transaction));
}

/** Rows as JSON. Unnested from an array, since the planner then reckons with few and goes by the index, however small the table is yet. */
function rows(values: readonly unknown[]): RawBuilder<unknown> {
  return sql`unnest(${values.map((each) => JSON.stringify(each))}::jsonb[]) each, jsonb_to_record(each)`;
}
