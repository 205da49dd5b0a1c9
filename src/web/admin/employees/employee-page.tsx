import type { KnownEmployee } from '../../../identity/employees/read-employees.ts';
import type { RefusalReason } from '../../../identity/privileges/roles-of-privileges.ts';
import type { Limits } from '../../../identity/rights/limits.ts';
import type { Matters } from '../../../identity/rights/matters.ts';
import { builtInRoles, type RoleKey } from '../../../identity/rights/roles.ts';
import type { OrganisationRoles } from '../../../organisations/organisation-roles.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Details } from '../../components/details.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Select } from '../../components/select.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { Table } from '../../components/table.tsx';
import { Time } from '../../components/time.tsx';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { LimitList, LimitsFields } from '../roles/limits-fields.tsx';
import { isKnownRole, roleName } from '../roles/role-name.tsx';
import { useRolesTexts } from '../roles/texts.ts';
import { useStaffTexts } from './texts.ts';

export interface EmployeePageProperties {
  readonly context: PageContext;
  readonly employee: KnownEmployee;
  readonly roles: OrganisationRoles;
  readonly matters: Matters;
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  /** Whether the reader may give and take roles. */
  readonly givesRoles: boolean;
  readonly roleError: string | undefined;
  readonly notice: string | null;
}

/** Why a privilege gave no role, in plain words. */
function refusalText(reason: RefusalReason) {
  switch (reason) {
    case 'other-organisation':
    case 'no-role-name':
    case 'unknown-role':
    case 'operator-only':
    case 'unknown-constraint':
    case 'malformed-constraint':
    case 'unnamed-unit':
      return `staff.refusedPrivileges.${reason}` as const;
    default:
      return 'staff.refusedPrivileges.unreadable';
  }
}

interface HeldRow {
  readonly role: RoleKey;
  readonly limits: Limits | undefined;
  readonly from: string;
  /** The place in the list of what was given, for what can be taken back here. */
  readonly given?: number;
}

