import { sql } from 'kysely';
import { v4 as uuidv4 } from 'uuid';
import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson, encryptJson } from '../../database/encryption/envelope.ts';
import { Writes } from '../../database/writes.ts';
import type { DeliveryRequest, Kept } from '../../options/option.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { circuitOpenUntil } from '../circuit.ts';
import type { DeliveryServices } from '../deliver.ts';
import { enqueue } from '../jobs.ts';
import { caseNumberMark } from '../message-text.ts';
import { isRefusedBy } from '../refusals/refusals.ts';
import type { RegisteredDelivery } from '../services.ts';
import { casePlaces, findCase } from '../stored-case.ts';
import { type DeliveryPlace, type FixedInput, fixInput } from './delivery-input.ts';
import { formerWay, keptOf, keyOf } from './go-another-way.ts';
import { eachReceiver } from './split-delivery.ts';

/** An attempt that is committed and may be made. */
export interface Claimed extends DeliveryPlace {
  readonly registered: RegisteredDelivery;
  readonly attempt: number;
  /** 1 for the first of the way that the delivery goes. */
  readonly ofWay: number;
  /** What goes out as the delivery's key. */
  readonly key: string;
  readonly kept: Kept | null;
  /** What its kind keeps before it sends anything was kept with the claim. */
  readonly isPrepared: boolean;
  /** The id of what was made for the way that it goes. */
  readonly document: string | null;
  readonly peer: string;
  readonly fixed: FixedInput;
  /** The attempt before this one was lost or ended in doubt: the peer may have it. */
  readonly inDoubt: boolean;
  /** Its receiver has said no to messages of the kind, and nothing of it has been sent: nothing is. */
  readonly isRefused: boolean;
  /** `overdue`: its receipt has not come in time, so it is asked for and never sent. */
  readonly purpose: 'send' | 'overdue';
}

/** The name of a peer in circuits and lists: the kind, and after a colon which of several. */
export function peerName({ kind }: RegisteredDelivery, input: unknown): string {
  const peer = kind.peer?.(input);
  return peer && peer.key !== '' ? `${kind.key}:${peer.key}` : kind.key;
}

/**
 * Commits that an attempt begins, with what the peer is told. Null when there is nothing to attempt now: it is settled, its
 * peer is left alone for a while, or an attempt that can't be asked about is still under way. `several`: it is to several receivers and
 * has to be split first.
 */
