import type { PaymentView } from '../../../cases/payments/payment.ts';
import { addresses } from '../addresses.ts';
import { PaymentLine } from './payment-line.tsx';
import { usePayTexts } from './texts.ts';

interface CasePaymentsProperties {
  readonly slug: string;
  readonly caseId: string;
  readonly payments: readonly PaymentView[];
}

/** The payments of a case on its citizen's page; nothing where there are none. */
export function CasePayments({ slug, caseId, payments }: CasePaymentsProperties) {
  const t = usePayTexts();
  if (payments.length === 0) return null;
  return (
    <section aria-labelledby="betalinger">
      <h2 id="betalinger">{t('pay.title')}</h2>
      {payments.map((payment) => (
        <PaymentLine key={payment.id} payment={payment} href={addresses.payment(slug, caseId, payment.id)} />
      ))}
    </section>
  );
}
