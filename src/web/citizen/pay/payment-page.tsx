import type { PaymentView } from '../../../cases/payments/payment.ts';
import { Prose } from '../../../forms/kinds/information/prose.tsx';
import { Alert, type AlertKind } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { Icon } from '../../components/icon.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { formatMoney } from '../../money.ts';
import type { PageContext } from '../../page-context.ts';
import { useLanguage } from '../../page-environment.ts';
import { useCitizenTexts } from '../texts.ts';
import type { PayPlaces } from './pay-places.ts';
import { isPaid } from './pay-state.ts';
import { PaymentFacts } from './payment-facts.tsx';
import { PriceTable } from './price-table.tsx';
import { type PayTextKey, usePayTexts } from './texts.ts';

/** The name of the box that accepts the terms, and of the total that the page shows. */
export const payFields = { accept: 'betingelser', total: 'belob' } as const;

/** What the page tells above what it shows anyway. */
export type PayNotice =
  | 'gaveUp'
  | 'changed'
  | 'unavailable'
  | 'unready'
  | 'cancelled'
  | 'cancelNotOpen'
  | 'cancelUnknown';

interface PaymentPageProperties {
  readonly context: PageContext;
  readonly payment: PaymentView;
  readonly places: PayPlaces;
  readonly caseNumber: string;
  readonly notice: PayNotice | null;
  /** The terms were not accepted when it was tried. */
  readonly isUnaccepted: boolean;
}

/** What there is to pay, on which terms, and the way to the gateway's window; afterwards, what became of it. */
export function PaymentPage({ context, payment, places, caseNumber, notice, isUnaccepted }: PaymentPageProperties) {
  const t = usePayTexts();
  const citizen = useCitizenTexts();
  const isDone = payment.status === 'reserved' || payment.status === 'captured';
  return (
    <>
      <p class="quiet mb-0">{citizen('citizen.cases.number', { number: caseNumber })}</p>
      <h1 class="mt-0">{t(isDone && notice === null ? 'pay.paid' : 'pay.title')}</h1>
      <p class="font-lead">
        <LocalText text={payment.label} />
      </p>
      <Notice payment={payment} notice={notice} places={places} />
      {payment.testMode && <Alert kind="info">{t('pay.testMode')}</Alert>}
      <h2>{t(payment.canPay ? 'pay.lines' : 'pay.linesAfterwards')}</h2>
      <PriceTable payment={payment} />
      {!payment.canPay && <PaymentFacts payment={payment} />}
      {payment.canPay && <PayForm context={context} payment={payment} places={places} isUnaccepted={isUnaccepted} />}
      {!payment.canPay && <Afterwards payment={payment} places={places} />}
    </>
  );
}

const alerts: Readonly<
  Record<
    Exclude<PayNotice, 'changed'>,
    { readonly kind: AlertKind; readonly heading?: PayTextKey; readonly text: PayTextKey }
  >
> = {
  gaveUp: { kind: 'warning', heading: 'pay.gaveUp', text: 'pay.gaveUpText' },
  unavailable: { kind: 'warning', heading: 'pay.unavailable', text: 'pay.unavailableText' },
  unready: { kind: 'warning', heading: 'pay.unready', text: 'pay.unreadyText' },
  cancelled: { kind: 'success', text: 'pay.cancelled' },
  cancelNotOpen: { kind: 'info', text: 'pay.cancelNotOpen' },
  cancelUnknown: { kind: 'warning', text: 'pay.cancelUnknown' },
};

