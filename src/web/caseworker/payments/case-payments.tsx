import type { OpenTrouble, OperationKind, PaymentOperation, PaymentView } from '../../../cases/payments/payment.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { localeOf } from '../../../texts/locale.ts';
import { payStateOf } from '../../citizen/pay/pay-state.ts';
import { PaymentFacts } from '../../citizen/pay/payment-facts.tsx';
import { PriceTable } from '../../citizen/pay/price-table.tsx';
import { usePayTexts } from '../../citizen/pay/texts.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { Details } from '../../components/details.tsx';
import { Icon } from '../../components/icon.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { StatusBadge, type StatusTone } from '../../components/status-badge.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { Time } from '../../components/time.tsx';
import { formatMoney } from '../../money.ts';
import type { PageContext } from '../../page-context.ts';
import { useLanguage } from '../../page-environment.ts';
import type { CasePageData } from '../read-case-page.ts';
import { paymentAddresses } from './places.ts';
import { remaining } from './remaining.ts';
import { type CasePaymentTextKey, useCasePaymentTexts } from './texts.ts';

interface CasePaymentsProperties {
  readonly context: PageContext;
  readonly data: CasePageData;
}

type OfPayment = CasePaymentsProperties & { readonly payment: PaymentView };

/** What is or was to be paid in the case, what was done with the money, and, for those with the right, what can be. */
export function CasePayments({ context, data }: CasePaymentsProperties) {
  const t = useCasePaymentTexts();
  if (data.payments.length === 0) return null;
  return (
    <section aria-labelledby="payments">
      <h2 id="payments">{t('casePayments.heading')}</h2>
      {data.payments.map((payment) => (
        <Payment key={payment.id} context={context} data={data} payment={payment} />
      ))}
    </section>
  );
}

const kinds: readonly OperationKind[] = ['capture', 'release', 'refund'];

function Payment(properties: OfPayment) {
  const { data, payment } = properties;
  const t = useCasePaymentTexts();
  const pay = usePayTexts();
  const language = useLanguage();
  const { slug } = data.organisation;
  const label = markedIn(payment.label, language);
  const heading = t('casePayments.of', { label, number: payment.orderNumber });
  const isBusy = payment.operations.some(({ status }) => ['awaitsApproval', 'due', 'unknown'].includes(status));
  const possible = data.mayHandlePayments && !isBusy ? kinds.filter((kind) => remaining(payment, kind) > 0) : [];
  const { text, tone } = payStateOf(payment);
  return (
    <div>
      <h3>{heading}</h3>
      <p>
        <StatusBadge tone={tone} text={pay(text)} />
      </p>
      <Troubles {...properties} />
      <Amounts payment={payment} />
      <Details summary={t('casePayments.lines')}>
        <PriceTable payment={payment} />
        <PaymentFacts payment={payment} />
      </Details>
      {payment.papers.length > 0 && (
        <ul class="nobullet-list">
          {payment.papers.map(({ kind, number }) => (
            <li key={number}>
              <a class="file-link" href={paymentAddresses.paper(slug, data.stored.id, payment.id, number)}>
                <Icon name="file-pdf" />
                {pay(`pay.paper.${kind}`, { number })}
              </a>
            </li>
          ))}
        </ul>
      )}
      <Operations {...properties} />
      {possible.length > 0 && (
        <div class="button-row mt-4 d-print-none">
          {possible.map((kind) => (
            <ButtonLink
              key={kind}
              kind="secondary"
              href={paymentAddresses.operation(slug, data.stored.id, payment.id, kind)}
            >
              {t(`casePayments.do.${kind}`)}
              <span class="sr-only"> {heading}</span>
            </ButtonLink>
          ))}
        </div>
      )}
    </div>
  );
}

/** What the gateway says of the money, in a line each. */
function Amounts({ payment }: { readonly payment: PaymentView }) {
  const t = useCasePaymentTexts();
  const language = useLanguage();
  const { currency, price, cardFee, reserved, captured, refunded } = payment;
  const amounts = [
    ['casePayments.demanded', price.total + cardFee],
    ['casePayments.reserved', reserved],
    ['casePayments.captured', captured],
    ['casePayments.refunded', refunded],
  ] as const satisfies readonly (readonly [CasePaymentTextKey, number])[];
  return (
    <SummaryList
      caption={t('casePayments.heading')}
      rows={amounts
        .filter(([key, amount]) => key === 'casePayments.demanded' || amount > 0)
        .map(([key, amount]) => ({ label: t(key), value: formatMoney(amount, currency, language) }))}
    />
  );
}

