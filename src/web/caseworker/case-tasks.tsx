import type { TaskView } from '../../cases/case-view.ts';
import type { ApproveStep } from '../../workflows/definition.ts';
import { Lines } from '../citizen/answer-list.tsx';
import { Button } from '../components/button.tsx';
import { LocalText } from '../components/local-text.tsx';
import { PostForm } from '../components/post-form.tsx';
import { Select } from '../components/select.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import type { PageContext } from '../page-context.ts';
import { useLanguage } from '../page-environment.ts';
import { addresses } from './addresses.ts';
import { fieldNames, nameAt, type UnfinishedForm, unfinished } from './case-forms.ts';
import { Deadline } from './deadline.tsx';
import { DecisionForm } from './decision-form.tsx';
import { QueueFields } from './inbox/queue.tsx';
import { useInboxTexts } from './inbox/texts.ts';
import { FailedPayment } from './payments/failed-payment.tsx';
import type { CasePageData } from './read-case-page.ts';
import { askingOf } from './steps/asking.ts';
import { FailedInvitation } from './steps/failed-invitation.tsx';
import { FillTask } from './steps/fill-task.tsx';
import { maySettle } from './steps/may-settle.ts';
import { placeInWords } from './steps/place-in-words.ts';
import { useCaseStepTexts } from './steps/texts.ts';
import { Votes } from './steps/votes.tsx';
import { useCaseworkerTexts } from './texts.ts';

interface CaseTasksProperties {
  readonly context: PageContext;
  readonly data: CasePageData;
  readonly left: UnfinishedForm | null;
}

/** What is to be done now. Failed deliveries stand with the deliveries, beside their history. */
export function CaseTasks(properties: CaseTasksProperties) {
  const { data } = properties;
  const { view, stored, workflow } = data;
  const correction = stored.state.open.find((open) => open.comment !== undefined);
  // Where several are asked, each has a task of their own for the same step.
  const opens = [...new Set(view.tasks.map((task) => task.open))];
  return (
    <>
      {correction !== undefined && <Correction comment={correction.comment ?? ''} />}
      {opens.map((open) => {
        const tasks = view.tasks.filter((each) => each.open === open);
        const task = tasks.find((each) => each.employee === data.employee.id) ?? tasks[0];
        const step = task && workflow.workflow.definition.steps[task.step];
        if (!task) return null;
        if (step?.kind === 'approve') return <Task key={open} {...properties} task={task} step={step} />;
        if (step && task.purpose === 'failedPayment')
          return <FailedPayment key={open} context={properties.context} data={data} task={task} step={step} />;
        if (step?.kind !== 'fill') return null;
        if (task.purpose === 'failedInvitation') {
          return <FailedInvitation key={open} {...properties} task={task} step={step} />;
        }
        const ways = <TaskWays {...properties} task={task} />;
        return <FillTask key={open} {...properties} task={task} step={step} ways={ways} />;
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
  const ofSteps = useCaseStepTexts();
  const language = useLanguage();
  const { employee, view, stored, workflow, standsInFor, now } = data;
  const open = stored.state.open.find(({ id }) => id === task.open);
  if (open === undefined) return null;
  const asking = askingOf(stored.state, open, step, { id: employee.id, standsInFor }, task.employee);
  const mine = task.employee === employee.id;
  const holder = task.employee === null ? null : (view.employees[task.employee] ?? t('caseworker.author.unknown'));
  const standsIn = task.employee !== null && standsInFor.includes(task.employee);
  const may = maySettle(data, task);
  const place = placeInWords(workflow.workflow.definition, stored.state, open, language);
  // Nobody has a task where all are asked: each has their own.
  const free = asking.byName || mine || standsIn || holder === null;
  return (
    <section aria-labelledby={`task-${task.open}`}>
      <h2 id={`task-${task.open}`}>
        <LocalText text={step.title} />
      </h2>
      <SummaryList
        caption={t('caseworker.task.caption')}
        rows={[
          ...(place.length === 0 ? [] : [{ label: ofSteps('caseSteps.open.for'), value: place.join(', ') }]),
          {
            label: t('caseworker.task.deadline'),
            value: <Deadline dueAt={task.dueAt} remindedAt={task.remindedAt} now={now} />,
          },
          ...(asking.byName
            ? []
            : [
                {
                  label: t('caseworker.task.holder'),
                  value: mine ? t('caseworker.holder.me') : (holder ?? t('caseworker.holder.none')),
                },
              ]),
          { label: t('caseworker.task.group'), value: task.group },
        ]}
      />
      <Votes data={data} asking={asking} group={task.group} />
      {!may && <p>{t('caseworker.task.otherGroup', { group: task.group })}</p>}
      {may && asking.reader.kind !== 'may' && <p>{ofSteps(`caseSteps.barred.${asking.reader.kind}`)}</p>}
      {may && !free && holder !== null && <p>{t('caseworker.task.others', { name: holder })}</p>}
      {may && free && asking.reader.kind === 'may' && (
        <>
          {asking.reader.onBehalfOf !== null && (
            <p>
              {ofSteps('caseSteps.decide.for', {
                name: data.names[asking.reader.onBehalfOf] ?? t('caseworker.author.unknown'),
              })}
            </p>
          )}
          <DecisionForm
            context={context}
            data={data}
            open={task.open}
            step={step}
            several={asking.total !== null}
            left={left}
          />
        </>
      )}
      {may && !asking.byName && <TaskWays context={context} data={data} task={task} left={left} />}
    </section>
  );
}

/** Taking a task, putting it back and handing it over, for those who may. */
function TaskWays({ context, data, task, left }: CaseTasksProperties & { readonly task: TaskView }) {
  const t = useInboxTexts();
  const { employee, standsInFor, view } = data;
  const mine = task.employee === employee.id;
  const standsIn = task.employee !== null && standsInFor.includes(task.employee);
  if (!mine && task.employee !== null && !standsIn) return null;
  const name = view.employees[task.employee ?? ''] ?? '';
  return (
    <>
      {!mine && standsIn && <p>{t('inbox.handOver.substitute', { name })}</p>}
      <div class="task-actions d-print-none">
        <TaskButton context={context} data={data} task={task} action={mine ? 'slip' : 'tag'} />
        <HandOver context={context} data={data} task={task} left={left} />
      </div>
    </>
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
        name={nameAt(fieldNames.handOver(), task.open, data.view.tasks)}
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
