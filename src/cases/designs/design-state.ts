import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { DesignState } from '../../forms/design/api-types.ts';
import { asJson, sameJson } from '../../forms/design/json.ts';

/** Where the organisation's forms stand, by title; one form alone where `key` is given. */
export async function designStates(
  transaction: OrganisationTransaction,
  key: string | null = null,
): Promise<readonly DesignState[]> {
  const { rows } = await sql<Row>`
    select coalesce(d.key, v.key) as key, coalesce(d.definition, v.definition) as definition,
      coalesce(d.revision, 1) as revision, coalesce(d.updated_at, v.published_at) as updated_at, e.name as updated_by,
      case when v.status = 'published' then v.version end as version, v.published_at,
      v.definition as published,
      s.publish_at, s.revision as scheduled_revision, s.problem, b.name as scheduled_by,
      exists (select from workflow_version w where w.status = 'published' and w.start_form = coalesce(d.key, v.key))
        as has_workflow
    from form_design d
      full join (
        select distinct on (key) key, version, status, definition, published_at from form_version
        order by key, (status = 'published') desc, version desc
      ) v on v.key = d.key
      left join employee e on e.id = d.updated_by
      left join form_schedule s on s.key = d.key
      left join employee b on b.id = s.by
    where ${key}::text is null or coalesce(d.key, v.key) = ${key}
    order by coalesce(d.key, v.key)`.execute(transaction);
  return rows.map((row) => ({
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
    hasWorkflow: row.has_workflow,
  }));
}

type Scheduled = NonNullable<DesignState['scheduled']>;
type Definition = import('../../forms/definition.ts').FormDefinition;

interface Row {
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
  readonly problem: Scheduled['problem'];
  readonly scheduled_by: string | null;
  readonly has_workflow: boolean;
}

/** One form's state. @throws where there is no such form: the caller has seen it in the same transaction. */
export async function designState(transaction: OrganisationTransaction, key: string): Promise<DesignState> {
  const [state] = await designStates(transaction, key);
  if (!state) throw new Error(`There is no form ${key}.`);
  return state;
}

/** Groups that cases may be given to: those of the organisation's employees who have been here, the designer's own first. */
export async function knownGroups(
  transaction: OrganisationTransaction,
  own: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct unnest(groups) as name from employee
    union select distinct "group" as name from task order by name`.execute(transaction);
  return [...new Set([...own, ...rows.map(({ name }) => name)])];
}