/** One employee: groups, roles and where each comes from, and what can be done. */
export function EmployeePage(properties: EmployeePageProperties) {
  const { context, employee, roles, matters, colleagues, givesRoles, roleError, notice } = properties;
  const t = useStaffTexts();
  const say = useRolesTexts();
  const here = addresses.employee(context.organisation.slug, employee.id);
  const { language } = context;
  const known = [...Object.keys(builtInRoles).filter((key) => key !== 'citizen'), ...roles.own.keys()];
  return (
    <>
      <h1>{employee.name}</h1>
      {notice !== null && (
        <Alert kind="success" id="done" focusOnLoad>
          {notice}
        </Alert>
      )}
      <h2>{t('staff.one.about')}</h2>
      <SummaryList
        caption={t('staff.one.about')}
        rows={[
          { label: t('staff.column.state'), value: t(employee.leftAt ? 'staff.state.left' : 'staff.state.employed') },
          ...(employee.leftAt ? [{ label: t('staff.one.leftAt'), value: <Time at={employee.leftAt} /> }] : []),
          { label: t('staff.column.email'), value: employee.email ?? t('staff.one.unknown') },
          { label: t('staff.one.userName'), value: employee.userName ?? t('staff.one.unknown') },
          { label: t('staff.one.manager'), value: employee.managerEmail ?? t('staff.one.unknown') },
          { label: t('staff.one.subject'), value: <span translate={false}>{employee.subject}</span> },
          { label: t('staff.one.source'), value: t(`staff.source.${employee.provisionedBy ?? 'login'}`) },
          {
            label: t('staff.column.seen'),
            value: employee.seenAt ? <Time at={employee.seenAt} show="dateTime" /> : t('staff.neverSeen'),
          },
          { label: t('staff.one.tasks'), value: String(employee.tasks) },
        ]}
      />
      <h2>{t('staff.column.groups')}</h2>
      <Table
        caption={t('staff.column.groups')}
        captionHidden
        columns={[
          { heading: say('roles.give.choose'), cell: ({ group }) => group },
          { heading: t('staff.column.from'), cell: ({ from }) => from },
        ]}
        rows={employee.groups.map((group) => ({
          group,
          from: employee.provisionedGroups.includes(group)
            ? t(`staff.source.${employee.provisionedBy ?? 'login'}`)
            : t('staff.roles.login'),
        }))}
        rowKey={({ group }) => group}
        empty={t('staff.groups.none')}
      />
      <h2>{t('staff.roles')}</h2>
      <Table
        caption={t('staff.roles')}
        captionHidden
        columns={[
          {
            heading: t('staff.column.role'),
            cell: ({ role }) => {
              const name = roleName(role, roles, language);
              return isKnownRole(role, roles.own) ? name : t('staff.roles.unknown', { role: name });
            },
          },
          {
            heading: say('roles.column.limits'),
            cell: ({ limits }) => <LimitList limits={limits} matters={matters} />,
          },
          { heading: t('staff.column.from'), cell: ({ from }) => from },
          ...(givesRoles
            ? [
                {
                  heading: t('staff.column.action'),
                  cell: ({ role, given }: HeldRow) =>
                    given !== undefined && (
                      <PostForm action={`${here}/roller/tag`} csrfToken={context.csrfToken}>
                        <input type="hidden" name="tildeling" value={JSON.stringify(employee.given[given])} />
                        <Button kind="tertiary" about={roleName(role, roles, language)}>
                          {say('roles.take')}
                        </Button>
                      </PostForm>
                    ),
                },
              ]
            : []),
        ]}
        rows={heldRows()}
        rowKey={({ role, from, given }) => `${role} ${from} ${given ?? ''}`}
        empty=""
      />
      {employee.refused.length > 0 && (
        <>
          <h3>{t('staff.refusedPrivileges')}</h3>
          <p>{t('staff.refusedPrivileges.what')}</p>
          <Table
            caption={t('staff.refusedPrivileges')}
            captionHidden
            columns={[
              {
                heading: t('staff.refusedPrivileges.privilege'),
                cell: ({ privilege }) => (
                  <span class="secret" translate={false}>
                    {privilege === '' ? t('staff.refusedPrivileges.all') : privilege}
                  </span>
                ),
              },
              {
                heading: t('staff.refusedPrivileges.why'),
                cell: ({ reason, what = '' }) => (
                  <>
                    {t(refusalText(reason), { what })}
                    {reason === 'unnamed-unit' && givesRoles && (
                      <>
                        {' '}
                        <a href={`${addresses.units(context.organisation.slug)}?enhed=${what}#giv-navn`}>
                          {t('staff.refusedPrivileges.name')}
                        </a>
                      </>
                    )}
                  </>
                ),
              },
            ]}
            rows={employee.refused}
            rowKey={({ privilege, reason, what }) => `${privilege} ${reason} ${what ?? ''}`}
            empty=""
          />
        </>
      )}
      {givesRoles && (
        <>
          <h3>{t('staff.give')}</h3>
          <PostForm action={`${here}/roller/giv`} csrfToken={context.csrfToken}>
            <Select
              name="rolle"
              label={t('staff.give.role')}
              options={known.map((role) => ({ value: role, text: roleName(role, roles, language) }))}
              {...(roleError === undefined ? {} : { error: roleError })}
            />
            <LimitsFields matters={matters} />
            <Button>{say('roles.give.button')}</Button>
          </PostForm>
        </>
      )}
      {employee.leftAt === null ? (
        <>
          <h2>{t('staff.logOff')}</h2>
          <p>{t('staff.logOff.what')}</p>
          <PostForm action={`${here}/log-af`} csrfToken={context.csrfToken}>
            <Button kind="secondary">{t('staff.logOff.confirm')}</Button>
          </PostForm>
          <h2>{t('staff.leave')}</h2>
          <p>{t('staff.leave.what')}</p>
          <Details summary={t('staff.leave')}>
            <PostForm action={`${here}/stoppet`} csrfToken={context.csrfToken}>
              <Select
                name="kollega"
                label={t('staff.leave.to')}
                emptyText={t('staff.leave.toGroup')}
                options={colleagues.map(({ id, name }) => ({ value: id, text: name }))}
              />
              <Button kind="warning" about={employee.name}>
                {t('staff.leave.confirm')}
              </Button>
            </PostForm>
          </Details>
        </>
      ) : (
        <>
          <h2>{t('staff.return')}</h2>
          <p>{t('staff.return.what')}</p>
          <PostForm action={`${here}/tilbage`} csrfToken={context.csrfToken}>
            <Button kind="secondary">{t('staff.return.confirm')}</Button>
          </PostForm>
        </>
      )}
    </>
  );

  function heldRows(): readonly HeldRow[] {
    const login = t('staff.roles.login');
    return [
      { role: 'employee', limits: undefined, from: t('staff.roles.everyone') },
      ...employee.roles.filter((role) => role !== 'employee').map((role) => ({ role, limits: undefined, from: login })),
      ...employee.provided.map(({ role, limits }) => ({ role, limits, from: t('staff.roles.privileges') })),
      ...employee.given.map(({ role, limits, from }, given) => ({
        role,
        limits,
        from: from === undefined ? t('staff.roles.given') : t(`staff.source.${from}`),
        given,
      })),
      ...roles.ofGroups
        .filter(({ group }) => employee.groups.includes(group))
        .map(({ role, limits, group }) => ({ role, limits, from: t('staff.roles.group', { group }) })),
    ];
  }
}
