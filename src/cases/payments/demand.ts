import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { encryptJson } from '../../database/encryption/envelope.ts';
import { currencyOf } from '../../forms/kinds/payment/currency.ts';
import { ore } from '../../forms/kinds/payment/ore.ts';
import type { Command, ItemPath } from '../../workflows/case-state.ts';
import { writeTexts } from '../../workflows/placeholders.ts';
import { fieldOfStep, priceOfStep } from '../../workflows/price-of-step.ts';
import { type Carrying, message, tellBySms } from '../carry-out.ts';
import { caseNumberMark } from '../message-text.ts';
import { findIdentity } from '../person.ts';
import { parentOfCase } from '../representation.ts';
import { caseText } from '../texts.ts';
import { type PaymentContent, paymentPlaces } from './payment-row.ts';

/** Letters that can't be mistaken for others when a number is read out. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Makes the demand that a pay step stands for, with its price fixed by what was sent in. Whoever has just sent the form in pays on the way;
 * others are told, under *Mine sager* and by Digital Post or e-mail.
 */
export async function demandPayment(
  carrying: Carrying,
  command: Extract<Command, { kind: 'demandPayment' }>,
): Promise<void> {
  const { transaction, organisation, version, before, state, at, writes } = carrying;
  const { workflow } = version;
  const step = workflow.definition.steps[command.step];
  const field = step?.kind === 'pay' ? fieldOfStep(workflow, step) : undefined;
  const price = step?.kind === 'pay' ? priceOfStep(workflow, state, command.path, step) : null;
  const form = step?.kind === 'pay' ? workflow.forms.get(step.of) : undefined;
  if (step?.kind !== 'pay' || !field || !price || !form) throw new Error(`Step ${command.step} demands no payment.`);
  const content: PaymentContent = {
    price,
    label: field.label,
    terms: field.terms,
    ...(field.termsLink === undefined ? {} : { termsLink: field.termsLink }),
    ...(field.receiptText ? { receiptText: field.receiptText } : {}),
    ...(field.agreement === undefined ? {} : { agreement: field.agreement }),
    mayCancel: step.cancelled !== undefined,
  };
  const dueAt = state.open.find(({ id }) => id === command.open)?.dueAt;
  writes.add(
    transaction
      .insertInto('payment')
      .values({
        organisation: organisation.id,
        id: uuidv7({ msecs: at.getTime() }),
        case: before.id,
        open_step: command.open,
        step: command.step,
        item: JSON.stringify(command.path),
        form: form.key,
        agreement: null,
        number: orderNumber(at.getUTCFullYear()),
        amount: price.total,
        currency: currencyOf(field),
        capture_at_once: field.capture === 'atOnce',
        status: 'open',
        counts: null,
        content: encryptJson(before.key.key, paymentPlaces.content, content),
        data_key: before.key.id,
        due_at: dueAt === undefined ? null : new Date(dueAt),
        created_at: at,
        paid_at: null,
        closed_at: null,
      })
      .onConflict((conflict) => conflict.columns(['organisation', 'case', 'open_step']).doNothing()),
  );
  if (before.sending?.person !== before.person) await tellPayer(carrying, command);
}

/** Tells the payer once more. */
export async function remindPayer(
  carrying: Carrying,
  command: Extract<Command, { kind: 'remindPayer' }>,
): Promise<void> {
  await tellPayer(carrying, command);
}

/**
 * Readable, and unique for ever, in this installation and beside others at the same agreement: a number that only grows, and four letters by
 * chance (30⁴). Within every dialect's limits (4 to 36 of A-Z, a-z, 0-9, `_` and `-`), with room for the number of the attempt.
 */
function orderNumber(year: number) {
  const mark = Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return sql<string>`'BET-' || ${String(year)}::text || '-' || lpad(nextval('payment_number')::text, 6, '0') || '-' || ${mark}::text`;
}

