import { employeesPageSize, type ListedEmployee } from '../../../identity/employees/read-employees.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Details } from '../../components/details.tsx';
import { Pagination } from '../../components/pagination.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Table } from '../../components/table.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { Time } from '../../components/time.tsx';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { useStaffTexts } from './texts.ts';

export interface EmployeesPageProperties {
  readonly context: PageContext;
  readonly notice: string | null;
  readonly employees: readonly ListedEmployee[];
  /** A page of the list, or what a search found. */
  readonly shown:
    | { readonly kind: 'list'; readonly left: boolean; readonly page: number; readonly count: number }
    | { readonly kind: 'search'; readonly typed: string; readonly more: boolean; readonly error?: string };
}

/** The employees, a page at a time, and the search. */
export function EmployeesPage({ context, notice, employees, shown }: EmployeesPageProperties) {
  const t = useStaffTexts();
  const here = addresses.employees(context.organisation.slug);
  const isSearch = shown.kind === 'search';
  const heading = t(isSearch ? 'staff.search.result' : shown.left ? 'staff.left' : 'staff.employed');
  return (
    <>
      <h1>{t('staff.title')}</h1>
      {notice !== null && (
        <Alert kind="success" id="done" focusOnLoad>
          {notice}
        </Alert>
      )}
      <p>{t('staff.intro')}</p>
      {context.user?.access?.has('roles.manage') === true && (
        <p>
          <a href={addresses.importEmployees(context.organisation.slug)}>{t('staff.import')}</a>
        </p>
      )}
      <search aria-labelledby="find">
        <h2 id="find">{t('staff.search')}</h2>
        <PostForm action={here} csrfToken={context.csrfToken}>
          <TextInput
            name="soeg"
            type="search"
            label={t('staff.search.label')}
            maxLength={200}
            value={isSearch ? shown.typed : ''}
            {...(isSearch && shown.error !== undefined ? { error: shown.error } : {})}
          />
          <Button kind="secondary">{t('staff.search.button')}</Button>
        </PostForm>
      </search>
      <h2>{heading}</h2>
      {shown.kind === 'list' ? (
        <p>
          {t('staff.count', { count: shown.count })}.{' '}
          <a href={shown.left ? here : `${here}?vis=stoppede`}>
            {t(shown.left ? 'staff.show.employed' : 'staff.show.left')}
          </a>
        </p>
      ) : (
        <p>
          <a href={here}>{t('staff.search.all')}</a>
        </p>
      )}
      <Table
        caption={heading}
        captionHidden
        columns={[
          {
            heading: t('staff.column.name'),
            cell: ({ id, name }) => <a href={addresses.employee(context.organisation.slug, id)}>{name}</a>,
          },
          { heading: t('staff.column.email'), cell: ({ email }) => email ?? '' },
          { heading: t('staff.column.groups'), cell: ({ groups }) => groups.join(', ') },
          {
            heading: t('staff.column.seen'),
            cell: ({ seenAt }) => (seenAt ? <Time at={seenAt} /> : t('staff.neverSeen')),
          },
          {
            heading: t('staff.column.state'),
            cell: ({ leftAt }) => (
              <StatusBadge
                tone={leftAt ? 'neutral' : 'success'}
                text={t(leftAt ? 'staff.state.left' : 'staff.state.employed')}
              />
            ),
          },
        ]}
        rows={employees}
        rowKey={({ id }) => id}
        empty={t(isSearch ? 'staff.search.none' : 'staff.none')}
      />
      {isSearch && shown.more && <p>{t('staff.search.more', { shown: employees.length })}</p>}
      {shown.kind === 'list' && (
        <Pagination
          page={shown.page}
          pageCount={Math.max(1, Math.ceil(shown.count / employeesPageSize))}
          href={(page) => `${here}?${shown.left ? 'vis=stoppede&' : ''}side=${page}`}
        />
      )}
      {shown.kind === 'list' && (
        <>
          <h2 class="mt-8">{t('staff.logOffAll')}</h2>
          <Details summary={t('staff.logOffAll')}>
            <p>{t('staff.logOffAll.what')}</p>
            <PostForm action={`${here}/log-af`} csrfToken={context.csrfToken}>
              <Button kind="warning">{t('staff.logOffAll.confirm')}</Button>
            </PostForm>
          </Details>
        </>
      )}
    </>
  );
}
