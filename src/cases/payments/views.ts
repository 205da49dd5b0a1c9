import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson } from '../../database/encryption/envelope.ts';
import { type DataKey, unwrapDataKey } from '../../database/encryption/key-ring.ts';
import { noOre, ore } from '../../forms/kinds/payment/ore.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { mismatchMembers, moneyLeft } from './observe.ts';
import type { PaymentStatus, PaymentTrouble, PaymentView } from './payment.ts';
import {
  type AttemptRecord,
  contentOf,
  knownOf,
  meansOf,
  type OperationRecord,
  type PaymentRecord,
  paymentPlaces,
} from './payment-row.ts';

/** What is read for the views of demands; those of cases that are deleted have none. */
export async function readViews(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  by: { readonly cases: readonly string[] } | { readonly payment: string },
): Promise<readonly PaymentView[]> {
  if ('cases' in by && by.cases.length === 0) return [];
  const query = transaction
    .selectFrom('payment')
    .innerJoin('case', (join) =>
      join.onRef('case.organisation', '=', 'payment.organisation').onRef('case.id', '=', 'payment.case'),
    )
    .innerJoin('data_key', (join) =>
      join.onRef('data_key.organisation', '=', 'payment.organisation').onRef('data_key.id', '=', 'payment.data_key'),
    )
    .selectAll('payment')
    .select(['case.number as case_number', 'case.person', 'case.status as case_status', 'data_key.wrapped'])
    .orderBy('payment.id');
  const rows = await ('cases' in by
    ? query.where('payment.case', 'in', by.cases)
    : query.where('payment.id', '=', by.payment)
  ).execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const of = <Row extends { readonly payment: string }>(all: readonly Row[], id: string): readonly Row[] =>
    all.filter(({ payment }) => payment === id);
  const attempts = await transaction
    .selectFrom('payment_attempt')
    .selectAll()
    .where('payment', 'in', ids)
    .orderBy('ordinal')
    .execute();
  const operations = await transaction
    .selectFrom('payment_operation')
    .selectAll()
    .where('payment', 'in', ids)
    .orderBy('requested_at')
    .execute();
  const allTroubles = await transaction
    .selectFrom('payment_trouble')
    .selectAll()
    .where('payment', 'in', ids)
    .orderBy('at')
    .execute();
  const troubles = allTroubles.filter((each) => each.settled_at === null);
  const papers = await transaction
    .selectFrom('payment_paper')
    .selectAll()
    .where('payment', 'in', ids)
    .orderBy('at')
    .execute();
  const documents = await transaction
    .selectFrom('document')
    .select(['id', 'source'])
    .where('case', 'in', [...new Set(rows.map((row) => row.case))])
    .where('source', 'in', [...papers.map(({ number }) => paperSource(number)), ''])
    .execute();
  const documentOf = new Map(documents.map(({ id, source }) => [source, id]));
  return rows.map((row): PaymentView => {
    const key = unwrapDataKey(organisation.keys, row.data_key, row.wrapped);
    const own = of(attempts, row.id);
    const counting = own.find(({ id }) => id === row.counts);
    const shown = counting ?? own.at(-1);
    const numberOf = (attempt: string | null) =>
      own.find(({ id }) => id === attempt)?.order_number ?? shown?.order_number ?? row.number;
    const content = contentOf(key, row);
    const isOpen = row.status === 'open' && row.counts === null && row.closed_at === null;
    // What somebody has looked into is over: the next try is another attempt.
    const last = own.at(-1)?.id;
    const wasLookedInto =
      isOpen && of(allTroubles, row.id).some(({ trouble, attempt }) => attempt === last && stopsPaying(trouble));
    const withPerson = isOpen && of(troubles, row.id).some(({ trouble }) => stopsPaying(trouble));
    return {
      id: row.id,
      case: row.case,
      caseNumber: row.case_number,
      person: row.person,
      form: row.form,
      label: content.label,
      terms: content.terms,
      termsLink: content.termsLink ?? null,
      receiptText: content.receiptText ?? null,
      orderNumber: shown?.order_number ?? row.number,
      status: row.status,
      underWay: !withPerson && !wasLookedInto && isUnderWay(row, own),
      withPerson,
      lastAttempt: isOpen && !withPerson ? lastOf(own) : null,
      currency: row.currency,
      price: content.price,
      cardFee: counting?.card_fee ?? noOre,
      reserved: counting ? ore(Math.max(0, moneyLeft(knownOf(counting)).held)) : noOre,
      captured: counting?.captured ?? noOre,
      refunded: counting?.refunded ?? noOre,
      captureAtOnce: row.capture_at_once,
      testMode: shown?.test_mode ?? false,
      dueAt: row.due_at,
      createdAt: row.created_at,
      paidAt: counting ? row.paid_at : null,
      means: counting?.means ? meansOf(key, counting.means) : null,
      canPay: isOpen && !withPerson,
      canCancel: isOpen && !withPerson && content.mayCancel,
      papers: of(papers, row.id).map(({ kind, number, amount, at }) => ({
        ...{ kind, number, amount, at },
        document: documentOf.get(paperSource(number)) ?? null,
      })),
      operations: of(operations, row.id).map((operation) => operationView(key, operation)),
      troubles: of(troubles, row.id).map(({ id, trouble, attempt, detail, at }) => ({
        ...{ id, trouble, at },
        differs: trouble === 'mismatch' ? mismatchMembers.filter((member) => detail.split(', ').includes(member)) : [],
        orderNumber: numberOf(attempt),
      })),
    };
  });
}

/** Where the PDF of a receipt or credit note is found among the case's documents. */
export function paperSource(number: string): string {
  return `letter:payment:${number}`;
}

/** Money may be held that is not what was asked for: until a person has looked at it nobody is to pay once more. */
export function stopsPaying(trouble: PaymentTrouble): boolean {
  return trouble === 'mismatch' || trouble === 'contradiction';
}

/** The citizen may be in the window, or the money is on its way. */
function isUnderWay(
  { counts, told_case: told, status }: Pick<PaymentRecord, 'counts' | 'told_case'> & { readonly status: PaymentStatus },
  attempts: readonly AttemptRecord[],
): boolean {
  if (counts !== null) return !told && status === 'reserved';
  const last = attempts.at(-1);
  return status === 'open' && (last?.state === 'intended' || last?.state === 'pending');
}

function lastOf(attempts: readonly AttemptRecord[]): PaymentView['lastAttempt'] {
  const state = attempts.at(-1)?.state;
  return state === 'rejected' || state === 'canceled' ? state : null;
}

function operationView(key: DataKey, operation: OperationRecord): PaymentView['operations'][number] {
  return {
    id: operation.id,
    kind: operation.kind,
    amount: operation.amount,
    status: operation.status,
    reason: operation.reason ? decryptJson<string>(key.key, paymentPlaces.reason, operation.reason) : '',
    requestedBy: operation.requested_by,
    approvedBy: operation.approved_by,
    requestedAt: operation.requested_at,
    settledAt: operation.settled_at,
  };
}
