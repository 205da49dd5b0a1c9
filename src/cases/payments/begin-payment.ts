import { v7 as uuidv7 } from 'uuid';
import type { AuditDetail } from '../../audit/record.ts';
import { recordAudit } from '../../audit/record.ts';
import type { PriceLine } from '../../forms/kinds/payment/price.ts';
import { offeredLanguage } from '../../organisations/offered-language.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { parentOfCase } from '../representation.ts';
import { gatewayLines } from './gateway-lines.ts';
import { type Looked, lockPayment } from './lock-payment.ts';
import type { PaymentAgreement } from './payment-agreement.ts';
import type { PaymentBegun } from './payment-desk.ts';
import type { GatewayPayment } from './payment-gateway.ts';
import type { AttemptRecord, PaymentRecord } from './payment-row.ts';
import type { AttemptRef } from './read-attempt.ts';
import type { PaymentServices } from './services.ts';
import { takeObservation } from './take-observation.ts';
import { stickCase } from './tell-case.ts';
import { noteTrouble } from './trouble.ts';

/** A window that closes sooner than this is not handed out any more, in milliseconds. */
const tooLate = 30_000;

interface Wanted {
  readonly payment: string;
  readonly person: string;
  readonly total: number;
  readonly language: string;
  readonly returnPath: string;
  readonly from: AuditDetail;
}

type Prepared =
  | { readonly kind: 'answer'; readonly begun: PaymentBegun }
  | {
      readonly kind: 'ask';
      readonly payment: PaymentRecord;
      readonly attempt: AttemptRecord;
      readonly isNew: boolean;
      readonly agreement: PaymentAgreement;
      readonly lines: readonly PriceLine[];
    };

/**
 * Makes the payment window ready: see `PaymentDesk.begin`. The attempt with its order number is committed before the gateway is asked, and the
 * gateway is asked for that number before anything is asked for a second time: a lost answer, a second tab and a killed process all end in one payment.
 */
export async function beginPayment(
  services: PaymentServices,
  organisation: Organisation,
  wanted: Wanted,
): Promise<PaymentBegun> {
  const prepared = await prepare(services, organisation, wanted);
  if (prepared.kind === 'answer') return prepared.begun;
  const { attempt, agreement, isNew, payment } = prepared;
  const { gateway } = agreement;
  const ref = { payment: payment.id, attempt: attempt.id };
  if (!isNew) {
    const found = await gateway.find(attempt.order_number, services.signal);
    if (found.kind !== 'ok') return { kind: 'unavailable' };
    if (found.value) return windowOf(services, organisation, ref, found.value);
  }
  const back = `${services.publicUrl}${wanted.returnPath}`;
  const created = await gateway.create(
    {
      orderNumber: attempt.order_number,
      amount: payment.amount,
      currency: payment.currency,
      captureAtOnce: payment.capture_at_once,
      testMode: attempt.test_mode,
      language: offeredLanguage(organisation, wanted.language),
      methods: agreement.methods,
      ...(agreement.statementText === undefined ? {} : { statementText: agreement.statementText }),
      ...(agreement.branding === undefined ? {} : { branding: agreement.branding }),
      secondsToPay: agreement.minutesToPay * 60,
      callbackUrl: `${services.publicUrl}/${organisation.slug}/kvitteringer/betaling/${encodeURIComponent(agreement.key)}`,
      returnUrl: back,
      cancelUrl: `${back}?annulleret=1`,
      lines: gatewayLines(prepared.lines, wanted.language),
    },
    services.signal,
  );
  if (created.kind === 'ok') return windowOf(services, organisation, ref, created.value);
  if (created.kind === 'unknown') return { kind: 'unavailable' };
  if (created.fields.order_id !== undefined) {
    // Another tab was first, or an answer was lost.
    const found = await gateway.find(attempt.order_number, services.signal);
    if (found.kind === 'ok' && found.value) return windowOf(services, organisation, ref, found.value);
    if (found.kind === 'unknown') return { kind: 'unavailable' };
  }
  const fields = Object.keys(created.fields).join(', ');
  return unready(services, organisation, payment.id, attempt.id, `HTTP ${created.status} ${fields}`.trim());
}

