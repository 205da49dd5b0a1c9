import type { TaskView } from '../../../cases/case-view.ts';
import type { Step } from '../../../workflows/definition.ts';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import type { PageContext } from '../../page-context.ts';
import type { CasePageData } from '../read-case-page.ts';
import { paymentAddresses } from './places.ts';
import { useCasePaymentTexts } from './texts.ts';

interface FailedPaymentProperties {
  readonly context: PageContext;
  readonly data: CasePageData;
  readonly task: TaskView;
  readonly step: Step;
}

/** A payment step that waits for a person: it is tried again, or the case goes on by hand. */
export function FailedPayment({ context, data, task, step }: FailedPaymentProperties) {
  const t = useCasePaymentTexts();
  const place = [data.organisation.slug, data.stored.id, task.open] as const;
  const isDemand = step.kind === 'pay';
  // What is wrong with the money itself is looked into first: else one might pay twice.
  const isTroubled = isDemand && data.payments.some(({ withPerson }) => withPerson);
  const isPartTaken =
    step.kind === 'settle' && step.action === 'release' && data.payments.some(({ status }) => status === 'captured');
  return (
    <section aria-labelledby={`task-${task.open}`}>
      <h2 id={`task-${task.open}`}>
        <LocalText text={step.title} />
      </h2>
      <p>{t('casePayments.failed.text')}</p>
      {data.payments.length > 0 && (
        <p>
          <a href="#payments">{t('casePayments.failed.see')}</a>
        </p>
      )}
      {data.mayHandlePayments ? (
        <PostForm action={paymentAddresses.again(...place)} csrfToken={context.csrfToken}>
          {isTroubled && <p>{t('casePayments.failed.first')}</p>}
          {isPartTaken && <p>{t('casePayments.failed.partTaken')}</p>}
          <div class="button-row">
            {!isTroubled && !isPartTaken && (
              <Button>{t(isDemand ? 'casePayments.failed.demandAgain' : 'casePayments.failed.again')}</Button>
            )}
            <ButtonLink kind="secondary" href={paymentAddresses.byHand(...place)}>
              {t('casePayments.failed.byHand')}
            </ButtonLink>
          </div>
        </PostForm>
      ) : (
        <p>{t('casePayments.failed.right')}</p>
      )}
    </section>
  );
}
