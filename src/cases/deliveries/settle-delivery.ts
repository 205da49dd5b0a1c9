import { type AuditEntry, auditInsert } from '../../audit/record.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import { encryptJson } from '../../database/encryption/envelope.ts';
import { Writes } from '../../database/writes.ts';
import type { DeliveryOutcome, Exchange, Kept, Skipped } from '../../options/option.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Text } from '../../texts/catalogue.ts';
import { jsonWithTexts } from '../../texts/json-with-texts.ts';
import type { CaseEvent } from '../../workflows/case-state.ts';
import { applyEvent } from '../apply-event.ts';
import { noteBilled } from '../billing/note-billed.ts';
import { message as groupMessage } from '../carry-out.ts';
import { peerAnswered, peerFailed } from '../circuit.ts';
import type { DeliveryServices } from '../deliver.ts';
import { enqueueing } from '../jobs.ts';
import { pauseAfter } from '../retry-plan.ts';
import type { CaseServices } from '../services.ts';
import { casePlaces, findCase, type StoredCase } from '../stored-case.ts';
import { caseText } from '../texts.ts';
import type { Claimed } from './claim-delivery.ts';
import { deliveryReasons } from './delivery-reasons.ts';
import { goAnotherWay, goingColumns, keptOf, keyOf } from './go-another-way.ts';
import { leftOfStep } from './left-of-step.ts';
import type { Refusal } from './refusal.ts';

const system = { kind: 'system', id: null } as const;

/** How an attempt ended. */
export interface Made {
  /** `refused`: by the receiver, who wants none of the kind; nothing was sent. `skipped`: as the step wants it for such a receiver. */
  readonly outcome: DeliveryOutcome | Skipped['outcome'] | { readonly outcome: 'refused' };
  readonly exchange: Exchange | null;
  readonly keep?: Kept;
  readonly nothingSent?: true;
  /** The word is the product's own, and the peer may have something all the same. */
  readonly isOurs?: true;
}

/** The columns that the end of a delivery may change. */
interface Changes {
  readonly status: 'delivered' | 'awaiting' | 'failed' | 'calledOff';
  readonly reference: string;
  readonly reason: string | null;
  readonly next_at: Date | null;
  readonly settled_at: Date;
  readonly refusal: Refusal | null;
}

/** Notes how an attempt ended, and goes on from there: the case, another attempt, or a person. */
export async function settleAttempt(
  services: DeliveryServices,
  organisation: Organisation,
  id: string,
  claimed: Claimed,
  { outcome, exchange, keep, isOurs, nothingSent }: Made,
  started: Date,
): Promise<void> {
  await services.database.inOrganisation(organisation.id, async (transaction) => {
    const now = services.now();
    // The case first, then the delivery: the order in which a person's "handled by hand" takes the locks.
    const [stored, row] = await Promise.all([
      findCase(transaction, organisation, claimed.stored.id, true),
      transaction
        .selectFrom('delivery')
        .select([...goingColumns, 'status', 'receiver'])
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst(),
    ]);
    if (!stored) return;
    const inDoubt = outcome.outcome === 'unavailable' && outcome.maybeTaken === true;
    const writes = new Writes();
    writes.add(
      transaction
        .updateTable('delivery_attempt')
        .set({
          milliseconds: now.getTime() - started.getTime(),
          outcome: inDoubt ? 'inDoubt' : outcome.outcome,
          reference: 'reference' in outcome ? outcome.reference : null,
          reason: 'reason' in outcome ? reasonText(outcome.reason) : null,
          exchange: exchange && encryptJson(stored.key.key, casePlaces.exchange, exchange),
        })
        .where('delivery', '=', id)
        .where('attempt', '=', claimed.attempt),
    );
    if (nothingSent) {
      writes.add(
        transaction.deleteFrom('delivery_document').where('delivery', '=', id).where('attempt', '=', claimed.attempt),
      );
    }
    if (row && outcome.outcome !== 'unavailable' && outcome.outcome !== 'refused') {
      writes.add(peerAnswered(transaction, claimed.peer));
    }
    const expected = claimed.purpose === 'send' ? 'pending' : 'awaiting';
    // Another attempt, a receipt or a person may have settled it meanwhile. That it was taken counts all the same while it is
    // a person's: nobody must send it again.
    const takenAfterAll = row?.status === 'failed' && outcome.outcome === 'accepted';
    // A receipt can have sent it another way while this attempt was still under way.
    const isStill = row?.status === expected && keyOf(row) === claimed.key;
    // What was found out holds as long as it goes the same way, also where a receipt was faster than the answer.
    const kept =
      keep && row && keyOf(row) === claimed.key
        ? { kept: encryptJson(stored.key.key, casePlaces.deliveryKept, keep) }
        : {};
    // What went out is billed also where something else has settled the delivery meanwhile, or it goes another way.
    const billed = row && keep && claimed.registered.kind.bills?.(keep);
    if (billed) {
      const isFound = claimed.inDoubt || claimed.purpose === 'overdue';
      noteBilled(transaction, organisation, stored, { id, kind: row.kind, key: claimed.key }, billed, isFound, writes);
    }
    if (!row || !(isStill || takenAfterAll)) {
      if ('kept' in kept) writes.add(transaction.updateTable('delivery').set(kept).where('id', '=', id));
      return writes.finish(transaction);
    }
    const change = (changes: Partial<Changes>) =>
      writes.add(
        transaction
          .updateTable('delivery')
          .set({ ...changes, ...kept })
          .where('id', '=', id),
      );
    const detail = { delivery: id, kind: row.kind, attempt: claimed.attempt };
    const finish = (kind: 'delivered' | 'deliveryFailed') =>
      tellCase(
        services,
        transaction,
        organisation,
        stored,
        kind,
        { ...row, open: claimed.openStep, id, unsent: outcome.outcome === 'refused' || outcome.outcome === 'skipped' },
        detail,
        writes,
      );
    const fail = (reason: Text, refusal: Refusal | null = null) => {
      change({ status: 'failed', reason: jsonWithTexts(reason), settled_at: now, next_at: null, refusal });
      return finish('deliveryFailed');
    };
    const { kind, option } = claimed.registered;
    const settings = () => services.deliverySettings(organisation, option);
    switch (outcome.outcome) {
      case 'accepted':
        change({ status: 'delivered', reference: outcome.reference, next_at: null, settled_at: now });
        return finish('delivered');
      case 'refused':
      case 'skipped': {
        const why = outcome.outcome === 'skipped' ? outcome.reason : deliveryReasons['deliveries.refused'];
        change({ status: 'calledOff', reason: jsonWithTexts(why), next_at: null, settled_at: now });
        return finish('delivered');
      }
      case 'awaiting':
        change({ status: 'awaiting', reference: outcome.reference, next_at: outcome.until });
        return writes.finish(transaction);
      case 'rejected': {
        const { reason } = outcome;
        const why = claimed.purpose === 'overdue' && isOurs ? 'overdue' : 'rejected';
        const isFinal = outcome.everyWay || (isOurs && why === 'rejected');
        const before = keep ?? keptOf(stored, row);
        const next = isFinal ? undefined : kind.fallback?.(before, why, settings(), outcome.code);
        // A no to one attempt says nothing of another under the same key, be it before it or at the same time: the peer may have that.
        const isOnly = claimed.ofWay === 1 && row.attempts === claimed.attempt;
        if (!next) return fail(reason, isOurs ? null : isOnly ? 'whole' : 'attempt');
        goAnotherWay(transaction, organisation, stored, row, next, { why, reason, at: now }, writes);
        return writes.finish(transaction);
      }
      case 'unavailable': {
        await peerFailed(transaction, organisation.id, claimed.peer, now, outcome.reason);
        // One whose kind can look it up is looked up before anything more is sent.
        const isPersons = inDoubt && !kind.lookUp && kind.repeats?.(settings()) !== true;
        if (isPersons) return fail(deliveryReasons['deliveries.inDoubt']);
        const pause = pauseAfter(services.retryPlan, claimed.ofWay, services.random());
        if (pause === null) return fail(caseText('case.delivery.gaveUp', { attempts: claimed.attempt }));
        change({ next_at: new Date(now.getTime() + pause) });
        writes.call(
          enqueueing(transaction, [
            { task: 'deliver', payload: { organisation: organisation.id, delivery: id }, after: pause },
          ]),
        );
        return writes.finish(transaction);
      }
    }
  });
}

