import { isRight, type Right } from '../../../identity/rights/rights.ts';
import { type BuiltInRole, builtInRoles, type RoleKey } from '../../../identity/rights/roles.ts';
import type { OrganisationRoles } from '../../../organisations/organisation-roles.ts';
import { Alert } from '../../components/alert.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { Table } from '../../components/table.tsx';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { roleName } from './role-name.tsx';
import { type RolesTextKey, rightText, useRolesTexts } from './texts.ts';

export interface RolesPageProperties {
  readonly context: PageContext;
  readonly roles: OrganisationRoles;
  /** How many employees were given each role themselves. */
  readonly people: ReadonlyMap<RoleKey, number>;
  /** Whether the reader may read the report. */
  readonly readsLog: boolean;
  readonly notice: RolesTextKey | null;
}

/** All roles: the six of every organisation, and its own. */
export function RolesPage({ context, roles, people, readsLog, notice }: RolesPageProperties) {
  const t = useRolesTexts();
  const { slug } = context.organisation;
  const builtIn = Object.entries(builtInRoles).map(([key, rights]) => ({
    key: key as BuiltInRole,
    rights: (rights as readonly string[]).filter(isRight),
  }));
  const own = [...roles.own.values()];
  return (
    <>
      <h1>{t('roles.title')}</h1>
      {notice !== null && (
        <Alert kind="success" id="done" focusOnLoad>
          {t(notice)}
        </Alert>
      )}
      <p>{t('roles.intro')}</p>
      {readsLog && (
        <p>
          <a href={addresses.rightChanges(slug)}>{t('roles.report')}</a>
        </p>
      )}
      <p>
        <a href={addresses.units(slug)}>{t('roles.units')}</a>
      </p>
      <h2>{t('roles.own')}</h2>
      <RoleTable caption={t('roles.own')} rows={own} empty={t('roles.own.none')} />
      <div class="button-row mt-4">
        <ButtonLink href={addresses.newRole(slug)}>{t('roles.new')}</ButtonLink>
      </div>
      <h2>{t('roles.builtIn')}</h2>
      <p>{t('roles.builtIn.help')}</p>
      <RoleTable caption={t('roles.builtIn')} rows={builtIn} empty="" />
    </>
  );

  function RoleTable(properties: {
    readonly caption: string;
    readonly rows: readonly { readonly key: RoleKey; readonly rights: readonly Right[] }[];
    readonly empty: string;
  }) {
    return (
      <Table
        caption={properties.caption}
        captionHidden
        columns={[
          {
            heading: t('roles.column.name'),
            cell: ({ key }) => <a href={addresses.role(slug, key)}>{roleName(key, roles, context.language)}</a>,
          },
          { heading: t('roles.column.rights'), cell: ({ rights }) => <RightList rights={rights} /> },
          {
            heading: t('roles.column.groups'),
            cell: ({ key }) => roles.ofGroups.filter(({ role }) => role === key).length,
            numeric: true,
          },
          { heading: t('roles.column.people'), cell: ({ key }) => people.get(key) ?? 0, numeric: true },
        ]}
        rows={properties.rows}
        rowKey={({ key }) => key}
        empty={properties.empty}
      />
    );
  }
}

/** Rights in plain words. */
export function RightList({ rights }: { readonly rights: readonly Right[] }) {
  const t = useRolesTexts();
  return (
    <ul class="nobullet-list">
      {rights.map((right) => (
        <li key={right}>{t(rightText(right))}</li>
      ))}
    </ul>
  );
}
