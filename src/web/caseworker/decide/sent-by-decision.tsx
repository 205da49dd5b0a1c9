import type { PreviewedDelivery } from '../../../cases/deliveries/preview-deliveries.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import type { WorkflowDefinition } from '../../../workflows/definition.ts';
import { pageFormId } from '../../citizen/fill/form-page.tsx';
import { Alert } from '../../components/alert.tsx';
import { ShownContent, ShownLetter } from '../../designer/delivery-preview/shown-content.tsx';
import { useLanguage } from '../../page-environment.ts';
import { decideNames } from './decide-page.tsx';
import { useDecisionPreviewTexts } from './texts.ts';

interface SentByDecisionProperties {
  readonly definition: WorkflowDefinition;
  readonly deliveries: readonly PreviewedDelivery[];
}

/** What a decision would have sent: to whom, what, and what it comes to on paper. */
export function SentByDecision({ definition, deliveries }: SentByDecisionProperties) {
  const t = useDecisionPreviewTexts();
  const language = useLanguage();
  if (deliveries.length === 0) return <p>{t('decisionPreview.nothing')}</p>;
  return (
    <>
      {deliveries.map(({ step, items, input, content, letter, kind, delivery }) => {
        const id = `sendes-${[step, ...items].join('-')}`;
        const title = definition.steps[step]?.title;
        return (
          <section key={id} aria-labelledby={id}>
            <h2 id={id}>{title ? markedIn(title, language) : step}</h2>
            <p class="quiet">{kind ? markedIn(kind, language) : delivery}</p>
            {content && <ShownContent content={content} language={input.language} id={id} />}
            {letter && (
              <>
                <h3>{t('decisionPreview.letter')}</h3>
                <ShownLetter letter={letter} language={input.language} />
              </>
            )}
          </section>
        );
      })}
      <p class="form-hint">{t('decisionPreview.estimate')}</p>
    </>
  );
}

/** The same above the form that goes with a decision. Once it was stopped and told why, the next press decides all the same. */
export function PreviewNotice({ isStopped, ...sent }: SentByDecisionProperties & { readonly isStopped: boolean }) {
  const t = useDecisionPreviewTexts();
  return (
    <div class="mb-6">
      {isStopped ? (
        <>
          <Alert kind="error" heading={t('decisionPreview.stops')} id="stopped" focusOnLoad>
            <p class="alert-text">{t('decisionPreview.stopsText')}</p>
          </Alert>
          <input type="hidden" name={decideNames.seen} value="ja" form={pageFormId} />
        </>
      ) : (
        <Alert kind="info" heading={t('decisionPreview.title')} id="seen" focusOnLoad>
          <p class="alert-text">{t('decisionPreview.notYet')}</p>
        </Alert>
      )}
      <SentByDecision {...sent} />
    </div>
  );
}
