import type { ReadReceipt } from '../../options/option.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { CaseServices } from '../services.ts';

/** Milliseconds after which an attempt has been answered, or never will be. */
const answered = 60_000;

/**
 * Notes what a gateway tells of a code that went out: in the log, where a state that is final stays.
 * @returns false where it is of none
 */
export function takeCodeReceipt(
  { database, deliveries, now }: Pick<CaseServices, 'database' | 'deliveries' | 'now'>,
  organisation: Organisation,
  kind: string,
  { key, state }: Extract<ReadReceipt, { kind: 'receipt' }>,
): Promise<boolean> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key)) return Promise.resolve(false);
  return database.inOrganisation(organisation.id, async (transaction) => {
    const code = await transaction.selectFrom('number_code').select('sent_at').where('id', '=', key).executeTakeFirst();
    const logged = await transaction
      .selectFrom('billed_message')
      .select('is_final')
      .where('id', '=', key)
      .where('kind', '=', kind)
      .executeTakeFirst();
    // The word was faster than the answer to the attempt, which is about to be logged: the gateway tells it again.
    if (!logged) return code !== undefined && code.sent_at.getTime() < now().getTime() - answered;
    if (state && !logged.is_final) {
      await transaction
        .updateTable('billed_message')
        .set({ state: state.key, is_final: deliveries.get(kind)?.kind.states?.[state.key]?.final === true })
        .where('id', '=', key)
        .execute();
    }
    return true;
  });
}
