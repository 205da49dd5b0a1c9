import { markedIn } from '../../texts/catalogue.ts';
import type { DecisionKind } from '../../workflows/case-state.ts';
import type { ApproveStep } from '../../workflows/definition.ts';
import { Button, type ButtonKind } from '../components/button.tsx';
import { ButtonLink } from '../components/button-link.tsx';
import { PostForm } from '../components/post-form.tsx';
import { Textarea } from '../components/textarea.tsx';
import type { PageContext } from '../page-context.ts';
import { useLanguage } from '../page-environment.ts';
import { addresses } from './addresses.ts';
import { fieldNames, nameAt, type UnfinishedForm, unfinished } from './case-forms.ts';
import { previewNames } from './decide/preview-page.tsx';
import { sendsAtOnce } from './decide/sends-at-once.ts';
import { useDecisionPreviewTexts } from './decide/texts.ts';
import { QueueFields } from './inbox/queue.tsx';
import { useInboxTexts } from './inbox/texts.ts';
import type { CasePageData } from './read-case-page.ts';
import { useCaseStepTexts } from './steps/texts.ts';
import { useCaseworkerTexts } from './texts.ts';

interface DecisionFormProperties {
  readonly context: PageContext;
  readonly data: CasePageData;
  readonly open: number;
  readonly step: ApproveStep;
  /** Several decide, and this is one of their votes. */
  readonly several: boolean;
  readonly left: UnfinishedForm | null;
}

const kinds: Readonly<Record<DecisionKind, ButtonKind>> = {
  approved: 'primary',
  rejected: 'secondary',
  returned: 'secondary',
};

/** The decisions that a step offers. */
export function decisionsOf(step: ApproveStep): readonly DecisionKind[] {
  return step.returned === undefined ? ['approved', 'rejected'] : ['approved', 'rejected', 'returned'];
}

/** Whether the decision demands a reason. */
export function demandsReason(step: ApproveStep, decision: DecisionKind): boolean {
  return (step.reasons ?? ['rejected', 'returned']).includes(decision);
}

/** The reason, and a button for each decision with what follows from it beside it. */
export function DecisionForm({ context, data, open, step, several, left }: DecisionFormProperties) {
  const t = useCaseworkerTexts();
  const ofSteps = useCaseStepTexts();
  const language = useLanguage();
  const { organisation, stored, workflow, queue } = data;
  const form = step.form && workflow.workflow.forms.get(step.form.as);
  if (form) {
    return (
      <div class="d-print-none">
        <p>{ofSteps('caseSteps.decide.form', { form: markedIn(form.title, language) })}</p>
        <ButtonLink href={addresses.decide(organisation.slug, stored.id, open, queue)}>
          {ofSteps('caseSteps.decide.open')}
        </ButtonLink>
      </div>
    );
  }
  return (
    <PostForm action={addresses.action(organisation.slug, stored.id, 'afgoer')} csrfToken={context.csrfToken}>
      <h3>{t('caseworker.decide.heading')}</h3>
      <input type="hidden" name="trin" value={open} />
      <QueueFields queue={queue} />
      <DecisionFields
        data={data}
        step={step}
        several={several}
        names={{
          reason: nameAt(fieldNames.decision(), open, data.view.tasks),
          choice: 'beslutning',
          goesOn: nameAt('naeste', open, data.view.tasks),
          see: previewNames.see,
        }}
        reason={unfinished(left, 'decision', open)}
      />
    </PostForm>
  );
}

/** The reason and the choices, by the names of the form that they stand in. */
export function DecisionFields(properties: {
  readonly data: CasePageData;
  readonly step: ApproveStep;
  readonly several: boolean;
  readonly names: {
    readonly reason: string;
    readonly choice: string;
    readonly goesOn: string;
    /** Of the button that asks to see first what would be sent. */
    readonly see: string;
  };
  readonly reason: { readonly value?: string; readonly error?: string };
}) {
  const t = useCaseworkerTexts();
  const own = useInboxTexts();
  const ofSteps = useCaseStepTexts();
  const ofPreview = useDecisionPreviewTexts();
  const { data, step, several, names, reason } = properties;
  const demanding = decisionsOf(step).filter((decision) => demandsReason(step, decision));
  const reasonHelp =
    demanding.length === decisionsOf(step).length
      ? t('caseworker.decide.reasonHelp')
      : demanding.length === 0
        ? ofSteps('caseSteps.decide.reasonFree')
        : ofSteps('caseSteps.decide.reasonFor', {
            decisions: demanding.map((decision) => t(`caseworker.decide.${decision}`)).join(', '),
          });
  return (
    <>
      <Textarea
        name={names.reason}
        label={t('caseworker.decide.reason')}
        help={reasonHelp}
        optional={demanding.length === 0}
        {...reason}
      />
      {data.queue !== null && (
        <div class="form-group-checkbox mt-4">
          <input type="checkbox" class="form-checkbox" id={names.goesOn} name={names.goesOn} value="ja" checked />
          <label class="form-label" for={names.goesOn}>
            {own('inbox.queue.goOn')}
          </label>
        </div>
      )}
      <ul class="nobullet-list mt-4" aria-label={t('caseworker.decide.choices')}>
        {decisionsOf(step).map((decision) => (
          <li key={decision} class="mb-5">
            <Button kind={kinds[decision]} name={names.choice} value={decision}>
              {t(`caseworker.decide.${decision}`)}
            </Button>
            <p class="quiet mt-1">
              <WhatFollows data={data} step={step} decision={decision} several={several} />
            </p>
            {decision !== 'returned' && sendsAtOnce(data.workflow.workflow.definition, step[decision]) && (
              <Button kind="tertiary" name={names.see} value={decision} about={t(`caseworker.decide.${decision}`)}>
                {ofPreview('decisionPreview.see')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function WhatFollows(properties: {
  readonly data: CasePageData;
  readonly step: ApproveStep;
  readonly decision: DecisionKind;
  readonly several: boolean;
}) {
  const t = useCaseworkerTexts();
  const ofSteps = useCaseStepTexts();
  const language = useLanguage();
  const { data, step, decision, several } = properties;
  if (decision === 'returned') return t('caseworker.decide.thenReturned');
  const next = data.workflow.workflow.definition.steps[step[decision]];
  if (next === undefined) return null;
  const then = { step: markedIn(next.title, language) };
  return several ? ofSteps('caseSteps.decide.thenSeveral', then) : t('caseworker.decide.then', then);
}
