import { noOre, type Ore } from '../../forms/kinds/payment/ore.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { applyEvent } from '../apply-event.ts';
import { auditOfPayment } from './audit-of-payment.ts';
import { type Looked, lockPayment } from './lock-payment.ts';
import { moneyLeft } from './observe.ts';
import type { PaymentAgreement } from './payment-agreement.ts';
import type { Answer, GatewayPayment } from './payment-gateway.ts';
import { type AttemptRecord, knownOf, type OperationRecord } from './payment-row.ts';
import { readAttempt } from './read-attempt.ts';
import type { PaymentServices } from './services.ts';
import { takeObservation } from './take-observation.ts';
import { paymentSaid, stickCase } from './tell-case.ts';
import { noteTrouble } from './trouble.ts';

/** Tries without an answer after which a person is told; it is asked about on and on, more and more seldom. */
const triesBeforeTrouble = 6;
const firstPause = 15_000;
const longestPause = 3_600_000;

/**
 * Does an operation: reads the payment, commits what will be asked for and how things stood before, asks the gateway, and takes its answer.
 * After a lost answer or a crash the payment is read first: what has happened by then is not asked for again. An answer that nobody got is looked for no
 * sooner than the gateway has had time to finish.
 */
export async function runOperation(services: PaymentServices, organisation: Organisation, id: string): Promise<void> {
  const found = await services.database.inOrganisation(organisation.id, (transaction) =>
    transaction
      .selectFrom('payment_operation')
      .innerJoin('payment_attempt', (join) =>
        join
          .onRef('payment_attempt.organisation', '=', 'payment_operation.organisation')
          .onRef('payment_attempt.id', '=', 'payment_operation.attempt'),
      )
      .select(['payment_operation.payment', 'payment_operation.attempt', 'payment_attempt.agreement'])
      .where('payment_operation.id', '=', id)
      .executeTakeFirst(),
  );
  if (!found) return;
  const agreement = services.agreements(organisation).find(({ key }) => key === found.agreement);
  const read = await readAttempt(services, organisation, found);
  if (!agreement || read === 'unread' || read === 'nothing') return postpone(services, organisation, found.payment, id);
  const next = await intend(services, organisation, found.payment, id);
  if (!next) return;
  const { attempt, amount, operation } = next;
  const answer = await call(services, agreement, attempt, operation.kind, amount);
  if (answer.kind === 'ok') await takeObservation(services, organisation, found, answer.value);
  else if (answer.kind === 'refused') await readAttempt(services, organisation, found);
  await conclude(services, organisation, found.payment, id, answer);
}

interface Intended {
  readonly operation: OperationRecord;
  readonly attempt: AttemptRecord;
  readonly amount: Ore;
}

/** Commits what is asked for; undefined where there is nothing to ask, also because it has happened. */
function intend(
  services: PaymentServices,
  organisation: Organisation,
  payment: string,
  id: string,
): Promise<Intended | undefined> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const opened = await openOperation(services, transaction, organisation, payment, id);
    if (!opened) return undefined;
    const { looked, operation, attempt } = opened;
    if (isDone(operation, attempt)) {
      await settle(looked, operation, attempt, 'done');
      return undefined;
    }
    const most = remaining(operation.kind, attempt);
    const amount = operation.base === null ? (operation.amount ?? most) : operation.amount;
    if (amount === null || most <= 0 || amount > most) {
      // What all of was to be done has nothing left: it is done already, or can't be.
      const isThere = operation.base === null && operation.amount === null && figure(operation.kind, attempt) > 0;
      await settle(looked, operation, attempt, isThere ? 'done' : 'refused');
      return undefined;
    }
    const intended = {
      amount,
      base: operation.base ?? figure(operation.kind, attempt),
      status: 'unknown' as const,
      tries: operation.tries + 1,
      next_at: later(looked.at, operation.tries),
    };
    await transaction.updateTable('payment_operation').set(intended).where('id', '=', id).execute();
    return { operation: { ...operation, ...intended }, attempt, amount };
  });
}

/** What came of asking. Nothing is concluded from silence. */
function conclude(
  services: PaymentServices,
  organisation: Organisation,
  payment: string,
  id: string,
  answer: Answer<GatewayPayment>,
): Promise<void> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const opened = await openOperation(services, transaction, organisation, payment, id);
    if (!opened) return;
    const { looked, operation, attempt } = opened;
    if (isDone(operation, attempt)) return settle(looked, operation, attempt, 'done');
    if (answer.kind === 'refused') return settle(looked, operation, attempt, 'refused', String(answer.status));
    if (operation.tries >= triesBeforeTrouble) await noteTrouble(looked, attempt.id, 'unknown', operation.kind);
  });
}

