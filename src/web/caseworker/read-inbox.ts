import { employeeNames } from '../../cases/case-view.ts';
import { countTasks, type InboxTask, type InboxView, inboxPageSize, listTasks } from '../../cases/inbox.ts';
import { type InboxDetails, readInboxDetails } from '../../cases/inbox-details.ts';
import type { FoundCase } from '../../cases/search-cases.ts';
import { type CaseWithUnread, countUnread, listUnread } from '../../cases/unread-messages.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Text } from '../../texts/catalogue.ts';
import type { Step } from '../../workflows/definition.ts';
import type { Application } from '../application.ts';
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
}

export interface MessageRow extends CaseRow {
  readonly since: Date;
}

export interface Inbox {
  readonly counts: Readonly<Record<View, number>>;
  readonly tasks: readonly TaskRow[];
  readonly messages: readonly MessageRow[];
}

/** Reads one page of a view of the employee's inbox, from 1. */
export async function readInbox(
  { services }: Application,
  organisation: Organisation,
  employee: LoggedInEmployee,
  view: View,
  page: number,
): Promise<Inbox> {
  const offset = (page - 1) * inboxPageSize;
  const read = await services.database.inOrganisation(organisation.id, async (transaction) => {
    const now = services.now();
    const tasks = view === 'messages' ? [] : await listTasks(transaction, employee, view, now, offset);
    const shown = tasks.slice(0, inboxPageSize);
    const unread = view === 'messages' ? await listUnread(transaction, employee.groups, inboxPageSize, offset) : [];
    const counts: Readonly<Record<InboxView, number>> = await countTasks(transaction, employee, now);
    const holders = shown.flatMap((task) => (task.employee === null ? [] : [task.employee]));
    return {
      shown,
      unread,
      counts: { ...counts, messages: await countUnread(transaction, employee.groups) },
      names: await employeeNames(transaction, [...new Set(holders)]),
      details: await readInboxDetails(transaction, organisation, [
        ...shown.map((task) => task.case),
        ...unread.map((each) => each.id),
      ]),
    };
  });
  const { counts, details, names, shown, unread } = read;
  const tasks = await Promise.all(
    shown.map(async (task): Promise<TaskRow> => {
      const listed = { ...task, id: task.case, number: task.caseNumber, openSteps: [task.step] };
      const row = await caseRow({ services }, organisation, listed, details);
      return { ...row, task, holder: task.employee === null ? null : (names[task.employee] ?? null) };
    }),
  );
  const messages = await Promise.all(
    unread.map(
      async (each: CaseWithUnread): Promise<MessageRow> => ({
        ...(await caseRow({ services }, organisation, each, details)),
        since: each.since,
      }),
    ),
  );
  return { counts, tasks, messages };
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