function Troubles({ data, payment }: OfPayment) {
  const t = useCasePaymentTexts();
  const { slug } = data.organisation;
  return (
    <>
      {payment.troubles.map(({ id, trouble, differs, orderNumber, at }) => (
        <Alert key={id} kind="warning" heading={t('casePayments.trouble')} id={`trouble-${id}`}>
          <p class="alert-text">
            <TroubleText trouble={trouble} differs={differs} />
          </p>
          <p class="alert-text mt-3">
            {t('casePayments.trouble.of', { number: orderNumber })} <Time at={at} show="dateTime" />
          </p>
          {data.mayHandlePayments && (
            <div class="button-row mt-4">
              <ButtonLink kind="secondary" href={paymentAddresses.settle(slug, data.stored.id, payment.id, id)}>
                {t('casePayments.settle')}
              </ButtonLink>
            </div>
          )}
        </Alert>
      ))}
    </>
  );
}

/** What a person must look at, with what differs. */
export function TroubleText({ trouble, differs }: Pick<OpenTrouble, 'trouble' | 'differs'>) {
  const t = useCasePaymentTexts();
  const language = useLanguage();
  const list = new Intl.ListFormat(localeOf(language), { type: 'conjunction' });
  return (
    <>
      {t(`casePayments.trouble.${trouble}`, {
        differs: list.format(differs.map((each) => t(`casePayments.differs.${each}`))),
      })}
    </>
  );
}

const tones: Readonly<Record<PaymentOperation['status'], StatusTone>> = {
  awaitsApproval: 'warning',
  due: 'info',
  unknown: 'warning',
  done: 'success',
  refused: 'error',
  declined: 'neutral',
};

function Operations({ context, data, payment }: OfPayment) {
  const t = useCasePaymentTexts();
  const language = useLanguage();
  if (payment.operations.length === 0) return null;
  const { slug } = data.organisation;
  return (
    <>
      <h4>{t('casePayments.operations')}</h4>
      <ol class="nobullet-list">
        {payment.operations.map((operation) => {
          const { id, kind, amount, status, reason, requestedBy, requestedAt } = operation;
          const what = t(`casePayments.kind.${kind}`, {
            amount: amount === null ? t('casePayments.all') : formatMoney(amount, payment.currency, language),
          });
          const mayDecide = status === 'awaitsApproval' && data.mayHandlePayments;
          return (
            <li key={id}>
              <strong>{what}</strong>{' '}
              <StatusBadge
                tone={tones[status]}
                text={t(`casePayments.status.${isWithdrawn(operation) ? 'withdrawn' : status}`)}
              />
              <br />
              {reason !== '' && (
                <>
                  <span class="written-value">{reason}</span>
                  <br />
                </>
              )}
              <span class="quiet">
                <WhoDid operation={operation} names={data.names} /> <Time at={requestedAt} show="dateTime" />
              </span>
              {mayDecide && requestedBy === data.employee.id && (
                <PostForm
                  action={paymentAddresses.decide(slug, data.stored.id, payment.id, id)}
                  csrfToken={context.csrfToken}
                  class="d-print-none"
                >
                  <p>{t('casePayments.ownRequest')}</p>
                  <div class="button-row">
                    <Button kind="secondary" name="svar" value="nej" about={what}>
                      {t('casePayments.withdraw')}
                    </Button>
                  </div>
                </PostForm>
              )}
              {mayDecide && requestedBy !== data.employee.id && (
                <PostForm
                  action={paymentAddresses.decide(slug, data.stored.id, payment.id, id)}
                  csrfToken={context.csrfToken}
                  class="d-print-none"
                >
                  <div class="button-row mt-4">
                    <Button name="svar" value="ja" about={what}>
                      {t('casePayments.approve')}
                    </Button>
                    <Button kind="secondary" name="svar" value="nej" about={what}>
                      {t('casePayments.decline')}
                    </Button>
                  </div>
                </PostForm>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** Whoever asked for it has thought better of it. */
function isWithdrawn({ status, requestedBy, approvedBy }: PaymentOperation): boolean {
  return status === 'declined' && requestedBy !== null && requestedBy === approvedBy;
}

function WhoDid({ operation, names }: { readonly operation: PaymentOperation; readonly names: CasePageData['names'] }) {
  const t = useCasePaymentTexts();
  const { requestedBy, approvedBy, status } = operation;
  const nameOf = (id: string) => names[id] ?? '';
  return (
    <>
      {requestedBy === null ? t('casePayments.byWorkflow') : t('casePayments.by', { name: nameOf(requestedBy) })}
      {approvedBy !== null && !isWithdrawn(operation) && (
        <>
          ,{' '}
          {t(status === 'declined' ? 'casePayments.declinedBy' : 'casePayments.approvedBy', {
            name: nameOf(approvedBy),
          })}
        </>
      )}
      .
    </>
  );
}
