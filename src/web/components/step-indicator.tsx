import { useTexts } from '../page-environment.ts';
import { Icon } from './icon.tsx';

export interface Step {
  readonly title: string;
  /** Where the step is; a step without an address can't be gone to yet. */
  readonly href?: string;
  readonly state: 'open' | 'done' | 'error';
  readonly current: boolean;
}

export interface StepIndicatorProperties {
  readonly steps: readonly Step[];
}

/**
 * The steps of a form (dkfds, "Trinindikator"): a list beside the page; on a narrow screen "Step 2 of 6", which opens
 * to the list by the browser's own `<details>`, where dkfds uses a script.
 */
export function StepIndicator({ steps }: StepIndicatorProperties) {
  const t = useTexts();
  const now = t('web.steps.now', { step: steps.findIndex((step) => step.current) + 1, count: steps.length });
  return (
    <>
      <nav class="d-none d-lg-block" aria-label={t('web.steps.label')}>
        <StepList steps={steps} />
      </nav>
      <details class="details steps-narrow d-lg-none">
        <summary class="details-summary">
          {now}
          <span class="sr-only">. {t('web.steps.all')}</span>
        </summary>
        <nav class="details-text" aria-label={t('web.steps.label')}>
          <StepList steps={steps} />
        </nav>
      </details>
    </>
  );
}

function StepList({ steps }: StepIndicatorProperties) {
  return (
    <ol class="step-indicator">
      {steps.map((step, index) => {
        const classes = [
          step.href === undefined && 'disabled',
          step.current && 'current',
          step.state === 'error' && 'error',
        ];
        return (
          <li key={step.title} class={classes.filter(Boolean).join(' ') || undefined}>
            {step.href === undefined ? (
              <div class="step" aria-current={step.current ? 'step' : undefined}>
                <StepBody step={step} number={index + 1} />
              </div>
            ) : (
              <a class="step" href={step.href} aria-current={step.current ? 'step' : undefined}>
                <StepBody step={step} number={index + 1} />
              </a>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function StepBody({ step, number }: { readonly step: Step; readonly number: number }) {
  const t = useTexts();
  return (
    <>
      {step.state === 'open' ? (
        <span class="step-number">
          <span>{number}</span>
        </span>
      ) : (
        <span class="step-icon">
          {step.state === 'done' ? (
            <Icon name="check" label={t('web.steps.done', { step: number })} />
          ) : (
            <Icon name="error" label={t('web.steps.error', { step: number })} />
          )}
        </span>
      )}
      <div>
        <span class="step-title">{step.title}</span>
      </div>
    </>
  );
}