function prepare(services: PaymentServices, organisation: Organisation, wanted: Wanted): Promise<Prepared> {
  return services.database.inOrganisation(organisation.id, async (transaction): Promise<Prepared> => {
    const answer = (begun: PaymentBegun): Prepared => ({ kind: 'answer', begun });
    const looked = await lockPayment(services, transaction, organisation, wanted.payment);
    if (!looked?.stored || !looked.content || !(await isPayer(looked, wanted.person))) {
      return answer({ kind: 'not-found' });
    }
    const { payment, attempts, content, at, key, stored } = looked;
    if (payment.counts !== null || payment.closed_at !== null || payment.told_case) {
      return answer({ kind: 'settled', status: payment.status });
    }
    if (payment.amount !== wanted.total) return answer({ kind: 'changed', total: payment.amount });
    const troubled = await transaction
      .selectFrom('payment_trouble')
      .select(['attempt', 'settled_at'])
      .where('payment', '=', payment.id)
      .where('trouble', 'in', ['mismatch', 'contradiction'])
      .execute();
    if (troubled.some(({ settled_at }) => settled_at === null)) {
      return answer({ kind: 'settled', status: payment.status });
    }
    const agreements = services.agreements(organisation);
    const agreement =
      content.agreement === undefined ? agreements[0] : agreements.find((each) => each.key === content.agreement);
    if (!agreement?.currencies.includes(payment.currency)) {
      await noteTrouble(looked, null, 'unready', agreement ? payment.currency : (content.agreement ?? ''));
      await stickCase(looked);
      return answer({ kind: 'unready' });
    }
    const last = attempts.at(-1);
    // What a person had to look into is not gone on with: its window may have taken money.
    const isSound = !troubled.some(({ attempt }) => attempt === last?.id);
    const isSame = last?.agreement === agreement.key && last.test_mode === agreement.testMode && isSound;
    const isUsable = last?.expires_at == null || last.expires_at.getTime() > at.getTime() + tooLate;
    if (last && isSame && last.state === 'pending' && isUsable && last.link !== null) {
      return answer({ kind: 'window', url: last.link });
    }
    const { lines } = content.price;
    if (last && isSame && last.state === 'intended') {
      return { kind: 'ask', payment, attempt: last, isNew: false, agreement, lines };
    }
    const ordinal = (last?.ordinal ?? 0) + 1;
    const attempt = await transaction
      .insertInto('payment_attempt')
      .values({
        organisation: organisation.id,
        id: uuidv7({ msecs: at.getTime() }),
        payment: payment.id,
        ordinal,
        order_number: ordinal === 1 ? payment.number : `${payment.number}-${ordinal}`,
        agreement: agreement.key,
        test_mode: agreement.testMode,
        gateway_id: null,
        link: null,
        expires_at: new Date(at.getTime() + agreement.minutesToPay * 60_000),
        state: 'intended',
        version: null,
        gateway_at: null,
        means: null,
        created_at: at,
        read_at: new Date(at.getTime() + 15_000),
        looked_at: null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await transaction.updateTable('payment').set({ agreement: agreement.key }).where('id', '=', payment.id).execute();
    await recordAudit(transaction, organisation.id, [
      {
        at,
        actor: { kind: 'citizen', id: wanted.person },
        subject: stored.person,
        action: 'paymentBegun',
        recordKind: 'case',
        record: stored.id,
        detail: { ...wanted.from, order: attempt.order_number },
        key: key ?? stored.key,
      },
    ]);
    return { kind: 'ask', payment, attempt, isNew: true, agreement, lines };
  });
}

/** Whose case it is, or who sent it in for a child. */
export async function isPayer({ transaction, organisation, stored }: Looked, person: string): Promise<boolean> {
  if (!stored) return false;
  if (stored.person === person) return true;
  const parent = await parentOfCase(transaction, organisation, stored);
  return parent?.actor === person;
}

/** The window's address, once what the gateway says of the payment is taken. */
async function windowOf(
  services: PaymentServices,
  organisation: Organisation,
  ref: AttemptRef,
  seen: GatewayPayment,
): Promise<PaymentBegun> {
  const taken = await takeObservation(services, organisation, ref, seen);
  if (taken === 'trouble') return { kind: 'unready' };
  if (seen.state === 'pending') return { kind: 'window', url: seen.link };
  const row = await services.database.inOrganisation(organisation.id, (transaction) =>
    transaction.selectFrom('payment').select('status').where('id', '=', ref.payment).executeTakeFirst(),
  );
  return row ? { kind: 'settled', status: row.status } : { kind: 'not-found' };
}

async function unready(
  services: PaymentServices,
  organisation: Organisation,
  payment: string,
  attempt: string,
  detail: string,
): Promise<PaymentBegun> {
  await services.database.inOrganisation(organisation.id, async (transaction) => {
    const looked = await lockPayment(services, transaction, organisation, payment);
    if (!looked) return;
    await noteTrouble(looked, attempt, 'unready', detail);
    await stickCase(looked);
  });
  return { kind: 'unready' };
}
