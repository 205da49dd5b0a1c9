import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { DesignState } from '../../forms/design/api-types.ts';
import { asJson, sameJson } from '../../forms/design/json.ts';
import type { Text } from '../../texts/catalogue.ts';
import type { DesignKind } from './design-kind.ts';

/** What is said of a form and of a workflow alike: where its working definition stands beside what is published and planned. */
export type KeptState = Omit<DesignState, 'hasWorkflow'>;

/** Where the organisation's forms, or workflows, stand, by key; one alone where `key` is given. */
export async function keptStates<Definition extends { readonly title: Text }>(
  transaction: OrganisationTransaction,
  name: DesignKind<never, never>['name'],
  key: string | null,
): Promise<readonly { readonly definition: Definition; readonly state: KeptState }[]> {
  const table = (suffix: string) => sql.table(`${name}_${suffix}`);
  const { rows } = await sql<Row<Definition>>`
    select coalesce(d.key, v.key) as key, coalesce(d.definition, v.definition) as definition,
      coalesce(d.revision, 1) as revision, coalesce(d.updated_at, v.published_at) as updated_at, e.name as updated_by,
      case when v.status = 'published' then v.version end as version, v.published_at,
      v.definition as published,
      s.publish_at, s.revision as scheduled_revision, s.problem, b.name as scheduled_by
    from ${table('design')} d
      full join (
        select distinct on (key) key, version, status, definition, published_at from ${table('version')}
        order by key, (status = 'published') desc, version desc
      ) v on v.key = d.key
      left join employee e on e.id = d.updated_by
      left join ${table('schedule')} s on s.key = d.key
      left join employee b on b.id = s.by
    where ${key}::text is null or coalesce(d.key, v.key) = ${key}
    order by coalesce(d.key, v.key)`.execute(transaction);
  return rows.map((row) => ({ definition: row.definition, state: stateIn(row) }));
}

function stateIn(row: Row<{ readonly title: Text }>): KeptState {
  return {
    key: row.key,
    title: row.definition.title,
    revision: row.revision,
    updatedAt: (row.updated_at ?? new Date(0)).toISOString(),
    updatedBy: row.updated_by,
    published:
      row.version === null ? null : { version: row.version, at: (row.published_at ?? new Date(0)).toISOString() },
    changed: row.published === null || !sameJson(asJson(row.definition), asJson(row.published)),
    scheduled:
      row.publish_at === null || row.scheduled_revision === null
        ? null
        : {
            at: row.publish_at.toISOString(),
            revision: row.scheduled_revision,
            by: row.scheduled_by,
            problem: row.problem,
          },
  };
}

interface Row<Definition> {
  readonly key: string;
  readonly definition: Definition;
  readonly revision: number;
  readonly updated_at: Date | null;
  readonly updated_by: string | null;
  readonly version: number | null;
  readonly published_at: Date | null;
  readonly published: Definition | null;
  readonly publish_at: Date | null;
  readonly scheduled_revision: number | null;
  readonly problem: NonNullable<KeptState['scheduled']>['problem'];
  readonly scheduled_by: string | null;
}
