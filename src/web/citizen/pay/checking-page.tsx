import type { PaymentView } from '../../../cases/payments/payment.ts';
import { Alert } from '../../components/alert.tsx';
import type { PayPlaces } from './pay-places.ts';
import { usePayTexts } from './texts.ts';

/** For one who comes back before the gateway has told of the payment: the result follows by itself, and without scripts by a link. */
export function CheckingPage({ payment, places }: { readonly payment: PaymentView; readonly places: PayPlaces }) {
  const t = usePayTexts();
  return (
    <>
      <h1>{t('pay.checking')}</h1>
      <div data-news={places.news} data-then={places.page} aria-live="polite">
        <Alert kind="info">{t('pay.checkingText')}</Alert>
      </div>
      <p>
        {t('pay.orderNumber')}: <strong>{payment.orderNumber}</strong>
      </p>
      <p>
        <a href={`${places.returned}?igen=1`}>{t('pay.checkingLink')}</a>
      </p>
      <p>
        {places.cases === null ? (
          <>
            {t('pay.checkingLateReceipt')} <a href={places.receipt}>{t('pay.toReceipt')}</a>
          </>
        ) : (
          <>
            {t('pay.checkingLate')} <a href={places.cases}>{t('pay.toCases')}</a>
          </>
        )}
      </p>
      <p>
        {t('pay.checkingAgain')} <a href={places.page}>{t('pay.checkingAgainLink')}</a>
      </p>
    </>
  );
}
