import type { PaymentView } from '../../../cases/payments/payment.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { Alert } from '../../components/alert.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { formatMoney } from '../../money.ts';
import { useLanguage } from '../../page-environment.ts';
import { LastDay } from './payment-facts.tsx';
import { usePayTexts } from './texts.ts';

interface PayAlertProperties {
  readonly payment: PaymentView;
  readonly href: string;
  /** Whom one pays for, in words, where it is not oneself. */
  readonly about?: string;
}

/** What one has yet to pay, with the way to it. */
export function PayAlert({ payment, href, about }: PayAlertProperties) {
  const t = usePayTexts();
  const language = useLanguage();
  const total = formatMoney(payment.price.total, payment.currency, language);
  return (
    <Alert kind="warning" heading={t('pay.waits')}>
      <p class="alert-text">
        {about !== undefined && <>{about}: </>}
        {t('pay.waitsText', { total, what: markedIn(payment.label, language) })}
        {payment.dueAt && (
          <>
            {' '}
            {t('pay.dueAt')} <LastDay dueAt={payment.dueAt} />.
          </>
        )}
      </p>
      <div class="button-row mt-4">
        <ButtonLink href={href}>{t('pay.showPay', { total })}</ButtonLink>
      </div>
    </Alert>
  );
}
