import type { EvaluatedPage } from '../../../forms/evaluate.ts';
import type { OpenStep } from '../../../workflows/case-state.ts';
import type { ApproveStep } from '../../../workflows/definition.ts';
import { FieldView } from '../../citizen/fill/field-view.tsx';
import { PageItems } from '../../citizen/fill/page-items.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { DecisionFields } from '../decision-form.tsx';
import type { CasePageData } from '../read-case-page.ts';
import { askingOf } from '../steps/asking.ts';
import { holderOf } from '../steps/may-settle.ts';
import { placeInWords } from '../steps/place-in-words.ts';
import { useCaseStepTexts } from '../steps/texts.ts';
import { Votes } from '../steps/votes.tsx';
import { useCaseworkerTexts } from '../texts.ts';

/** Names that no field of a form has: those hold no hyphen. */
export const decideNames = {
  reason: 'afgoerelse-begrundelse',
  choice: 'afgoerelse-beslutning',
  goesOn: 'afgoerelse-naeste',
} as const;

export interface DecidePageProperties {
  readonly context: PageContext;
  readonly data: CasePageData;
  readonly open: OpenStep;
  readonly step: ApproveStep;
  readonly pages: readonly EvaluatedPage[];
  readonly reason: string;
  readonly reasonError: string | undefined;
  /** Errors stand at the fields once somebody has tried to decide. */
  readonly tellErrors: boolean;
}

/** The form that goes with a decision, then the reason and the choices. */
export function DecidePage(properties: DecidePageProperties) {
  const t = useCaseworkerTexts();
  const ofSteps = useCaseStepTexts();
  const { context, data, open, step, pages, reason, reasonError, tellErrors } = properties;
  const { organisation, stored, workflow, employee, standsInFor, queue, view } = data;
  const holder = holderOf(view.tasks, open.id);
  const asking = askingOf(stored.state, open, step, { id: employee.id, standsInFor }, holder);
  const place = placeInWords(workflow.workflow.definition, stored.state, open, context.language);
  const action = addresses.decide(organisation.slug, stored.id, open.id, queue);
  return (
    <>
      <p class="quiet mb-0">{t('caseworker.case.number', { number: stored.number })}</p>
      <h1 class="mt-0">
        <LocalText text={step.title} />
      </h1>
      {place.length > 0 && <p>{place.join(', ')}</p>}
      <Votes data={data} asking={asking} group={step.group} />
      {asking.reader.kind !== 'may' ? (
        <p>{ofSteps(`caseSteps.barred.${asking.reader.kind}`)}</p>
      ) : (
        <PostForm action={action} csrfToken={context.csrfToken}>
          {pages
            .filter((page) => page.visible)
            .map((page) => (
              <section key={page.page.key} aria-labelledby={`side-${page.page.key}`}>
                <h2 id={`side-${page.page.key}`}>
                  <LocalText text={page.page.title} />
                </h2>
                <PageItems
                  page={{ ...page, fields: page.fields.filter(({ field }) => field.kind !== 'files') }}
                  draw={(field) => (
                    <FieldView
                      field={field}
                      errorsAt={(each) => (tellErrors ? each.errors : [])}
                      language={context.language}
                      files={{}}
                    />
                  )}
                />
              </section>
            ))}
          <h2 class="mt-6">{t('caseworker.decide.heading')}</h2>
          <DecisionFields
            data={data}
            step={step}
            several={asking.total !== null}
            names={decideNames}
            reason={reasonError === undefined ? { value: reason } : { value: reason, error: reasonError }}
          />
        </PostForm>
      )}
    </>
  );
}
