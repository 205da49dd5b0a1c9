import type { Matters } from '../../../identity/rights/matters.ts';
import type { Right } from '../../../identity/rights/rights.ts';
import { type GivenRole, isBuiltInRole, type RoleKey } from '../../../identity/rights/roles.ts';
import type { OrganisationRoles } from '../../../organisations/organisation-roles.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Details } from '../../components/details.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Select } from '../../components/select.tsx';
import { Table } from '../../components/table.tsx';
import { TextInput } from '../../components/text-input.tsx';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { LimitList, LimitsFields } from './limits-fields.tsx';
import { RoleForm, type TypedRole } from './role-form.tsx';
import { roleName } from './role-name.tsx';
import { RightList } from './roles-page.tsx';
import { type RolesTextKey, useRolesTexts } from './texts.ts';

export interface RolePageProperties {
  readonly context: PageContext;
  readonly role: RoleKey;
  readonly rights: readonly Right[];
  readonly roles: OrganisationRoles;
  readonly people: {
    readonly count: number;
    readonly shown: readonly { readonly id: string; readonly name: string; readonly held: readonly GivenRole[] }[];
  };
  readonly groups: readonly string[];
  readonly matters: Matters;
  readonly typed: TypedRole;
  readonly notice: RolesTextKey | null;
  readonly groupError: string | undefined;
  /** Whether the reader may see employees' pages. */
  readonly seesEmployees: boolean;
}

/** One role: what it lets one do, who has it, and the forms that change that. */
export function RolePage(properties: RolePageProperties) {
  const { context, role, rights, roles, people, groups, matters, typed, notice, groupError, seesEmployees } =
    properties;
  const t = useRolesTexts();
  const { slug } = context.organisation;
  const here = addresses.role(slug, role);
  const name = roleName(role, roles, context.language);
  return (
    <>
      <h1>{name}</h1>
      {notice !== null && (
        <Alert kind="success" id="done" focusOnLoad>
          {t(notice)}
        </Alert>
      )}
      <p>
        {t('roles.column.key')}: <code translate={false}>{role}</code>
      </p>
      {isBuiltInRole(role) && (
        <>
          <p>{t('roles.builtIn.help')}</p>
          <RightList rights={rights} />
        </>
      )}
      <h2>{t('roles.groups')}</h2>
      <Table
        caption={t('roles.groups')}
        captionHidden
        columns={[
          { heading: t('roles.give.choose'), cell: ({ group }) => group },
          { heading: t('roles.column.limits'), cell: ({ limits }) => <LimitList limits={limits} matters={matters} /> },
          {
            heading: t('roles.column.action'),
            cell: ({ id, group }) => (
              <PostForm action={`${here}/tag`} csrfToken={context.csrfToken}>
                <Button kind="tertiary" name="tildeling" value={id} about={group}>
                  {t('roles.take')}
                </Button>
              </PostForm>
            ),
          },
        ]}
        rows={roles.ofGroups.filter((each) => each.role === role)}
        rowKey={({ id }) => id}
        empty={t('roles.groups.none')}
      />
      <h3>{t('roles.give.group')}</h3>
      <PostForm action={`${here}/giv`} csrfToken={context.csrfToken}>
        <Select
          name="gruppe"
          label={t('roles.give.choose')}
          options={groups.map((group) => ({ value: group, text: group }))}
          {...(groupError === undefined ? {} : { error: groupError })}
        />
        <TextInput name="anden-gruppe" label={t('roles.give.typed')} maxLength={200} optional />
        <LimitsFields matters={matters} />
        <Button>{t('roles.give.button')}</Button>
      </PostForm>
      <h2>{t('roles.people')}</h2>
      <p>{t('roles.people.login')}</p>
      <Table
        caption={t('roles.people')}
        captionHidden
        columns={[
          {
            heading: t('roles.changes.employee'),
            cell: (each) => (seesEmployees ? <a href={addresses.employee(slug, each.id)}>{each.name}</a> : each.name),
          },
          {
            heading: t('roles.column.limits'),
            cell: ({ held }) => held.map((each) => <LimitList limits={each.limits} matters={matters} />),
          },
        ]}
        rows={people.shown}
        rowKey={({ id }) => id}
        empty={t('roles.people.none')}
      />
      {people.count > people.shown.length && (
        <p>{t('roles.people.more', { shown: people.shown.length, count: people.count })}</p>
      )}
      <p>
        {t('roles.people.how')} {seesEmployees && <a href={addresses.employees(slug)}>{t('roles.people.find')}</a>}
      </p>
      {!isBuiltInRole(role) && (
        <>
          <h2>{t('roles.column.rights')}</h2>
          <RoleForm context={context} action={here} typed={typed} />
          <Details summary={t('roles.remove')}>
            <p>{t('roles.remove.sure')}</p>
            <PostForm action={`${here}/slet`} csrfToken={context.csrfToken}>
              <Button kind="warning" about={name}>
                {t('roles.remove.confirm')}
              </Button>
            </PostForm>
          </Details>
        </>
      )}
    </>
  );
}
