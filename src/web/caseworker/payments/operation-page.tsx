import type { OperationKind, PaymentView } from '../../../cases/payments/payment.ts';
import { usualCurrency } from '../../../forms/kinds/payment/currency.ts';
import { markedIn, type Translate } from '../../../texts/catalogue.ts';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { Textarea } from '../../components/textarea.tsx';
import { formatMoney } from '../../money.ts';
import type { PageContext } from '../../page-context.ts';
import { remaining } from './remaining.ts';
import { type CasePaymentTextKey, useCasePaymentTexts } from './texts.ts';

/** The names of what is typed. */
export const operationFields = { amount: 'belob', reason: 'begrundelse' } as const;

/** What was typed, and what is wrong with it. */
export interface TypedOperation {
  readonly amount: string;
  readonly reason: string;
  readonly errors: Readonly<Partial<Record<keyof typeof operationFields, string>>>;
}

interface OperationPageProperties {
  readonly context: PageContext;
  readonly payment: PaymentView;
  readonly kind: OperationKind;
  readonly action: string;
  readonly back: string;
  readonly typed: TypedOperation;
}

/** What the amount is asked for in. */
export function amountLabel(t: Translate<CasePaymentTextKey>, currency: string): string {
  return currency === usualCurrency ? t('casePayments.amount') : t('casePayments.amountIn', { currency });
}

/** How much is to be taken, let go or paid back, and why. What is reserved is let go as a whole. */
export function OperationPage({ context, payment, kind, action, back, typed }: OperationPageProperties) {
  const t = useCasePaymentTexts();
  const { language } = context;
  const most = formatMoney(remaining(payment, kind), payment.currency, language);
  return (
    <>
      <h1>{t(`casePayments.do.${kind}`)}</h1>
      <p class="font-lead">
        {t('casePayments.of', { label: markedIn(payment.label, language), number: payment.orderNumber })}: {most}
      </p>
      <p>
        {t(`casePayments.text.${kind}`)} {kind === 'refund' && t('casePayments.fourEyes')}
      </p>
      <PostForm action={action} csrfToken={context.csrfToken}>
        {kind !== 'release' && (
          <TextInput
            name={operationFields.amount}
            label={amountLabel(t, payment.currency)}
            help={t('casePayments.amountHelp', { most })}
            value={typed.amount}
            inputMode="decimal"
            width="middle"
            optional
            {...(typed.errors.amount === undefined ? {} : { error: typed.errors.amount })}
          />
        )}
        <Textarea
          name={operationFields.reason}
          label={t('casePayments.reason')}
          help={t('casePayments.reasonHelp')}
          value={typed.reason}
          rows={3}
          {...(typed.errors.reason === undefined ? {} : { error: typed.errors.reason })}
        />
        <div class="button-row">
          <Button kind={kind === 'release' ? 'warning' : 'primary'}>{t(`casePayments.do.${kind}`)}</Button>
          <ButtonLink kind="secondary" href={back}>
            {t('casePayments.cancel')}
          </ButtonLink>
        </div>
      </PostForm>
    </>
  );
}