async function openOperation(
  services: PaymentServices,
  transaction: Looked['transaction'],
  organisation: Organisation,
  payment: string,
  id: string,
): Promise<
  { readonly looked: Looked; readonly operation: OperationRecord; readonly attempt: AttemptRecord } | undefined
> {
  const looked = await lockPayment(services, transaction, organisation, payment);
  const operation = await transaction
    .selectFrom('payment_operation')
    .selectAll()
    .where('id', '=', id)
    .where('status', 'in', ['due', 'unknown'])
    .executeTakeFirst();
  const attempt = looked?.attempts.find((each) => each.id === operation?.attempt);
  return looked && operation && attempt ? { looked, operation, attempt } : undefined;
}

async function postpone(
  services: PaymentServices,
  organisation: Organisation,
  payment: string,
  id: string,
): Promise<void> {
  await services.database.inOrganisation(organisation.id, async (transaction) => {
    const opened = await openOperation(services, transaction, organisation, payment, id);
    if (!opened) return;
    const { looked, operation, attempt } = opened;
    const tries = operation.tries + 1;
    await transaction
      .updateTable('payment_operation')
      .set({ tries, next_at: later(looked.at, operation.tries) })
      .where('id', '=', id)
      .execute();
    if (tries >= triesBeforeTrouble) await noteTrouble(looked, attempt.id, 'unknown', operation.kind);
  });
}

/** An operation is over: the case that waits for it goes on, or is a person's. Last in its transaction. */
async function settle(
  looked: Looked,
  operation: OperationRecord,
  attempt: AttemptRecord,
  status: 'done' | 'refused',
  why = '',
): Promise<void> {
  const { services, transaction, organisation, stored, at } = looked;
  await transaction
    .updateTable('payment_operation')
    .set({ status, settled_at: at, next_at: null })
    .where('id', '=', operation.id)
    .execute();
  const step = stored?.state.open.find(({ id }) => id === operation.open_step);
  if (status === 'refused' && (!step || operation.is_surplus)) {
    await noteTrouble(looked, attempt.id, 'refused', `${operation.kind} ${why}`.trim());
    // What could be released before may have been taken meanwhile, and is then to be paid back.
    await transaction.updateTable('payment_attempt').set({ read_at: at }).where('id', '=', attempt.id).execute();
    // A case that waits for money that can't be taken is a person's.
    if (!step && operation.kind === 'capture' && !looked.payment.told_case) return stickCase(looked);
  }
  if (!stored || !step || operation.open_step === null) return;
  const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
  const about = { at: at.toISOString(), actor: { kind: 'system', id: null }, open: operation.open_step } as const;
  const event =
    status === 'done'
      ? ({ ...about, kind: 'paymentSettled', data: paymentSaid(looked, attempt) } as const)
      : ({ ...about, kind: 'paymentRefused' } as const);
  const applied = await applyEvent(transaction, organisation, version, stored, event, [
    auditOfPayment(looked, 'paymentMoved', attempt),
  ]);
  if (!applied.ok && status === 'refused') await stickCase(looked, operation.open_step);
}

function isDone({ base, amount, kind }: OperationRecord, attempt: AttemptRecord): boolean {
  return base !== null && amount !== null && figure(kind, attempt) >= base + amount;
}

/** What has been taken, let go or paid back. */
function figure(kind: OperationRecord['kind'], { captured, refunded, released }: AttemptRecord): Ore {
  return { capture: captured, release: released, refund: refunded }[kind];
}

/** What can be taken, let go or paid back. The gateway lets nothing go once something has been taken. */
export function remaining(kind: OperationRecord['kind'], attempt: AttemptRecord): Ore {
  const { held, taken } = moneyLeft(knownOf(attempt));
  if (kind === 'refund') return taken;
  return kind === 'release' && attempt.captured > 0 ? noOre : held;
}

function later(at: Date, tries: number): Date {
  return new Date(at.getTime() + Math.min(longestPause, firstPause * 2 ** Math.min(tries, 12)));
}

function call(
  services: PaymentServices,
  { gateway }: PaymentAgreement,
  { gateway_id: id }: AttemptRecord,
  kind: OperationRecord['kind'],
  amount: Ore,
): Promise<Answer<GatewayPayment>> {
  const signal = services.signal;
  const there = id ?? '';
  if (kind === 'release') return gateway.cancel(there, signal);
  return gateway[kind](there, amount, signal);
}
