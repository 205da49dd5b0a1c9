import type { PaymentView } from '../../../cases/payments/payment.ts';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { formatMoney } from '../../money.ts';
import type { PageContext } from '../../page-context.ts';
import type { PayPlaces } from './pay-places.ts';
import { usePayTexts } from './texts.ts';

interface CancelPageProperties {
  readonly context: PageContext;
  readonly payment: PaymentView;
  readonly places: PayPlaces;
}

/** Asks whether one does not want to pay. */
export function CancelPage({ context, payment, places }: CancelPageProperties) {
  const t = usePayTexts();
  return (
    <>
      <h1>{t('pay.cancelTitle')}</h1>
      <p class="font-lead">
        <LocalText text={payment.label} />: {formatMoney(payment.price.total, payment.currency, context.language)}
      </p>
      <p>{t('pay.cancelText')}</p>
      <PostForm action={places.cancel} csrfToken={context.csrfToken}>
        <div class="button-row">
          <Button kind="warning">{t('pay.cancel')}</Button>
          <ButtonLink kind="secondary" href={places.page}>
            {t('pay.cancelNo')}
          </ButtonLink>
        </div>
      </PostForm>
    </>
  );
}
