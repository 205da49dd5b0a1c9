import { employeeNames } from '../../cases/case-view.ts';
import { absentOnDay } from '../../cases/inbox/absence.ts';
import { type AnswerColumn, answerColumns, readStates } from '../../cases/inbox/answer-columns.ts';
import { type Colleague, listColleagues } from '../../cases/inbox/colleagues.ts';
import { addCounts, countTasks, noTasks } from '../../cases/inbox/count-tasks.ts';
import { type InboxDetails, readInboxDetails } from '../../cases/inbox/inbox-details.ts';
import { type InboxFilter, type InboxPlace, type InboxReader, inboxPageSize } from '../../cases/inbox/inbox-filter.ts';
import { type InboxTask, listTasks } from '../../cases/inbox/list-tasks.ts';
import { listFilters, type SavedFilter } from '../../cases/inbox/saved-filters.ts';
import { workflowTitles } from '../../cases/inbox/workflow-titles.ts';
import { reachOf } from '../../cases/reach.ts';
import type { FoundCase } from '../../cases/search-cases.ts';
import { type CaseWithUnread, countUnread, listUnread } from '../../cases/unread-messages.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Language, Text } from '../../texts/catalogue.ts';
import type { Step } from '../../workflows/definition.ts';
import { danishDate } from '../../workflows/working-days.ts';
import type { Application } from '../application.ts';
import type { ListQuery } from './inbox/list-query.ts';
import type { View } from './inbox-views.ts';
import type { LoggedInEmployee } from './require-employee.tsx';

/** What a row of any list of cases shows. */
export interface CaseRow extends InboxDetails {
  readonly case: string;
  readonly number: string;
  readonly workflow: Text;
  readonly step: Text | null;
}

export interface TaskRow extends CaseRow {
  readonly task: InboxTask;
  /** The name of who has it. */
  readonly holder: string | null;
  /** The answers that the workflow shows in lists. */
  readonly answers: readonly AnswerColumn[];
}

export interface MessageRow extends CaseRow {
  readonly since: Date;
}