export async function claimDelivery(
  services: DeliveryServices,
  organisation: Organisation,
  id: string,
  purpose: Claimed['purpose'],
): Promise<Claimed | 'several' | null> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const now = services.now();
    // Asked for by the delivery's id, so that all of it goes out at once and is answered at once.
    const own = sql<string>`(select d."case" from delivery d where d.id = ${id})`;
    const peerOf = sql<string>`(select coalesce(d.peer, d.kind) from delivery d where d.id = ${id})`;
    const [row, openUntil, stored, last] = await Promise.all([
      transaction.selectFrom('delivery').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
      circuitOpenUntil(transaction, peerOf, now),
      findCase(transaction, organisation, own, false),
      transaction
        .selectFrom('delivery_attempt')
        .select(['outcome', 'at'])
        .where('delivery', '=', id)
        // Of the way that it goes now: what became of another says nothing of this one.
        .where('attempt', '>', sql<number>`(select d.leg_base from delivery d where d.id = ${id})`)
        .orderBy('attempt', 'desc')
        .limit(1)
        .executeTakeFirst(),
    ]);
    if (row?.status !== (purpose === 'send' ? 'pending' : 'awaiting') || !stored) return null;
    const registered = services.deliveries.get(row.kind);
    if (!registered) throw new Error(`No option of this build delivers ${row.kind}.`);
    const putOffUntil = (until: Date) => putOff(transaction, organisation.id, id, now, until);
    const spread = services.random() * 2_000;
    if (purpose === 'send' && openUntil) {
      // Spread over two seconds, so that what has gathered does not all come at the same moment.
      return putOffUntil(new Date(openUntil.getTime() + spread));
    }
    if (registered.kind.ask === null && last?.outcome === 'started') {
      // It may still be under way in another process, and nobody but that process will ever know how it ended.
      const limit = services.attemptLimit + 1_000;
      const left = last.at.getTime() + limit - now.getTime();
      if (left > limit) {
        // Written by a process whose clock was ahead. What is left is not known, but no more than the limit from now.
        await transaction
          .updateTable('delivery_attempt')
          .set({ at: now })
          .where('delivery', '=', id)
          .where('at', '>', now)
          .execute();
      }
      if (left > 0) return putOffUntil(new Date(now.getTime() + Math.min(left, limit)));
    }
    const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
    const place: DeliveryPlace = {
      version,
      stored,
      step: row.step,
      openStep: row.open_step,
      createdAt: row.created_at,
      delivery: id,
      kind: row.kind,
    };
    const known =
      row.input === null
        ? null
        : withNumber(decryptJson<FixedInput>(stored.key.key, casePlaces.deliveryInput, row.input), stored.number);
    // Without its main document nothing has gone out: it is worked out anew when a person has seen to that.
    const isFixed = known !== null && known.main !== 'missing';
    const made = isFixed ? known : await fixInput(transaction, organisation, services.publicUrl, place);
    if (!made) return null;
    const receivers = isFixed ? [made] : eachReceiver(registered, made);
    const fixed = receivers[0] ?? made;
    const peer = row.peer ?? peerName(registered, fixed.input);
    if (purpose === 'send' && row.peer === null && peer !== row.kind) {
      const until = await circuitOpenUntil(transaction, peer, now);
      if (until) return putOffUntil(new Date(until.getTime() + spread));
    }
    if (purpose === 'send' && registered.kind.notBefore) {
      const settings = services.deliverySettings(organisation, registered.option);
      const until = registered.kind.notBefore(fixed.input as never, settings, now);
      if (until && until > now) return putOffUntil(until);
    }
    if (receivers.length > 1) return 'several';
    const attempt = row.attempts + 1;
    const refusable =
      purpose === 'send' && last === undefined
        ? registered.kind.refusable?.(
            fixed.input as never,
            services.deliverySettings(organisation, registered.option) as never,
          )
        : undefined;
    const isRefused =
      refusable !== undefined &&
      (await isRefusedBy(
        transaction,
        organisation,
        refusable.as ?? row.kind,
        fixed.numberOf ?? stored.person,
        refusable.receiver,
      ));
    const writes = new Writes();
    const was = keptOf(stored, row);
    // Sent again by a person after the peer said no: what is kept is found out anew, and where the no was the whole answer, what the
    // peer knows under the old key is over.
    const isAgain = row.refusal !== null;
    const left = isAgain ? was && (registered.kind.again?.(was) ?? null) : was;
    const newKey = row.refusal === 'whole' ? uuidv4() : null;
    const key = newKey ?? keyOf(row);
    const ofWay = newKey ? 1 : attempt - row.leg_base;
    const inDoubt = !newKey && (last?.outcome === 'started' || last?.outcome === 'inDoubt');
    if (newKey) writes.add(formerWay(transaction, organisation.id, row, 'sentAgain', null, now));
    const going = { key, attempt: ofWay, kept: left, createdAt: row.created_at, fixed };
    const isFree = purpose === 'send' && !inDoubt && !isRefused;
    const prepared = isFree ? await prepareAtOnce(services, organisation, registered, going) : undefined;
    const kept = prepared ?? left;
    writes.add(
      transaction
        .updateTable('delivery')
        // By then it is settled, or the attempt was lost with its process.
        .set({
          attempts: attempt,
          next_at: new Date(now.getTime() + 2 * services.attemptLimit),
          peer,
          ...(!isFixed ? { input: encryptJson(stored.key.key, casePlaces.deliveryInput, fixed) } : {}),
          ...((isAgain || prepared) && {
            kept: kept && encryptJson(stored.key.key, casePlaces.deliveryKept, kept),
          }),
          ...(isAgain && { document: null, refusal: null }),
          ...(newKey && { key: newKey, leg_base: row.attempts, reference: null }),
        })
        .where('id', '=', id),
      transaction.insertInto('delivery_attempt').values({
        organisation: organisation.id,
        delivery: id,
        attempt,
        at: now,
        milliseconds: null,
        outcome: 'started',
        reference: null,
        reason: null,
        exchange: null,
      }),
    );
    writes.finish(transaction);
    const document = isAgain ? null : row.document;
    return {
      ...place,
      registered,
      attempt,
      ofWay,
      key,
      kept,
      isPrepared: prepared !== undefined,
      document,
      peer,
      fixed,
      inDoubt,
      isRefused,
      purpose,
    };
  });
}

/** What a kind that asks nobody keeps before it sends anything; undefined where it is prepared with the attempt, or can't be. */
async function prepareAtOnce(
  services: DeliveryServices,
  organisation: Organisation,
  { kind, option }: RegisteredDelivery,
  going: Pick<DeliveryRequest<unknown>, 'key' | 'attempt' | 'createdAt'> & {
    readonly kept: Kept | null;
    readonly fixed: FixedInput;
  },
): Promise<Kept | undefined> {
  if (!kind.preparesAtOnce || organisation.options[option]?.isOn === false) return undefined;
  const { key, attempt, createdAt, kept, fixed } = going;
  const request: DeliveryRequest<unknown> = {
    key,
    attempt,
    createdAt,
    input: fixed.input,
    files: [],
    ...(kept && { kept }),
    signal: services.signal,
  };
  try {
    const prepared = await kind.prepare?.(request, services.deliverySettings(organisation, option));
    return prepared && !('outcome' in prepared) ? prepared.keep : undefined;
  } catch {
    // A fault of our own: it meets the attempt again, which ends with a person.
    return undefined;
  }
}

/** A notice that was written before its case had a number has the mark of it in its place. */
function withNumber(fixed: FixedInput, number: string): FixedInput {
  const text = JSON.stringify(fixed);
  return text.includes(caseNumberMark) ? JSON.parse(text.replaceAll(caseNumberMark, number)) : fixed;
}

async function putOff(
  transaction: OrganisationTransaction,
  organisation: number,
  id: string,
  now: Date,
  until: Date,
): Promise<null> {
  await transaction.updateTable('delivery').set({ next_at: until }).where('id', '=', id).execute();
  const after = until.getTime() - now.getTime();
  await enqueue(transaction, [{ task: 'deliver', payload: { organisation, delivery: id }, after }]);
  return null;
}
