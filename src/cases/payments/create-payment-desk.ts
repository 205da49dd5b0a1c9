import { recordAudit } from '../../audit/record.ts';
import { encryptJson } from '../../database/encryption/envelope.ts';
import { askOperation, decideOperation } from './ask-operation.ts';
import { beginPayment } from './begin-payment.ts';
import { cancelPayment } from './cancel-payment.ts';
import { checkPayment } from './check-payment.ts';
import { lockPayment } from './lock-payment.ts';
import { makePaper } from './papers.ts';
import type { PaymentView } from './payment.ts';
import type { PaymentDesk } from './payment-desk.ts';
import { paymentPlaces } from './payment-row.ts';
import { receiveCallback } from './receive-callback.ts';
import { reconcileSettlements } from './reconcile-settlements.ts';
import { reportPayments, sumLedger } from './report.ts';
import type { PaymentServices } from './services.ts';
import { settleStep } from './settle-step.ts';
import { readViews } from './views.ts';

/** What pages do with payments, made once per process. */
export function createPaymentDesk(services: PaymentServices): PaymentDesk {
  const { database } = services;
  return {
    find: (organisation, payment) =>
      database.inOrganisation(organisation.id, async (transaction) => {
        const [view] = await readViews(transaction, organisation, { payment });
        return view ?? null;
      }),
    ofCases: (organisation, cases) =>
      database.inOrganisation(organisation.id, async (transaction) => {
        const found = new Map<string, PaymentView[]>();
        for (const view of await readViews(transaction, organisation, { cases })) {
          found.set(view.case, [...(found.get(view.case) ?? []), view]);
        }
        return found;
      }),
    begin: (organisation, asked) => beginPayment(services, organisation, asked),
    check: (organisation, payment) => checkPayment(services, organisation, payment),
    cancel: (organisation, asked) => cancelPayment(services, organisation, asked),
    paper: (organisation, payment, number) => makePaper(services, organisation, payment, number),
    request: (organisation, asked) => askOperation(services, organisation, asked),
    decide: (organisation, asked) => decideOperation(services, organisation, asked),
    settleTrouble: (organisation, { trouble, reason, employee, from }) =>
      database.inOrganisation(organisation.id, async (transaction) => {
        const row = await transaction
          .selectFrom('payment_trouble')
          .select(['payment', 'trouble'])
          .where('id', '=', trouble)
          .executeTakeFirst();
        const looked = row && (await lockPayment(services, transaction, organisation, row.payment));
        if (!row || !looked?.stored || !looked.key) return 'not-found';
        const { stored, key, at } = looked;
        const settled = await transaction
          .updateTable('payment_trouble')
          .set({
            settled_at: at,
            employee: employee.id,
            reason: encryptJson(key.key, paymentPlaces.reason, reason),
          })
          .where('id', '=', trouble)
          .where('settled_at', 'is', null)
          .returning('id')
          .executeTakeFirst();
        if (!settled) return 'not-found';
        await recordAudit(transaction, organisation.id, [
          {
            at,
            actor: { kind: 'employee', id: employee.id },
            subject: stored.person,
            action: 'paymentTroubleSettled',
            recordKind: 'case',
            record: stored.id,
            detail: { ...from, trouble: row.trouble },
            key,
          },
        ]);
        return 'settled';
      }),
    settleStep: (organisation, asked) => settleStep(services, organisation, asked),
    callback: (organisation, agreement, body, headers) =>
      receiveCallback(services, organisation, agreement, body, headers),
    report: (organisation, filter) => reportPayments(services, organisation, filter),
    ledger: (organisation, days) => sumLedger(services, organisation, days),
    reconcile: (organisation, agreement, days) => reconcileSettlements(services, organisation, agreement, days),
    agreements: (organisation) =>
      services.agreements(organisation).map(({ key, title, currencies }) => ({ key, title, currencies })),
  };
}
