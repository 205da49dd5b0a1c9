import type { FastifyReply, FastifyRequest } from 'fastify';
import type { InboxPlace } from '../../../cases/inbox/inbox-filter.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import type { Application } from '../../application.ts';
import type { PageError } from '../../components/error-summary.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { viewOf } from '../inbox-views.ts';
import { readInbox } from '../read-inbox.ts';
import type { LoggedInEmployee } from '../require-employee.tsx';
import { caseworkerTranslator } from '../texts.ts';
import { InboxPage, type InboxPageProperties } from './inbox-page.tsx';
import { type ListQuery, viewWord, writeListQuery, writePlace } from './list-query.ts';

/** What the inbox is shown with, beside its list. */
export interface InboxShownWith extends Pick<InboxPageProperties, 'notice' | 'errors' | 'leftFilter'> {
  readonly place?: InboxPlace;
  readonly page?: number;
  /** All tasks of the page are ticked, or those of these cases and steps (`case.step`). */
  readonly chosen?: 'all' | ReadonlySet<string>;
  readonly status?: number;
  readonly pageErrors?: readonly PageError[];
}

/** Reads a page of the employee's inbox and answers with it. */
export async function showInbox(
  application: Application,
  request: FastifyRequest,
  reply: FastifyReply,
  organisation: Organisation,
  employee: LoggedInEmployee,
  query: ListQuery,
  { place = null, page = 1, chosen, status, pageErrors = [], ...more }: InboxShownWith = {},
): Promise<FastifyReply> {
  const list = writeListQuery(query);
  const context = {
    ...pageContext(request, reply),
    path: addresses.list(organisation.slug, list, writePlace(place, page)),
  };
  const t = caseworkerTranslator(context.language);
  const shown = viewOf(viewWord(query.view));
  const view = t(shown.text);
  const inbox = await readInbox(application, organisation, employee, query, place, page, context.language);
  const ticked = inbox.tasks.filter(
    ({ task }) => chosen === 'all' || (chosen?.has(`${task.case}.${task.open}`) ?? false),
  );
  return sendPage(request, reply, context, {
    title: page === 1 ? t('caseworker.inbox.tab', { view }) : t('caseworker.inbox.tabPage', { view, page }),
    errors: pageErrors,
    ...(status === undefined ? {} : { status }),
    content: (
      <InboxPage
        context={context}
        employee={employee}
        inbox={inbox}
        query={query}
        shown={shown}
        place={place}
        page={page}
        chosen={new Set(ticked.map(({ task }) => task.id))}
        now={application.services.now()}
        {...more}
      />
    ),
  });
}
