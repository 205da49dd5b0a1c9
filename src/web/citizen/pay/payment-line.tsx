import type { PaymentView } from '../../../cases/payments/payment.ts';
import { LocalText } from '../../components/local-text.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { formatMoney } from '../../money.ts';
import { useLanguage } from '../../page-environment.ts';
import { payStateOf } from './pay-state.ts';
import { usePayTexts } from './texts.ts';

/** A payment in one line: what of, where it stands, and the way to it. */
export function PaymentLine({ payment, href }: { readonly payment: PaymentView; readonly href: string }) {
  const t = usePayTexts();
  const language = useLanguage();
  const { text, tone } = payStateOf(payment);
  const total = formatMoney(payment.price.total + payment.cardFee, payment.currency, language);
  return (
    <p>
      {t('pay.title')}: {total} <StatusBadge tone={tone} text={t(text)} />{' '}
      <a href={href}>
        {t('pay.show')}
        <span class="sr-only">
          {' '}
          <LocalText text={payment.label} /> {payment.orderNumber}
        </span>
      </a>
    </p>
  );
}
