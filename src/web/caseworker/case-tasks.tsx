import type { TaskView } from '../../cases/case-view.ts';
import type { ApproveStep } from '../../workflows/definition.ts';
import { Lines } from '../citizen/answer-list.tsx';
import { Button } from '../components/button.tsx';
import { LocalText } from '../components/local-text.tsx';
import { PostForm } from '../components/post-form.tsx';
import { Select } from '../components/select.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import type { PageContext } from '../page-context.ts';
import { addresses } from './addresses.ts';
import { fieldNames, type UnfinishedForm, unfinished } from './case-forms.ts';
import { Deadline } from './deadline.tsx';
import { DecisionForm } from './decision-form.tsx';
import { QueueFields } from './inbox/queue.tsx';
import { useInboxTexts } from './inbox/texts.ts';
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
  const own = useInboxTexts();
  const { employee, view, standsInFor, now } = data;
  const mine = task.employee === employee.id;
  const holder = task.employee === null ? null : (view.employees[task.employee] ?? t('caseworker.author.unknown'));
  const standsIn = task.employee !== null && standsInFor.includes(task.employee);
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
      {member && holder !== null && standsIn && <p>{own('inbox.handOver.substitute', { name: holder })}</p>}
      {member && holder !== null && !mine && !standsIn && <p>{t('caseworker.task.others', { name: holder })}</p>}
      {member && (mine || holder === null || standsIn) && (
        <div class="task-actions d-print-none">
          {!mine && <TaskButton context={context} data={data} task={task} action="tag" />}
          {mine && <TaskButton context={context} data={data} task={task} action="slip" />}
          <HandOver context={context} data={data} task={task} left={left} />
        </div>
      )}
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
  const own = useInboxTexts();
  const { organisation, stored, queue } = data;
  const text =
    action === 'slip'
      ? t('caseworker.task.release')
      : task.employee === null
        ? t('caseworker.take')
        : own('inbox.handOver.takeOver');
  return (
    <PostForm action={addresses.action(organisation.slug, stored.id, action)} csrfToken={context.csrfToken}>
      <TaskFields task={task} queue={queue} />
      <Button kind="secondary">{text}</Button>
    </PostForm>
  );
}

/** To a named colleague of the task's group. */
function HandOver({ context, data, task, left }: CaseTasksProperties & { readonly task: TaskView }) {
  const own = useInboxTexts();
  const { organisation, stored, queue } = data;
  const colleagues = data.colleagues.filter(({ groups }) => groups.includes(task.group));
  if (colleagues.length === 0) return null;
  return (
    <PostForm
      action={addresses.action(organisation.slug, stored.id, 'overdrag')}
      csrfToken={context.csrfToken}
      class="compact-form"
    >
      <TaskFields task={task} queue={queue} />
      <Select
        name={fieldNames.handOver()}
        label={own('inbox.handOver.to')}
        options={colleagues.map(({ id, name }) => ({ value: id, text: name }))}
        {...unfinished(left, 'handOver', task.open)}
      />
      <Button kind="secondary">{own('inbox.handOver.button')}</Button>
    </PostForm>
  );
}

/** Which task, and who had it when the page was loaded: a page from before is known by it. */
function TaskFields({ task, queue }: { readonly task: TaskView; readonly queue: CasePageData['queue'] }) {
  return (
    <>
      <input type="hidden" name="trin" value={task.open} />
      <input type="hidden" name="hos" value={task.employee ?? ''} />
      <QueueFields queue={queue} />
    </>
  );
}
