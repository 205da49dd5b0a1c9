import { inboxPageSize } from '../../cases/inbox.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Pagination } from '../components/pagination.tsx';
import { PostForm } from '../components/post-form.tsx';
import { Table } from '../components/table.tsx';
import { Time } from '../components/time.tsx';
import type { PageContext } from '../page-context.ts';
import { addresses } from './addresses.ts';
import { caseColumns } from './case-columns.tsx';
import { Deadline } from './deadline.tsx';
import { type View, type viewOf, views } from './inbox-views.ts';
import type { Inbox, TaskRow } from './read-inbox.ts';
import type { LoggedInEmployee } from './require-employee.tsx';
import { SearchForm } from './search-form.tsx';
import { useCaseworkerTexts } from './texts.ts';

interface InboxPageProperties {
  readonly context: PageContext;
  readonly employee: LoggedInEmployee;
  readonly inbox: Inbox;
  readonly shown: ReturnType<typeof viewOf>;
  readonly page: number;
  readonly now: Date;
}

/** The case worker's first page: what there is to do, the most urgent first. */
export function InboxPage({ context, employee, inbox, shown, page, now }: InboxPageProperties) {
  const t = useCaseworkerTexts();
  const { slug } = context.organisation;
  if (employee.groups.length === 0) {
    return (
      <>
        <h1>{t('caseworker.inbox.title')}</h1>
        <Alert kind="info" heading={t('caseworker.noGroups.heading')}>
          {t('caseworker.noGroups.text')}
        </Alert>
      </>
    );
  }
  return (
    <>
      <h1>{t('caseworker.inbox.title')}</h1>
      <SearchForm context={context} />
      <Tabs slug={slug} counts={inbox.counts} current={shown.view} />
      <section aria-labelledby="shown-view">
        <h2 id="shown-view">{t(shown.text)}</h2>
        {shown.view === 'messages' ? (
          <Table
            caption={t(shown.text)}
            captionHidden
            columns={[
              ...caseColumns(slug, t),
              { heading: t('caseworker.column.since'), cell: (row) => <Time at={row.since} show="dateTime" /> },
            ]}
            rows={inbox.messages}
            rowKey={(row) => row.case}
            empty={emptyText(inbox.counts.messages)}
          />
        ) : (
          <Table
            caption={t(shown.text)}
            captionHidden
            columns={[
              ...caseColumns(slug, t),
              {
                heading: t('caseworker.column.deadline'),
                cell: (row) => <Deadline dueAt={row.task.dueAt} remindedAt={row.task.remindedAt} now={now} />,
              },
              { heading: t('caseworker.column.holder'), cell: holderOf },
              { heading: t('caseworker.column.action'), cell: (row) => <RowAction context={context} row={row} /> },
            ]}
            rows={inbox.tasks}
            rowKey={(row) => row.task.id}
            empty={emptyText(inbox.counts[shown.view])}
          />
        )}
        <Pagination
          page={page}
          pageCount={Math.ceil(inbox.counts[shown.view] / inboxPageSize)}
          href={(number) => addresses.view(slug, shown.word, number)}
        />
      </section>
    </>
  );

  /** On a page past the last there are no rows, though the view has some. */
  function emptyText(count: number): string {
    return t(count > 0 ? 'caseworker.empty.page' : `caseworker.empty.${shown.view}`);
  }

  function holderOf(row: TaskRow) {
    if (row.task.employee === null) return <span class="quiet">{t('caseworker.holder.none')}</span>;
    if (row.task.employee === employee.id) return t('caseworker.holder.me');
    return row.holder ?? t('caseworker.author.unknown');
  }
}

function Tabs(properties: {
  readonly slug: string;
  readonly counts: Readonly<Record<View, number>>;
  readonly current: View;
}) {
  const t = useCaseworkerTexts();
  const { slug, counts, current } = properties;
  return (
    <nav class="tab-container" aria-label={t('caseworker.inbox.views')}>
      <ul class="tab-list">
        {views.map(({ view, word, text }) => (
          <li key={view}>
            <a
              class="tab-button"
              href={addresses.view(slug, word)}
              aria-current={view === current ? 'page' : undefined}
            >
              {t('caseworker.view.count', { view: t(text), count: counts[view] })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/**
 * Taking is for tasks that are decided; a failed delivery is settled on its case, by whoever opens it. What is said to
 * screen readers alone is placed within the cell: else it makes a narrow page as wide as the table that scrolls in it
 * (WCAG 2.2, 1.4.10).
 */
function RowAction({ context, row }: { readonly context: PageContext; readonly row: TaskRow }) {
  const t = useCaseworkerTexts();
  const { slug } = context.organisation;
  const about = t('caseworker.take.about', { number: row.number });
  if (row.task.purpose !== 'approve' || row.task.employee !== null) {
    return (
      <a class="position-relative" href={addresses.case(slug, row.case)}>
        {t('caseworker.open')} <span class="sr-only">{about}</span>
      </a>
    );
  }
  return (
    <PostForm action={addresses.action(slug, row.case, 'tag')} csrfToken={context.csrfToken} class="position-relative">
      <input type="hidden" name="trin" value={row.task.open} />
      <Button kind="secondary" about={about}>
        {t('caseworker.take')}
      </Button>
    </PostForm>
  );
}
