import type { OrganisationTransaction } from '../../database/database.ts';
import { encryptJson } from '../../database/encryption/envelope.ts';
import { Writes } from '../../database/writes.ts';
import type { ReadReceipt } from '../../options/option.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { jsonWithTexts } from '../../texts/json-with-texts.ts';
import { readingTexts } from '../../texts/reading.ts';
import { noteBilled, noteTold } from '../billing/note-billed.ts';
import type { CaseServices } from '../services.ts';
import { casePlaces, findCase } from '../stored-case.ts';
import { goAnotherWay, goingColumns, keptOf, keyOf } from './go-another-way.ts';
import type { Refusal } from './refusal.ts';
import { tellCase } from './settle-delivery.ts';

/**
 * What a receipt did. `noted`: it says how far the delivery is; `next`: the delivery goes on another way; `repeated`: it was there
 * already; `unknown`: there is no such delivery to that peer.
 */
export type ReceiptTaken = 'settled' | 'next' | 'noted' | 'late' | 'contradicts' | 'repeated' | 'unknown';

type Receipt = Extract<ReadReceipt, { kind: 'receipt' }>;

/**
 * Takes a receipt that came after the delivery was taken over: once, however often it comes, and whatever came first.
 *
 * - It settles a delivery that waits, also one whose own answer has not come yet. A no has it go on another way where its kind has
 *   one.
 * - One that comes after the deadline, while the delivery is a person's, settles it when it says that all is well: the task
 *   closes by itself. When it says no, the person has it already; it is noted.
 * - After somebody has handled the delivery by hand, or an earlier receipt settled it, it is noted and changes nothing.
 * - One that says how far it is is noted. The peer has what was sent, whatever became of the answer: nothing is sent again.
 * - One about a way that the delivery no longer goes is noted, and nothing is sent for it. When it says that all is well before
 *   anything went the new way, nothing does.
 */
export function takeReceipt(
  services: CaseServices,
  organisation: Organisation,
  kind: string,
  receipt: Receipt,
  content: string,
): Promise<ReceiptTaken> {
  return readingTexts(organisation.texts, () =>
    services.database.inOrganisation(organisation.id, (transaction) =>
      take(services, transaction, organisation, kind, receipt, content),
    ),
  );
}

