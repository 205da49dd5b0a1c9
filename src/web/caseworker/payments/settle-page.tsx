import type { OpenTrouble } from '../../../cases/payments/payment.ts';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Textarea } from '../../components/textarea.tsx';
import type { PageContext } from '../../page-context.ts';
import { TroubleText } from './case-payments.tsx';
import { operationFields } from './operation-page.tsx';
import { useCasePaymentTexts } from './texts.ts';

interface SettlePageProperties {
  readonly context: PageContext;
  readonly trouble: OpenTrouble;
  readonly action: string;
  readonly back: string;
  readonly reason: string;
  readonly error?: string | undefined;
}

/** Asks what somebody did about a payment that a person had to look at. */
export function SettlePage({ context, trouble, action, back, reason, error }: SettlePageProperties) {
  const t = useCasePaymentTexts();
  return (
    <>
      <h1>{t('casePayments.settle')}</h1>
      <p class="font-lead">{trouble.orderNumber}</p>
      <p>
        <TroubleText {...trouble} />
      </p>
      <PostForm action={action} csrfToken={context.csrfToken}>
        <Textarea
          name={operationFields.reason}
          label={t('casePayments.settled')}
          help={t('casePayments.reasonHelp')}
          value={reason}
          rows={3}
          {...(error === undefined ? {} : { error })}
        />
        <div class="button-row">
          <Button>{t('casePayments.settle')}</Button>
          <ButtonLink kind="secondary" href={back}>
            {t('casePayments.cancel')}
          </ButtonLink>
        </div>
      </PostForm>
    </>
  );
}
