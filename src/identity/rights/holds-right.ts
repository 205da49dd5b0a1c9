import { type RawBuilder, sql } from 'kysely';
import { type Right, rights } from './rights.ts';
import { builtInRoles } from './roles.ts';

/**
 * A condition on rows of `employee` within an organisation's transaction: those who hold the right, and have not left. Limits are
 * left aside for a right that knows matters (what each may reach is asked of `accessOfEmployee`); any other is not held within them.
 */
export function holdsRight(right: Right): RawBuilder<boolean> {
  const builtIn = Object.entries(builtInRoles).flatMap(([key, rights]) =>
    (rights as readonly Right[]).includes(right) ? [key] : [],
  );
  const keys = sql`(select ${builtIn}::text[] || coalesce(array_agg(role.key), '{}') from role where ${right} = any(role.rights))::text[]`;
  const unlimited = (limits: RawBuilder<unknown>) => (rights[right].limits ? sql`` : sql`and ${limits} is null`);
  return sql<boolean>`(employee.left_at is null and (
    employee.roles && ${keys}
    or employee.groups && (select coalesce(array_agg(group_role."group"), '{}') from group_role where group_role.role = any(${keys}) ${unlimited(sql`group_role.limits`)})::text[]
    or exists (
      select from jsonb_array_elements(employee.given_roles || employee.provided_roles) held
      where held->>'role' = any(${keys}) ${unlimited(sql`held->'limits'`)}
    )
  ))`;
}
