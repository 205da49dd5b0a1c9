import type { ComponentChildren } from 'preact';
import type { TaskView } from '../../../cases/case-view.ts';
import type { FillStep } from '../../../workflows/definition.ts';
import { Button } from '../../components/button.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import type { PageContext } from '../../page-context.ts';
import { useLanguage } from '../../page-environment.ts';
import { addresses } from '../addresses.ts';
import { Deadline } from '../deadline.tsx';
import type { CasePageData } from '../read-case-page.ts';
import { useCaseworkerTexts } from '../texts.ts';
import { maySettle } from './may-settle.ts';
import { placeInWords } from './place-in-words.ts';
import { useCaseStepTexts } from './texts.ts';

/** A form that an employee of a group fills in: who is at it, and the way to it. `ways` is what else can be done with the task. */
export function FillTask(properties: {
  readonly context: PageContext;
  readonly data: CasePageData;
  readonly task: TaskView;
  readonly step: FillStep;
  readonly ways: ComponentChildren;
}) {
  const t = useCaseStepTexts();
  const own = useCaseworkerTexts();
  const language = useLanguage();
  const { context, data, task, step, ways } = properties;
  const { organisation, stored, employee, view, workflow, standsInFor, now } = data;
  const open = stored.state.open.find(({ id }) => id === task.open);
  const mine = task.employee === employee.id;
  const holder = task.employee === null ? null : (view.employees[task.employee] ?? own('caseworker.author.unknown'));
  const standsIn = task.employee !== null && standsInFor.includes(task.employee);
  const place = open === undefined ? [] : placeInWords(workflow.workflow.definition, stored.state, open, language);
  const form = workflow.workflow.forms.get(step.as);
  return (
    <section aria-labelledby={`task-${task.open}`}>
      <h2 id={`task-${task.open}`}>
        <LocalText text={step.title} />
      </h2>
      <SummaryList
        caption={own('caseworker.task.caption')}
        rows={[
          ...(form === undefined ? [] : [{ label: t('caseSteps.fill.form'), value: <LocalText text={form.title} /> }]),
          ...(place.length === 0 ? [] : [{ label: t('caseSteps.open.for'), value: place.join(', ') }]),
          {
            label: own('caseworker.task.deadline'),
            value: <Deadline dueAt={task.dueAt} remindedAt={task.remindedAt} now={now} />,
          },
          {
            label: own('caseworker.task.holder'),
            value: mine ? own('caseworker.holder.me') : (holder ?? own('caseworker.holder.none')),
          },
          { label: own('caseworker.task.group'), value: task.group },
        ]}
      />
      {!maySettle(data, task) && <p>{own('caseworker.task.otherGroup', { group: task.group })}</p>}
      {maySettle(data, task) && (
        <>
          {(mine || standsIn || holder === null) &&
            (employee.person === null ? (
              <p>{t('caseSteps.fill.noPerson')}</p>
            ) : (
              <PostForm action={addresses.action(organisation.slug, stored.id, 'udfyld')} csrfToken={context.csrfToken}>
                <input type="hidden" name="trin" value={task.open} />
                <p>
                  {standsIn && holder !== null && `${t('caseSteps.fill.for', { name: holder })} `}
                  {t('caseSteps.fill.text')}
                </p>
                <Button>{t('caseSteps.fill.button')}</Button>
              </PostForm>
            ))}
          {holder !== null && !mine && !standsIn && <p>{t('caseSteps.fill.others', { name: holder })}</p>}
          {ways}
        </>
      )}
    </section>
  );
}
