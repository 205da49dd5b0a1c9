import { Button } from '../../components/button.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';
import { maskCprIn } from '../../mask-presented.ts';
import { useTexts } from '../../page-environment.ts';
import { addresses } from '../addresses.ts';
import { Deadline } from '../deadline.tsx';
import type { TaskRow } from '../read-inbox.ts';
import type { LoggedInEmployee } from '../require-employee.tsx';
import { useCaseStepTexts } from '../steps/texts.ts';
import { useCaseworkerTexts } from '../texts.ts';
import { useInboxTexts } from './texts.ts';

export interface TaskTableProperties {
  readonly slug: string;
  readonly caption: string;
  readonly rows: readonly TaskRow[];
  readonly employee: LoggedInEmployee;
  /** Names of those whose substitute the employee is today, by id. */
  readonly standsInFor: ReadonlyMap<string, string>;
  /** The list's query string, which goes along to the case, so that the next one can be asked for there. */
  readonly list: string;
  /** Ids of the tasks that are ticked. */
  readonly chosen: ReadonlySet<string>;
  /** All rows are of one workflow: then its answers have columns of their own. */
  readonly ofOneWorkflow: boolean;
  readonly now: Date;
}

/** The id of the form that the ticks belong to; it stands below the table. */
export const bulkForm = 'valgte';

/** The tasks, each with a tick. On a narrow screen every task is a card of its own, and nothing scrolls sideways. */
export function TaskTable(properties: TaskTableProperties) {
  const t = useInboxTexts();
  const own = useCaseworkerTexts();
  const web = useTexts();
  const ofSteps = useCaseStepTexts();
  const { slug, caption, rows, employee, standsInFor, list, chosen, ofOneWorkflow, now } = properties;
  const headings = ofOneWorkflow ? (rows[0]?.answers ?? []).map(({ heading }) => heading) : [];
  const titles = {
    case: t('inbox.column.case'),
    what: own('caseworker.column.what'),
    applicant: own('caseworker.column.applicant'),
    deadline: own('caseworker.column.deadline'),
    holder: own('caseworker.column.holder'),
  };
  return (
    <table class="table task-table">
      <caption class="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="sr-only">{t('inbox.column.choose')}</span>
          </th>
          <th scope="col">{titles.case}</th>
          <th scope="col">{titles.what}</th>
          <th scope="col">{titles.applicant}</th>
          {headings.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
          <th scope="col">{titles.deadline}</th>
          <th scope="col">{titles.holder}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.task.id}>
            <td class="task-choice">{canBeGiven(row.task) && <Tick row={row} chosen={chosen} />}</td>
            <th scope="row" class="task-case" data-title={labelled(titles.case)}>
              <a href={addresses.case(slug, row.case, list, { opgave: row.task.id })}>{row.number}</a>
              <span class="quiet task-received">
                <span class="sr-only">{own('caseworker.column.received')} </span>
                <Time at={row.receivedAt} show="shortDate" />
              </span>
            </th>
            <td data-title={labelled(titles.what)}>
              {!ofOneWorkflow && <LocalText text={row.workflow} />}
              {row.step !== null && (
                <span class={ofOneWorkflow ? 'task-more' : 'quiet task-more'}>
                  <LocalText text={row.step} />
                  {row.task.purpose === 'failedInvitation' && <>: {ofSteps('caseSteps.invite.inbox')}</>}
                </span>
              )}
              {headings.length === 0 &&
                row.answers
                  .filter(({ value }) => value !== '')
                  .map(({ path, heading, value }) => (
                    <span key={path} class="quiet task-more">
                      {heading}: {maskCprIn(value)}
                    </span>
                  ))}
            </td>
            <td data-title={labelled(titles.applicant)}>
              {row.applicant || own('caseworker.case.anonymous')}
              {row.representative !== null && (
                <span class="quiet">
                  {' '}
                  {own(
                    row.representative.relation
                      ? `caseworker.case.by.${row.representative.relation}`
                      : 'caseworker.case.by',
                    {
                      name: row.representative.name,
                    },
                  )}
                </span>
              )}
            </td>
            {headings.map((heading, index) => (
              <td key={heading} data-title={labelled(heading)}>
                {maskCprIn(row.answers[index]?.value ?? '') || <span class="quiet">{web('web.summary.empty')}</span>}
              </td>
            ))}
            <td data-title={labelled(titles.deadline)}>
              <Deadline dueAt={row.task.dueAt} remindedAt={row.task.remindedAt} now={now} />
            </td>
            <td data-title={labelled(titles.holder)}>
              <Holder slug={slug} row={row} employee={employee} standsInFor={standsInFor} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whether the task can be taken, put back and handed over. */
export function canBeGiven({ purpose }: Pick<TaskRow['task'], 'purpose'>): boolean {
  return purpose === 'approve' || purpose === 'fill';
}

/** A heading before its value, as a card shows it. */
function labelled(heading: string): string {
  return /[?!:.]$/.test(heading) ? heading : `${heading}:`;
}

function Tick({ row, chosen }: { readonly row: TaskRow; readonly chosen: ReadonlySet<string> }) {
  const t = useInboxTexts();
  const id = `opgave-${row.task.id}`;
  return (
    <div class="form-group-checkbox">
      <input
        type="checkbox"
        class="form-checkbox"
        id={id}
        name="opgave"
        value={`${row.case}.${row.task.open}`}
        form={bulkForm}
        checked={chosen.has(row.task.id)}
      />
      <label class="form-label" for={id}>
        <span class="sr-only">{t('inbox.choose.case', { number: row.number })}</span>
      </label>
    </div>
  );
}

/** Who has the task; whose it is where one stands in. */
function Holder({
  slug,
  row,
  employee,
  standsInFor,
}: {
  slug: string;
  row: TaskRow;
  employee: LoggedInEmployee;
  standsInFor: ReadonlyMap<string, string>;
}) {
  const t = useInboxTexts();
  const ofSteps = useCaseStepTexts();
  const own = useCaseworkerTexts();
  if (row.task.employee === null && row.task.purpose === 'fill') {
    // Takes the task by opening its form.
    return (
      <span class="position-relative task-take">
        <Button
          kind="tertiary"
          form={bulkForm}
          formAction={addresses.action(slug, row.case, 'udfyld')}
          name="trin"
          value={String(row.task.open)}
          about={own('caseworker.take.about', { number: row.number })}
        >
          {ofSteps('caseSteps.fill.button')}
        </Button>
      </span>
    );
  }
  if (row.task.employee === null) {
    // Sends the form below with this one task, whatever is ticked.
    return row.task.purpose === 'approve' ? (
      <span class="position-relative task-take">
        <Button
          kind="tertiary"
          form={bulkForm}
          name="tag"
          value={`${row.case}.${row.task.open}`}
          about={own('caseworker.take.about', { number: row.number })}
        >
          {own('caseworker.take')}
        </Button>
      </span>
    ) : (
      <span class="quiet">{own('caseworker.holder.none')}</span>
    );
  }
  if (row.task.employee === employee.id) return <>{own('caseworker.holder.me')}</>;
  const name = row.holder ?? own('caseworker.author.unknown');
  return standsInFor.has(row.task.employee) ? (
    <StatusBadge tone="info" text={t('inbox.holder.for', { name })} />
  ) : (
    <span>{name}</span>
  );
}
