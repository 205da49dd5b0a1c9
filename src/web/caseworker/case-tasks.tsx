import type { TaskView } from '../../cases/case-view.ts';
import type { ApproveStep } from '../../workflows/definition.ts';
import { Lines } from '../citizen/answer-list.tsx';
import { Button } from '../components/button.tsx';
import { LocalText } from '../components/local-text.tsx';
import { PostForm } from '../components/post-form.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import type { PageContext } from '../page-context.ts';
import { addresses } from './addresses.ts';
import type { UnfinishedForm } from './case-forms.ts';
import { Deadline } from './deadline.tsx';
import { DecisionForm } from './decision-form.tsx';
import type { CasePageData } from './read-case-page.ts';
import { useCaseworkerTexts } from './texts.ts';

interface CaseTasksProperties {
  readonly context: PageContext;
  readonly data: CasePageData;
  readonly left: UnfinishedForm | null;
}

/** What is to be done now. Failed deliveries stand with the deliveries, beside their history. */
export function CaseTasks(properties: CaseTasksProperties) {
  const { view, stored, workflow } = properties.data;
  const correction = stored.state.open.find((open) => open.kind === 'fill');
  return (
    <>
      {correction !== undefined && <Correction comment={correction.comment ?? ''} />}
      {view.tasks.map((task) => {
        const step = workflow.workflow.definition.steps[task.step];
        return step?.kind === 'approve' ? <Task key={task.open} {...properties} task={task} step={step} /> : null;
      })}
    </>
  );
}

/** The case is with the citizen. */
function Correction({ comment }: { readonly comment: string }) {
  const t = useCaseworkerTexts();
  return (
    <section aria-label={t('caseworker.task.waiting')}>
      <p>
        <strong>{t('caseworker.task.waiting')}</strong>
      </p>
      {comment !== '' && (
        <p>
          {t('caseworker.task.asked')}: <Lines text={comment} />
        </p>
      )}
    </section>
  );
}

function Task({
  context,
  data,
  left,
  task,
  step,
}: CaseTasksProperties & { readonly task: TaskView; readonly step: ApproveStep }) {
  const t = useCaseworkerTexts();
  const { employee, view, now } = data;
  const mine = task.employee === employee.id;
  const holder = task.employee === null ? null : (view.employees[task.employee] ?? t('caseworker.author.unknown'));
  const member = employee.groups.includes(task.group);
  return (
    <section aria-labelledby={`task-${task.open}`}>
      <h2 id={`task-${task.open}`}>
        <LocalText text={step.title} />
      </h2>
      <SummaryList
        caption={t('caseworker.task.caption')}
        rows={[
          {
            label: t('caseworker.task.deadline'),
            value: <Deadline dueAt={task.dueAt} remindedAt={task.remindedAt} now={now} />,
          },
          {
            label: t('caseworker.task.holder'),
            value: mine ? t('caseworker.holder.me') : (holder ?? t('caseworker.holder.none')),
          },
          { label: t('caseworker.task.group'), value: task.group },
        ]}
      />
      {!member && <p>{t('caseworker.task.otherGroup', { group: task.group })}</p>}
      {member && holder === null && <TaskButton context={context} data={data} task={task} action="tag" />}
      {member && mine && <TaskButton context={context} data={data} task={task} action="slip" />}
      {member && holder !== null && !mine && <p>{t('caseworker.task.others', { name: holder })}</p>}
      {member && (mine || holder === null) && (
        <DecisionForm context={context} data={data} open={task.open} step={step} left={left} />
      )}
    </section>
  );
}

function TaskButton({
  context,
  data,
  task,
  action,
}: Omit<CaseTasksProperties, 'left'> & { readonly task: TaskView; readonly action: 'tag' | 'slip' }) {
  const t = useCaseworkerTexts();
  const { organisation, stored } = data;
  return (
    <PostForm action={addresses.action(organisation.slug, stored.id, action)} csrfToken={context.csrfToken}>
      <input type="hidden" name="trin" value={task.open} />
      <Button kind="secondary">{t(action === 'tag' ? 'caseworker.take' : 'caseworker.task.release')}</Button>
    </PostForm>
  );
}