/** What the case went another way than: a demand that has not been paid is closed, and whatever is paid for it then is given back. */
export function closePayments({ transaction, before, at, event, writes }: Carrying, open: number): void {
  const why = event.kind === 'deadlineReached' && event.open === open ? 'expired' : 'cancelled';
  writes.add(
    transaction
      .updateTable('payment')
      .set({ status: why, closed_at: at })
      .where('case', '=', before.id)
      .where('open_step', '=', open)
      .where('told_case', '=', false)
      .where('closed_at', 'is', null),
    // What is held by now is found by reading, and given back.
    transaction
      .updateTable('payment_attempt')
      .set({ read_at: at })
      .where(
        'payment',
        'in',
        transaction
          .selectFrom('payment')
          .select('id')
          .where('case', '=', before.id)
          .where('open_step', '=', open)
          .where('told_case', '=', false),
      )
      .where('state', 'in', ['intended', 'pending', 'authorized', 'captured']),
  );
}

/** What a settle step asks for, as an operation that is done after the commit. */
export async function settlePayment(
  { transaction, organisation, version, before, at, writes }: Carrying,
  command: Extract<Command, { kind: 'settlePayment' }>,
): Promise<void> {
  const { steps } = version.workflow.definition;
  const step = steps[command.step];
  if (step?.kind !== 'settle') throw new Error(`Step ${command.step} settles no payment.`);
  const paidAt = Object.entries(steps).flatMap(([key, each]) =>
    each.kind === 'pay' && each.as === step.of ? [key] : [],
  );
  const payment = await transaction
    .selectFrom('payment')
    .select(['id', 'counts'])
    .where('case', '=', before.id)
    .where('step', 'in', paidAt)
    .where('item', 'in', prefixesOf(command.path))
    .where('counts', 'is not', null)
    .where('closed_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!payment?.counts) throw new Error(`Step ${command.step} finds no payment.`);
  writes.add(
    transaction.insertInto('payment_operation').values({
      organisation: organisation.id,
      id: uuidv7({ msecs: at.getTime() }),
      payment: payment.id,
      attempt: payment.counts,
      kind: step.action,
      amount:
        command.amount === null || step.action === 'release' ? null : ore(Math.round(Number(command.amount) * 100)),
      base: null,
      status: 'due',
      open_step: command.open,
      requested_by: null,
      approved_by: null,
      reason: null,
      next_at: at,
      requested_at: at,
      settled_at: null,
    }),
  );
}

/** What a settle step asked for and is no longer wanted; what the gateway was asked already is followed to its end. */
export function dropSettlement(
  { transaction, before, at }: Pick<Carrying, 'transaction' | 'before' | 'at'>,
  open: number,
) {
  return transaction
    .updateTable('payment_operation')
    .set({ status: 'declined', settled_at: at, next_at: null })
    .where('open_step', '=', open)
    .where('status', '=', 'due')
    .where('payment', 'in', transaction.selectFrom('payment').select('id').where('case', '=', before.id));
}

/** The paths, as demands keep them, on which something that is seen here may have been said. */
function prefixesOf(path: ItemPath): readonly string[] {
  return Array.from({ length: path.length + 1 }, (_, length) => JSON.stringify(path.slice(0, length)));
}

async function tellPayer(
  carrying: Carrying,
  command: Extract<Command, { kind: 'demandPayment' | 'remindPayer' }>,
): Promise<void> {
  const { transaction, organisation, version, before, state, at, writes, jobs } = carrying;
  const { workflow } = version;
  const step = workflow.definition.steps[command.step];
  if (step?.kind !== 'pay') return;
  const here = { organisation: organisation.id, case: before.id };
  const caseNumber = before.number ?? caseNumberMark;
  const place = { workflow, state, path: command.path, caseNumber, at: at.toISOString() };
  const text =
    command.kind === 'remindPayer'
      ? caseText('case.payment.reminder', {})
      : step.demand
        ? writeTexts(place, step.demand)
        : caseText('case.payment.demand', {});
  writes.add(message(transaction, here, before.key, at, text));
  await tellBySms(carrying);
  const parent = await parentOfCase(transaction, organisation, before);
  const identity = await findIdentity(transaction, organisation, parent?.actor ?? before.person);
  const kind = identity?.cpr ? 'digital-post' : identity?.email ? 'email' : null;
  if (kind === null) return;
  const id = uuidv4();
  writes.add(
    transaction.insertInto('delivery').values({
      ...here,
      id,
      // The case waits for the money, not for this to arrive.
      open_step: 0,
      step: command.step,
      kind,
      status: 'pending',
      next_at: at,
      reference: null,
      reason: null,
      created_at: at,
      settled_at: null,
    }),
  );
  jobs.push({ task: 'deliver', payload: { organisation: organisation.id, delivery: id } });
}