export interface Inbox {
  readonly counts: Readonly<Record<View, number>>;
  /** Workflows with open tasks of the reader's, with how many there are in the view. */
  readonly workflows: readonly { readonly key: string; readonly title: Text; readonly count: number }[];
  readonly tasks: readonly TaskRow[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly messages: readonly MessageRow[];
  readonly filters: readonly SavedFilter[];
  readonly colleagues: readonly Colleague[];
  /** Names of the employees whose substitute the reader is today, by id. */
  readonly standsInFor: ReadonlyMap<string, string>;
}

/** The employee as the reader of an inbox: also of the tasks of those whose substitute they are today. */
export async function inboxReader(
  transaction: OrganisationTransaction,
  { id, groups, access }: Pick<LoggedInEmployee, 'id' | 'groups' | 'access'>,
  now: Date,
): Promise<InboxReader> {
  const [standsInFor, reach, readsAll] = await Promise.all([
    absentOnDay(transaction, id, danishDate(now.toISOString())),
    reachOf(transaction, access, 'cases.work'),
    reachOf(transaction, access, 'cases.read-all'),
  ]);
  return { id, groups, standsInFor, reach, readsAll };
}

/** Reads one page of a list of the employee's inbox: from a place for tasks, by number from 1 for messages. */
export async function readInbox(
  { services }: Application,
  organisation: Organisation,
  employee: LoggedInEmployee,
  query: ListQuery,
  place: InboxPlace,
  page: number,
  language: Language,
): Promise<Inbox> {
  const { definitions, database } = services;
  const { view } = query;
  const now = services.now();
  const read = await database.inOrganisation(organisation.id, async (transaction) => {
    const reader = await inboxReader(transaction, employee, now);
    const filter: InboxFilter | null = view === 'messages' ? null : { ...query, view };
    // They go out together and are answered one after another, in one round trip.
    const [tasks, counted, unread, unreadCount, filters, colleagues] = await Promise.all([
      filter === null ? { tasks: [], isFirst: true, isLast: true } : listTasks(transaction, reader, filter, now, place),
      countTasks(transaction, reader, query, now),
      filter === null
        ? listUnread(transaction, reader, inboxPageSize, (page - 1) * inboxPageSize)
        : Promise.resolve<readonly CaseWithUnread[]>([]),
      countUnread(transaction, reader),
      listFilters(transaction, employee.id),
      listColleagues(transaction, employee.id, employee.groups),
    ]);
    const versions = new Map(
      await Promise.all(
        [...new Set(tasks.tasks.map((task) => task.workflowVersion))].map(
          async (id) => [id, await definitions.workflow(organisation.id, id)] as const,
        ),
      ),
    );
    const withColumns = tasks.tasks.filter(
      ({ workflowVersion }) => versions.get(workflowVersion)?.workflow.definition.columns !== undefined,
    );
    const holders = tasks.tasks.flatMap((task) => (task.employee === null ? [] : [task.employee]));
    const [names, details, states, titles] = await Promise.all([
      employeeNames(transaction, [...new Set([...holders, ...reader.standsInFor])]),
      readInboxDetails(transaction, organisation, [
        ...tasks.tasks.map((task) => task.case),
        ...unread.map((each) => each.id),
      ]),
      readStates(
        transaction,
        organisation,
        withColumns.map((task) => task.case),
      ),
      workflowTitles(transaction, [...counted.keys()]),
    ]);
    return {
      reader,
      tasks,
      counted,
      unread,
      unreadCount,
      filters,
      colleagues,
      versions,
      names,
      details,
      states,
      titles,
    };
  });
  const { counted, details, names, states } = read;
  const answersOf = async (task: InboxTask): Promise<readonly AnswerColumn[]> => {
    const version = read.versions.get(task.workflowVersion);
    if (!version || version.workflow.definition.columns === undefined) return [];
    const lists = await Promise.all(
      [...version.workflow.forms.values()].map((form) => definitions.lists(organisation.id, form)),
    );
    return answerColumns(version.workflow, states.get(task.case), language, Object.assign({}, ...lists));
  };
  const tasks = await Promise.all(
    read.tasks.tasks.map(async (task): Promise<TaskRow> => {
      const listed = { ...task, id: task.case, number: task.caseNumber, openSteps: [task.step] };
      const row = await caseRow({ services }, organisation, listed, details);
      const holder = task.employee === null ? null : (names[task.employee] ?? null);
      return { ...row, task, holder, answers: await answersOf(task) };
    }),
  );
  const messages = await Promise.all(
    read.unread.map(
      async (each): Promise<MessageRow> => ({
        ...(await caseRow({ services }, organisation, each, details)),
        since: each.since,
      }),
    ),
  );
  const counts = query.workflow === null ? addCounts(counted.values()) : (counted.get(query.workflow) ?? noTasks);
  return {
    counts: { ...counts, messages: read.unreadCount },
    workflows: [...counted].map(([key, each]) => ({
      key,
      title: read.titles.get(key) ?? { da: key },
      count: view === 'messages' ? 0 : each[view],
    })),
    tasks,
    isFirst: read.tasks.isFirst,
    isLast: read.tasks.isLast,
    messages,
    filters: read.filters,
    colleagues: read.colleagues,
    standsInFor: new Map(read.reader.standsInFor.map((id) => [id, names[id] ?? id])),
  };
}

/** A listed case in the words of its workflow. */
export async function caseRow(
  { services }: Pick<Application, 'services'>,
  organisation: Organisation,
  listed: FoundCase,
  details: ReadonlyMap<string, InboxDetails>,
): Promise<CaseRow> {
  const { definition } = (await services.definitions.workflow(organisation.id, listed.workflowVersion)).workflow;
  const step: Step | undefined = definition.steps[listed.openSteps[0] ?? ''];
  const found = details.get(listed.id);
  if (found === undefined) throw new Error('A case in a list has no person.');
  return { ...found, case: listed.id, number: listed.number, workflow: definition.title, step: step?.title ?? null };
}
