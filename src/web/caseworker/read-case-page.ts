import { type AuditAction, type AuditEntry, recordAudit } from '../../audit/record.ts';
import { mayWorkOnCase } from '../../cases/access.ts';
import { type CaseNote, listNotes } from '../../cases/case-notes.ts';
import { type CaseView, employeeNames, readCaseView } from '../../cases/case-view.ts';
import type { FormVersion } from '../../cases/definitions.ts';
import { type Colleague, listColleagues } from '../../cases/inbox/colleagues.ts';
import type { PaymentView } from '../../cases/payments/payment.ts';
import { findIdentity, type Identity, readIdentity } from '../../cases/person.ts';
import { reachesVersion } from '../../cases/reach.ts';
import { type OpenCheck, readOpenChecks } from '../../cases/register-checks/differences.ts';
import { findCase } from '../../cases/stored-case.ts';
import { markRead } from '../../cases/unread-messages.ts';
import { readNotifications } from '../../messages/notifications.ts';
import { type Application, requestOrigin } from '../application.ts';
import { WebError } from '../web-error.ts';
import type { Queue } from './inbox/queue.tsx';
import { inboxReader } from './read-inbox.ts';
import { invitedAddresses, readInvited } from './steps/read-invited.ts';
import type { CaseRequest, OpenedCase } from './with-case.ts';

/** All that the page of a case shows. */
export interface CasePageData extends OpenedCase {
  readonly view: CaseView;
  readonly applicant: Identity;
  /** The form versions of the sendings-in, by id. */
  readonly forms: ReadonlyMap<string, FormVersion>;
  /** Names of those who have sent something in, by id. */
  readonly people: Readonly<Record<string, string>>;
  readonly notes: readonly CaseNote[];
  /** What a register says otherwise, and a case worker has not settled. */
  readonly checks: readonly OpenCheck[];
  /** Names of employees by id, for what the view itself doesn't name. */
  readonly names: Readonly<Record<string, string>>;
  /** Whom tasks can be handed over to. */
  readonly colleagues: readonly Colleague[];
  /** Ids of the employees whose substitute the reader is today. */
  readonly standsInFor: readonly string[];
  /** The list from which the case was opened. */
  readonly queue: Queue | null;
  /** Who is invited to open forms, by the number of the step: a name with the masked number, or the address. */
  readonly invited: Readonly<Record<number, string>>;
  readonly now: Date;
  /** What is or was to be paid in the case, the oldest first. */
  readonly payments: readonly PaymentView[];
  /** Whether the reader may do something with the money of this case. */
  readonly mayHandlePayments: boolean;
  /** False for one who may read the cases of all groups and has no part in this one. */
  readonly mayWork: boolean;
  /** How many notifications of the case the reader had not read until now. */
  readonly readNow: number;
}

/**
 * Reads the case anew with all that hangs from it, and in the same transaction notes that it was read, that the citizen's
 * messages have been seen, and what the reader was told of the case. `shown`: the whole CPR number is shown too.
 */
export async function readCasePage(
  { services, payments: desk }: Application,
  request: CaseRequest,
  opened: OpenedCase,
  shown: boolean,
  queue: Queue | null,
): Promise<CasePageData> {
  const { organisation, employee } = opened;
  const now = services.now();
  const payments = (await desk?.ofCases(organisation, [opened.stored.id]))?.get(opened.stored.id) ?? [];
  const read = await services.database.inOrganisation(organisation.id, async (transaction) => {
    const stored = await findCase(transaction, organisation, opened.stored.id, false);
    // Its time was over between the look at the rights and now.
    if (!stored) throw new WebError('notFound');
    const view = await readCaseView(transaction, stored);
    const applicant = await readIdentity(transaction, organisation, stored.person);
    const mayWork = await mayWorkOnCase(transaction, stored, employee, now);
    const mayHandlePayments =
      (payments.length > 0 || view.tasks.some(({ purpose }) => purpose === 'failedPayment')) &&
      (await reachesVersion(transaction, employee.access, 'payments.handle', stored.workflowVersion));
    // What the citizen wrote waits for those whose case it is.
    if (mayWork) await markRead(transaction, stored.id, now);
    // Whoever has the case before them has been told.
    const readNow = await readNotifications(transaction, employee.id, { case: stored.id }, now);
    await recordAudit(transaction, organisation.id, [readingEntry(request, opened, 'caseRead', stored.id, now, shown)]);
    const others = view.submissions
      .flatMap(({ person, actor }) => [person, actor])
      .filter((id) => id !== null && id !== stored.person);
    const people: Record<string, string> = { [stored.person]: applicant.name };
    for (const id of new Set(others))
      if (id !== null) people[id] = (await findIdentity(transaction, organisation, id))?.name ?? '';
    for (const [id, email] of Object.entries(await invitedAddresses(transaction, stored))) people[id] ||= email;
    const notes = await listNotes(transaction, stored);
    const checks = await readOpenChecks(transaction, stored);
    const handedTo = view.events.flatMap((event) => (event.kind === 'taskHandedOver' ? [event.employee] : []));
    const absent = view.events.flatMap((event) =>
      'onBehalfOf' in event && event.onBehalfOf !== undefined ? [event.onBehalfOf] : [],
    );
    const asked = stored.state.open.flatMap(({ members = [], votes = [] }) => [
      ...members,
      ...votes.flatMap(({ employee: voter, by }) => [voter, ...(by === undefined ? [] : [by])]),
    ]);
    const { standsInFor } = await inboxReader(transaction, employee, now);
    const handled = payments.flatMap(({ operations }) =>
      operations.flatMap(({ requestedBy, approvedBy }) => [requestedBy, approvedBy].filter((id) => id !== null)),
    );
    const ids = [...handled, ...notes.map((each) => each.employee), ...handedTo, ...absent, ...asked, ...standsInFor];
    const names = await employeeNames(transaction, [...new Set(ids)]);
    const colleagues = await listColleagues(transaction, employee.id, employee.groups);
    const invited = await readInvited(transaction, organisation, stored.state.open);
    return {
      readNow,
      payments,
      mayHandlePayments,
      mayWork,
      stored,
      view,
      applicant,
      people,
      notes,
      checks,
      names,
      colleagues,
      standsInFor,
      invited,
    };
  });
  const versions = [...new Set(read.view.submissions.map((submission) => submission.formVersion))];
  const forms = await Promise.all(versions.map((id) => services.definitions.shownForm(organisation.id, id)));
  return { ...opened, ...read, forms: new Map(forms.map((form) => [form.id, form])), queue, now };
}

/** The audit entry of an employee's reading the case or a document of it. */
export function readingEntry(
  request: CaseRequest,
  { employee, stored }: OpenedCase,
  action: Extract<AuditAction, 'caseRead' | 'documentRead'>,
  record: string,
  at: Date,
  shown = false,
): AuditEntry {
  return {
    at,
    actor: { kind: 'employee', id: employee.id },
    subject: stored.person,
    action,
    recordKind: action === 'caseRead' ? 'case' : 'document',
    record,
    detail: { ...requestOrigin(request), ...(shown ? { shown } : {}) },
    key: stored.key,
  };
}