function Notice({ payment, notice, places }: Pick<PaymentPageProperties, 'payment' | 'notice' | 'places'>) {
  const t = usePayTexts();
  const language = useLanguage();
  const total = formatMoney(payment.price.total + payment.cardFee, payment.currency, language);
  if (notice === 'changed') {
    return (
      <Alert kind="warning" heading={t('pay.changed')} id="changed" focusOnLoad>
        {t('pay.changedText', { total })}
      </Alert>
    );
  }
  if (notice !== null) {
    const { kind, heading, text } = alerts[notice];
    return (
      <Alert kind={kind} id="notice" focusOnLoad {...(heading ? { heading: t(heading) } : {})}>
        {t(notice === 'unready' && places.cases === null ? 'pay.unreadyTextReceipt' : text)}
      </Alert>
    );
  }
  if (payment.status === 'captured' && payment.refunded === 0)
    return <Alert kind="success">{t('pay.paidText', { total })}</Alert>;
  if (payment.status === 'reserved') return <Alert kind="success">{t('pay.reservedText', { total })}</Alert>;
  if (payment.status !== 'open') return null;
  if (payment.withPerson) {
    return (
      <Alert kind="warning" heading={t('pay.withPerson')}>
        {t('pay.withPersonText')}
      </Alert>
    );
  }
  if (payment.underWay) {
    return (
      <Alert kind="info" heading={t('pay.underWay')}>
        {t('pay.underWayText')}
      </Alert>
    );
  }
  if (payment.lastAttempt === 'rejected') {
    return (
      <Alert kind="warning" heading={t('pay.rejected')} id="rejected">
        {t('pay.rejectedText')}
      </Alert>
    );
  }
  return null;
}

function PayForm({
  context,
  payment,
  places,
  isUnaccepted,
}: Pick<PaymentPageProperties, 'context' | 'payment' | 'places' | 'isUnaccepted'>) {
  const t = usePayTexts();
  const language = useLanguage();
  const { accept, total } = payFields;
  return (
    <>
      <PaymentFacts payment={payment} />
      <h2>{t('pay.terms')}</h2>
      <Prose text={payment.terms} language={language} />
      {payment.termsLink !== null && (
        <p>
          <a href={payment.termsLink} rel="noreferrer">
            {t('pay.termsLink')}
          </a>
        </p>
      )}
      <PostForm action={places.pay} csrfToken={context.csrfToken}>
        <input type="hidden" name={total} value={payment.price.total} />
        <div class={isUnaccepted ? 'form-group form-error' : 'form-group'}>
          {isUnaccepted && (
            <span class="form-error-message" id={`${accept}-error`}>
              {t('pay.acceptMissing')}
            </span>
          )}
          <div class="form-group-checkbox">
            <input
              type="checkbox"
              class="form-checkbox"
              id={accept}
              name={accept}
              value="ja"
              aria-required="true"
              aria-invalid={isUnaccepted || undefined}
              aria-describedby={isUnaccepted ? `${accept}-error` : undefined}
            />
            <label class="form-label" for={accept}>
              {t('pay.accept')}
            </label>
          </div>
        </div>
        <p>
          {!payment.captureAtOnce && <>{t('pay.howLater')} </>}
          {t('pay.howNow')}
        </p>
        <p>{t('pay.closed')}</p>
        {places.cases === null && <p>{t('pay.keep')}</p>}
        <div class="button-row">
          <Button>{t(payment.underWay ? 'pay.continue' : 'pay.pay')}</Button>
          {places.cases !== null && <a href={places.cases}>{t('pay.notNow')}</a>}
          {payment.canCancel && <a href={places.cancel}>{t('pay.cancel')}</a>}
        </div>
      </PostForm>
    </>
  );
}

/** What there is to show for it, and the way on. */
function Afterwards({ payment, places }: Pick<PaymentPageProperties, 'payment' | 'places'>) {
  const t = usePayTexts();
  return (
    <>
      {payment.receiptText !== null && isPaid(payment) && (
        <p>
          <LocalText text={payment.receiptText} />
        </p>
      )}
      {payment.papers.length > 0 && (
        <ul class="nobullet-list">
          {payment.papers.map(({ kind, number }) => (
            <li key={number}>
              <a class="file-link" href={places.paper(number)}>
                <Icon name="file-pdf" />
                {t(`pay.paper.${kind}`, { number })}
              </a>
            </li>
          ))}
        </ul>
      )}
      <div class="button-row">
        {places.case !== null && <ButtonLink href={places.case}>{t('pay.toCase')}</ButtonLink>}
        <a href={places.receipt}>{t('pay.toReceipt')}</a>
      </div>
    </>
  );
}
