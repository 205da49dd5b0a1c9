import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Billed } from '../../options/option.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { stateInDoubt } from './note-billed.ts';

/** Stands as the workflow of what an administrator sent to try the settings. */
export const trialWorkflow = '';

/** Stands as the workflow of codes by which people show that a number is theirs. */
export const codeWorkflow = '-';

/** Whether a message of the log was of no case, so that nothing of one was ever kept. */
export function isOutsideCases(workflow: string): boolean {
  return workflow === trialWorkflow || workflow === codeWorkflow;
}

/**
 * Logs a message that belongs to no case (an administrator sent it to try the settings, unless `workflow` says otherwise), or what has been
 * learnt of it since, in any order: it is billed as others are. Nothing that leads to a person is kept, so that it is known again by the
 * id that it went out under.
 */
export async function noteBilledTrial(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  { id, kind, workflow = trialWorkflow }: { readonly id: string; readonly kind: string; readonly workflow?: string },
  { reference, account, gateway, sender, purpose, sentAt, parts, billedParts, partPrice, price, state }: Billed,
): Promise<void> {
  const { key, final } = reference === null ? { key: stateInDoubt, final: false } : state;
  await sql`
    insert into billed_message (organisation, id, kind, workflow, account, gateway, sender, purpose, sent_at, parts, billed_parts,
      part_price, price, currency, state, is_final)
    values (${organisation.id}::integer, ${id}::uuid, ${kind}, ${workflow}, ${account}, ${gateway}, ${sender},
      ${purpose ?? null}, ${sentAt}::timestamptz, ${parts}::smallint, ${billedParts ?? null}::smallint,
      ${partPrice ?? null}::integer, ${price?.amount ?? null}::double precision, ${price?.currency ?? null}, ${key},
      ${final}::boolean)
    on conflict (organisation, id) do update set
      sent_at = least(billed_message.sent_at, excluded.sent_at),
      billed_parts = coalesce(excluded.billed_parts, billed_message.billed_parts),
      price = coalesce(excluded.price, billed_message.price),
      currency = coalesce(excluded.currency, billed_message.currency),
      state = case when billed_message.is_final then billed_message.state else excluded.state end,
      is_final = billed_message.is_final or excluded.is_final`.execute(transaction);
}
