import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import { asJson, sameJson } from '../../forms/design/json.ts';
import type { WorkflowDefinition } from '../../workflows/definition.ts';
import type { WorkflowState } from '../../workflows/design/api-types.ts';

/** Where the organisation's workflows stand, by key; one alone where `key` is given. */
export async function workflowStates(
  transaction: OrganisationTransaction,
  key: string | null = null,
): Promise<readonly WorkflowState[]> {
  const { rows } = await sql<Row>`
    select coalesce(d.key, v.key) as key, coalesce(d.definition, v.definition) as definition,
      coalesce(d.revision, 1) as revision, coalesce(d.updated_at, v.published_at) as updated_at, e.name as updated_by,
      case when v.status = 'published' then v.version end as version, v.published_at,
      v.definition as published,
      s.publish_at, s.revision as scheduled_revision, s.problem, b.name as scheduled_by
    from workflow_design d
      full join (
        select distinct on (key) key, version, status, definition, published_at from workflow_version
        order by key, (status = 'published') desc, version desc
      ) v on v.key = d.key
      left join employee e on e.id = d.updated_by
      left join workflow_schedule s on s.key = d.key
      left join employee b on b.id = s.by
    where ${key}::text is null or coalesce(d.key, v.key) = ${key}
    order by coalesce(d.key, v.key)`.execute(transaction);
  return rows.map((row) => {
    const start = row.definition.steps[row.definition.start];
    return {
      key: row.key,
      title: row.definition.title,
      form: start?.kind === 'fill' ? start.form : '',
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
  });
}

type Scheduled = NonNullable<WorkflowState['scheduled']>;

interface Row {
  readonly key: string;
  readonly definition: WorkflowDefinition;
  readonly revision: number;
  readonly updated_at: Date | null;
  readonly updated_by: string | null;
  readonly version: number | null;
  readonly published_at: Date | null;
  readonly published: WorkflowDefinition | null;
  readonly publish_at: Date | null;
  readonly scheduled_revision: number | null;
  readonly problem: Scheduled['problem'];
  readonly scheduled_by: string | null;
}

/** One workflow's state. @throws where there is none: the caller has seen it in the same transaction. */
export async function workflowState(transaction: OrganisationTransaction, key: string): Promise<WorkflowState> {
  const [state] = await workflowStates(transaction, key);
  if (!state) throw new Error(`There is no workflow ${key}.`);
  return state;
}
