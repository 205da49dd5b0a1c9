import { v7 as uuidv7 } from 'uuid';
import { noOre, type Ore } from '../../forms/kinds/payment/ore.ts';
import type { Price } from '../../forms/kinds/payment/price.ts';
import { entriesOf } from './ledger.ts';
import type { Looked } from './lock-payment.ts';
import type { Known, Movement } from './observe.ts';
import type { AttemptRecord, PostingRow } from './payment-row.ts';

/** The ledger's entries of what moved. */
export function postingsOf(
  { organisation, payment, content, at, services }: Looked,
  attempt: AttemptRecord,
  before: Known,
  movements: readonly Movement[],
): readonly PostingRow[] {
  const agreement = services.agreements(organisation).find(({ key }) => key === attempt.agreement);
  // Of a case that is deleted nothing is left of the lines: the sum is booked as one.
  const price = content && content.price.lines.length > 0 ? content.price : undivided(payment.amount);
  return movements.flatMap((movement) => {
    const posting = uuidv7();
    const entries = entriesOf(movement, {
      price,
      cardFee: attempt.card_fee,
      account: agreement?.account ?? '',
      captured: before.captured,
      refunded: before.refunded,
    });
    return entries.map(({ account, ledger, amount }, line) => ({
      organisation: organisation.id,
      posting,
      line,
      payment: payment.id,
      attempt: attempt.id,
      kind: movement.kind,
      agreement: attempt.agreement,
      at,
      account,
      ledger,
      currency: payment.currency,
      amount,
    }));
  });
}

/** A price of one line that says nothing of what was bought. */
function undivided(total: Ore): Price {
  const line = { key: '', kind: 'product', label: { da: '' }, quantity: 1, unitPrice: total, amount: total } as const;
  return { lines: [{ ...line, vatRate: null, vat: noOre, account: null }], total, vat: noOre };
}