/** Tells the case that its delivery was taken, or is a person's. Ends the transaction's writes. */
export async function tellCase(
  services: CaseServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  stored: StoredCase,
  kind: 'delivered' | 'deliveryFailed',
  {
    open,
    id,
    receiver,
    unsent = false,
  }: { readonly open: number; readonly id: string; readonly receiver: number | null; readonly unsent?: boolean },
  detail: AuditEntry['detail'],
  writes: Writes,
): Promise<void> {
  const now = services.now();
  const audit: AuditEntry = {
    at: now,
    actor: system,
    subject: stored.person,
    action: kind === 'delivered' ? 'deliverySent' : 'deliveryFailed',
    recordKind: 'case',
    record: stored.id,
    detail: unsent ? { ...detail, unsent } : detail,
    key: stored.key,
  };
  if (open === 0) {
    // It tells somebody something, and no step of the case waits for it: that it failed those who read the case must hear.
    if (kind === 'deliveryFailed') {
      const group = stored.readers;
      writes.add(
        groupMessage(
          transaction,
          { organisation: organisation.id, case: stored.id },
          stored.key,
          now,
          caseText('case.notice.failed', {}),
          group,
        ),
        transaction.insertInto('notice_source').values({
          organisation: organisation.id,
          case: stored.id,
          kind: 'workflowNotice',
          task: null,
          group,
          employee: null,
          at: now,
        }),
      );
    }
    writes.add(auditInsert(transaction, organisation.id, [audit]));
    return writes.finish(transaction);
  }
  const left = receiver === null ? undefined : await leftOfStep(transaction, stored.id, open, id);
  const hasFailed = stored.state.open.find((each) => each.id === open)?.failed === true;
  const isNews =
    kind === 'deliveryFailed'
      ? left === undefined || !hasFailed
      : left === undefined || (left === 'underWay' && hasFailed);
  if (!isNews) {
    // The step waits for the others, and its task, where it has one, is open already.
    writes.add(auditInsert(transaction, organisation.id, [audit]));
    return writes.finish(transaction);
  }
  const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
  const base = { at: now.toISOString(), actor: system, open };
  const event: CaseEvent =
    kind === 'deliveryFailed'
      ? { ...base, kind }
      : {
          ...base,
          kind,
          ...(left === 'underWay' && { left }),
          ...(unsent && receiver === null && { unsent: true as const }),
        };
  const applied = await applyEvent(transaction, organisation, version, stored, event, [audit], writes);
  // The case went another way meanwhile and waits for this delivery no more; what became of it is noted all the same.
  if (!applied.ok) writes.finish(transaction);
}

/** What a peer said in words of its own as it is; a reason of ours in every language, for whoever reads it. */
function reasonText(reason: Text | string): string {
  return typeof reason === 'string' ? reason : jsonWithTexts(reason);
}
