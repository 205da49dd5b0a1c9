import type { ComponentChildren } from 'preact';
import { type InboxPlace, inboxPageSize } from '../../../cases/inbox/inbox-filter.ts';
import { Alert } from '../../components/alert.tsx';
import { Pagination } from '../../components/pagination.tsx';
import { Table } from '../../components/table.tsx';
import { Time } from '../../components/time.tsx';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { caseColumns } from '../case-columns.tsx';
import { type View, type viewOf, views } from '../inbox-views.ts';
import type { Inbox } from '../read-inbox.ts';
import type { LoggedInEmployee } from '../require-employee.tsx';
import { useCaseworkerTexts } from '../texts.ts';
import { BulkBar, type BulkBarProperties } from './bulk-bar.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ListPages } from './list-pages.tsx';
import { type ListQuery, writeListQuery, writePlace } from './list-query.ts';
import { QuickSearch } from './quick-search.tsx';
import { KeepFilter, SavedFilterList } from './saved-filter-list.tsx';
import { StandInNote } from './stand-in-note.tsx';
import { canBeGiven, TaskTable } from './task-table.tsx';
import { useInboxTexts } from './texts.ts';

export interface InboxPageProperties {
  readonly context: PageContext;
  readonly employee: LoggedInEmployee;
  readonly inbox: Inbox;
  readonly query: ListQuery;
  readonly shown: ReturnType<typeof viewOf>;
  readonly place: InboxPlace;
  readonly page: number;
  readonly now: Date;
  /** What has just been done, or could not be. */
  readonly notice?: ComponentChildren;
  readonly chosen?: ReadonlySet<string>;
  readonly errors?: BulkBarProperties['errors'];
  readonly leftFilter?: { readonly name: string; readonly error: string } | undefined;
}

/** The case worker's first page: what there is to do, the most urgent first. */
export function InboxPage(properties: InboxPageProperties) {
  const t = useCaseworkerTexts();
  const own = useInboxTexts();
  const { context, employee, inbox, query, shown, page, now, notice, chosen = new Set(), errors = {} } = properties;
  const { slug } = context.organisation;
  const heading = (
    <div class="heading-row">
      <h1>{t('caseworker.inbox.title')}</h1>
      <a href={addresses.profile(slug)}>{own('inbox.profile')}</a>
    </div>
  );
  // Tasks may be one's own without a group: by the workflow's choice, or as a substitute.
  if (employee.groups.length === 0 && inbox.counts.all === 0 && inbox.standsInFor.size === 0) {
    return (
      <>
        {heading}
        <Alert kind="info" heading={t('caseworker.noGroups.heading')}>
          {t('caseworker.noGroups.text')}
        </Alert>
      </>
    );
  }
  const list = writeListQuery(query);
  const [firstTask] = inbox.tasks;
  return (
    <>
      {heading}
      {notice}
      <StandInNote names={[...inbox.standsInFor.values()]} />
      <QuickSearch context={context} />
      <SavedFilterList slug={slug} filters={inbox.filters} shown={list} />
      <Tabs slug={slug} counts={inbox.counts} query={query} />
      <section aria-labelledby="shown-view">
        <h2 id="shown-view" class="sr-only">
          {t(shown.text)}
        </h2>
        {shown.view === 'messages' ? (
          <>
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
            <Pagination
              page={page}
              pageCount={Math.ceil(inbox.counts.messages / inboxPageSize)}
              href={(number) => addresses.list(slug, list, number > 1 ? { side: String(number) } : {})}
            />
          </>
        ) : (
          <>
            <FilterBar slug={slug} query={query} workflows={inbox.workflows} groups={employee.groups} />
            {firstTask === undefined ? (
              <p>{emptyText(inbox.counts[shown.view])}</p>
            ) : (
              <>
                <div class="list-tools">
                  <ChooseAll properties={properties} list={list} />
                  <a href={addresses.case(slug, firstTask.case, list, { opgave: firstTask.task.id })}>
                    {own('inbox.start')}
                  </a>
                </div>
                <TaskTable
                  slug={slug}
                  caption={t(shown.text)}
                  rows={inbox.tasks}
                  employee={employee}
                  standsInFor={inbox.standsInFor}
                  list={list}
                  chosen={chosen}
                  ofOneWorkflow={new Set(inbox.tasks.map(({ task }) => task.workflowVersion)).size === 1}
                  now={now}
                />
                <BulkBar context={context} colleagues={inbox.colleagues} list={list} errors={errors} />
              </>
            )}
            <ListPages
              slug={slug}
              list={list}
              page={page}
              pageCount={Math.ceil(inbox.counts[shown.view] / inboxPageSize)}
              first={firstTask?.task.id}
              last={inbox.tasks.at(-1)?.task.id}
              isFirst={inbox.isFirst}
              isLast={inbox.isLast}
            />
          </>
        )}
        <KeepFilter context={context} filters={inbox.filters} shown={list} left={properties.leftFilter} />
      </section>
    </>
  );

  /** On a page past the last there are no rows, though the view has some. */
  function emptyText(count: number): string {
    return t(count > 0 ? 'caseworker.empty.page' : `caseworker.empty.${shown.view}`);
  }
}

/** Ticks all tasks of the page, without scripts: by an address that asks for the same page ticked. */
function ChooseAll({ properties, list }: { readonly properties: InboxPageProperties; readonly list: string }) {
  const t = useInboxTexts();
  const { context, inbox, page, place, chosen } = properties;
  const count = inbox.tasks.filter(({ task }) => canBeGiven(task)).length;
  if (count === 0) return null;
  const all = (chosen?.size ?? 0) >= count;
  return (
    <a
      href={addresses.list(context.organisation.slug, list, {
        ...writePlace(place, page),
        ...(all ? {} : { valgt: 'alle' }),
      })}
      rel="nofollow"
    >
      {all ? t('inbox.choose.none') : t('inbox.choose.all', { count })}
    </a>
  );
}

function Tabs(properties: {
  readonly slug: string;
  readonly counts: Readonly<Record<View, number>>;
  readonly query: ListQuery;
}) {
  const t = useCaseworkerTexts();
  const { slug, counts, query } = properties;
  return (
    <nav class="tab-container" aria-label={t('caseworker.inbox.views')}>
      <ul class="tab-list">
        {views.map(({ view, text }) => (
          <li key={view}>
            <a
              class="tab-button"
              href={addresses.list(slug, writeListQuery({ ...query, view }))}
              aria-current={view === query.view ? 'page' : undefined}
            >
              {t('caseworker.view.count', { view: t(text), count: counts[view] })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