async function take(
  services: CaseServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  broughtFor: string,
  brought: Receipt,
  content: string,
): Promise<ReceiptTaken> {
  const now = services.now();
  const named = await findNamed(transaction, kindsOfReceipts(services, broughtFor), brought);
  const kind = named?.kind ?? broughtFor;
  const receipt = services.deliveries.get(kind)?.kind.receiptsBy?.inOwnWords(brought) ?? brought;
  const { peers, outcome, state } = receipt;
  const isPeer = (peer: string): boolean => named?.peer === (peer === '' ? kind : `${kind}:${peer}`);
  if (!named || (peers && !peers.some(isPeer))) return 'unknown';
  // The case first, then the delivery, as everybody takes them; both go out at once and are answered in that order.
  const [stored, row] = await Promise.all([
    findCase(transaction, organisation, named.case, true),
    transaction
      .selectFrom('delivery')
      .select([...goingColumns, 'status', 'open_step', 'leg_base', 'next_at', 'receiver'])
      .where('id', '=', named.id)
      .forUpdate()
      .executeTakeFirst(),
  ]);
  if (!stored || !row) return 'unknown';
  const isOfNow = named.key === null || named.key === keyOf(row);
  const { status } = row;
  const waits = status === 'pending' || status === 'awaiting';
  const isUntouched = status === 'pending' && row.attempts === row.leg_base;
  const settles =
    (outcome.outcome === 'accepted' && (status === 'failed' || (isOfNow ? waits : isUntouched))) ||
    (outcome.outcome === 'rejected' && isOfNow && waits);
  const next =
    settles && outcome.outcome === 'rejected' && !outcome.everyWay
      ? services.deliveries
          .get(kind)
          ?.kind.fallback?.(keptOf(stored, row), 'rejected', settingsOf(services, organisation, kind), outcome.code)
      : undefined;
  const agrees =
    (status === 'delivered' && outcome.outcome === 'accepted') ||
    (status === 'failed' && outcome.outcome === 'rejected');
  const effect = next
    ? 'next'
    : settles
      ? 'settled'
      : outcome.outcome === 'state'
        ? 'noted'
        : agrees || !isOfNow || status === 'handledByHand'
          ? 'late'
          : 'contradicts';
  const noted = await transaction
    .insertInto('delivery_receipt')
    .values({
      organisation: organisation.id,
      delivery: named.id,
      id: receipt.id.slice(0, 200),
      at: now,
      outcome: outcome.outcome,
      effect,
      leg: isOfNow ? row.leg : named.leg,
      content: encryptJson(stored.key.key, casePlaces.receipt, content),
      ...(state && { state: state.key, reported_at: state.at }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!noted) return 'repeated';
  const writes = new Writes();
  const kept = isOfNow ? keptOf(stored, row) : null;
  const billing = services.deliveries.get(kind)?.kind;
  const billed = kept && billing?.bills?.(kept, receipt);
  const under = { id: named.id, kind, key: named.key ?? keyOf(row) };
  if (billed) noteBilled(transaction, organisation, stored, under, billed, false, writes);
  else if (billing?.bills && state && receipt.reference !== undefined) {
    noteTold(
      transaction,
      under,
      {
        reference: receipt.reference,
        state: { key: state.key, final: billing.states?.[state.key]?.final === true },
        billedParts: state.free ? 0 : undefined,
      },
      writes,
    );
  }
  const change = (
    changes: Partial<Omit<typeof row, 'reason'>> & { reason?: string; settled_at?: Date; refusal?: Refusal },
  ) => writes.add(transaction.updateTable('delivery').set(changes).where('id', '=', named.id));
  if (outcome.outcome === 'state') {
    const isLater = row.next_at === null || outcome.until > row.next_at;
    const until = status === 'pending' || isLater ? outcome.until : row.next_at;
    // Whatever became of the answer to the attempt: the peer has it.
    if (isOfNow && waits && !isUntouched) change({ status: 'awaiting', next_at: until });
    writes.finish(transaction);
    return effect;
  }
  if (!settles) {
    writes.finish(transaction);
    return effect;
  }
  if (next && outcome.outcome === 'rejected') {
    const ended = { why: 'rejected', reason: outcome.reason, at: now } as const;
    goAnotherWay(transaction, organisation, stored, row, next, ended, writes);
    writes.finish(transaction);
    return effect;
  }
  const isAccepted = outcome.outcome === 'accepted';
  change({
    status: isAccepted ? 'delivered' : 'failed',
    next_at: null,
    settled_at: now,
    ...(isAccepted ? { reference: outcome.reference } : { reason: jsonWithTexts(outcome.reason), refusal: 'whole' }),
  });
  const detail = { delivery: named.id, kind, attempt: row.attempts, receipt: receipt.id.slice(0, 200) };
  const event = isAccepted ? 'delivered' : 'deliveryFailed';
  const place = { open: row.open_step, id: named.id, receiver: row.receiver };
  await tellCase(services, transaction, organisation, stored, event, place, detail, writes);
  return effect;
}

/** The kinds of delivery that receipts may be about which are brought as those of one. */
export function kindsOfReceipts({ deliveries }: Pick<CaseServices, 'deliveries'>, kind: string): readonly string[] {
  const others = [...deliveries].filter(([, other]) => other.kind.receiptsBy?.kind === kind);
  return [kind, ...others.map(([key]) => key)];
}

interface Named {
  readonly id: string;
  readonly kind: string;
  readonly case: string;
  readonly peer: string | null;
  /** The key that it was found by; null where it was the peer's reference, which is of the way that it goes now. */
  readonly key: string | null;
  readonly leg: number;
}

/** The delivery that a receipt names: by the key of the way it goes, of one that it went before, or by the peer's reference. */
async function findNamed(
  transaction: OrganisationTransaction,
  kinds: readonly string[],
  { key, reference }: Receipt,
): Promise<Named | undefined> {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key)) {
    const current = await transaction
      .selectFrom('delivery')
      .select(['id', 'case', 'kind', 'peer', 'leg'])
      .where('kind', 'in', kinds)
      .where(({ or, and, eb }) => or([eb('key', '=', key), and([eb('id', '=', key), eb('key', 'is', null)])]))
      .executeTakeFirst();
    if (current) return { ...current, key };
    const former = await formerWays(transaction, kinds).where('delivery_leg.key', '=', key).executeTakeFirst();
    if (former) return former;
  }
  if (reference === undefined || reference === '') return undefined;
  const referred = await transaction
    .selectFrom('delivery')
    .select(['id', 'case', 'kind', 'peer', 'leg'])
    .where('kind', 'in', kinds)
    .where('reference', '=', reference)
    .where('kept', 'is not', null)
    .executeTakeFirst();
  return referred
    ? { ...referred, key: null }
    : formerWays(transaction, kinds).where('delivery_leg.reference', '=', reference).executeTakeFirst();
}

function formerWays(transaction: OrganisationTransaction, kinds: readonly string[]) {
  return transaction
    .selectFrom('delivery_leg')
    .innerJoin('delivery', (join) =>
      join
        .onRef('delivery.organisation', '=', 'delivery_leg.organisation')
        .onRef('delivery.id', '=', 'delivery_leg.delivery'),
    )
    .select(['delivery.id', 'delivery.case', 'delivery.kind', 'delivery.peer', 'delivery_leg.key', 'delivery_leg.leg'])
    .where('delivery.kind', 'in', kinds);
}

function settingsOf(services: CaseServices, organisation: Organisation, kind: string): unknown {
  const registered = services.deliveries.get(kind);
  return registered && services.deliverySettings(organisation, registered.option);
}
