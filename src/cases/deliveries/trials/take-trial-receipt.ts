import { createHash } from 'node:crypto';
import type { Kept, ReadReceipt } from '../../../options/option.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { jsonWithTexts } from '../../../texts/json-with-texts.ts';
import { readingTexts } from '../../../texts/reading.ts';
import { noteBilledTrial } from '../../billing/note-billed-trial.ts';
import type { CaseServices } from '../../services.ts';

type Receipt = Extract<ReadReceipt, { kind: 'receipt' }>;

/**
 * Notes what a receipt says of a trial: whatever came first, each word once, and a yes stands whatever comes after it.
 * @returns false where it is of none
 */
export function takeTrialReceipt(
  services: CaseServices,
  organisation: Organisation,
  kind: string,
  receipt: Receipt,
): Promise<boolean> {
  return readingTexts(organisation.texts, () => take(services, organisation, kind, receipt));
}

async function take(
  services: CaseServices,
  organisation: Organisation,
  kind: string,
  { id, key, reference, outcome, state }: Receipt,
): Promise<boolean> {
  const now = services.now();
  const isKey = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key);
  const taken = await services.database.inOrganisation(organisation.id, async (transaction) => {
    const row = await transaction
      .selectFrom('option_trial')
      .select(['id', 'state', 'words', 'until', 'kept'])
      .where('kind', '=', kind)
      .where(({ or, eb }) =>
        or([...(isKey ? [eb('id', '=', key)] : []), ...(reference ? [eb('reference', '=', reference)] : [])]),
      )
      .forUpdate()
      .executeTakeFirst();
    if (!row) return false;
    // What a peer calls a receipt may name whom the message went to.
    const name = createHash('sha256').update(id).digest('base64url').slice(0, 22);
    if (row.words.some((word) => word.id === name)) return true;
    const word = { id: name, state: state?.key ?? outcome.outcome, at: (state?.at ?? now).toISOString() };
    const waits = row.state === 'sending' || row.state === 'awaiting';
    const change =
      outcome.outcome === 'accepted'
        ? { state: 'passed' as const, settled_at: now, reference: outcome.reference }
        : outcome.outcome === 'rejected'
          ? waits
            ? { state: 'refused' as const, settled_at: now, reason: jsonWithTexts(outcome.reason) }
            : {}
          : waits
            ? { state: 'awaiting' as const, until: outcome.until }
            : {};
    await transaction
      .updateTable('option_trial')
      .set({ words: JSON.stringify([...row.words, word]), ...change })
      .where('id', '=', row.id)
      .execute();
    const billed =
      row.kept &&
      services.deliveries.get(kind)?.kind.bills?.(row.kept as Kept, {
        ...(reference !== undefined && { reference }),
        ...(state && { state }),
      });
    if (billed) await noteBilledTrial(transaction, organisation, { id: row.id, kind }, billed);
    return true;
  });
  if (taken) services.organisations.refresh();
  return taken;
}
