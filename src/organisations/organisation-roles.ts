import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Limits } from '../identity/rights/limits.ts';
import { isRight, type Right } from '../identity/rights/rights.ts';
import type { HeldRole, RoleKey } from '../identity/rights/roles.ts';
import type { Text } from '../texts/catalogue.ts';

/** A role that an organisation made itself. */
export interface OwnRole {
  readonly key: RoleKey;
  readonly name: Text;
  readonly rights: readonly Right[];
}

/** A role that all members of a group hold. */
export interface GroupRole extends HeldRole {
  readonly id: string;
  readonly group: string;
}

/** An organisation's own roles, and what its groups hold. */
export interface OrganisationRoles {
  readonly own: ReadonlyMap<RoleKey, OwnRole>;
  readonly ofGroups: readonly GroupRole[];
  /** Whether it is the operator's own organisation, where alone the right to manage organisations counts. */
  readonly isOperator?: boolean;
}

export const noRoles: OrganisationRoles = { own: new Map(), ofGroups: [] };

/** Those of all organisations. A right that this version does not know is left out: it opens nothing. */
export async function readOrganisationRoles(database: Database): Promise<ReadonlyMap<number, OrganisationRoles>> {
  const { rows } = await sql<{
    organisation: number;
    roles: readonly { readonly key: string; readonly name: Text; readonly rights: readonly string[] }[];
    groups: readonly {
      readonly id: string;
      readonly group: string;
      readonly role: string;
      readonly limits: Limits | null;
    }[];
  }>`select * from organisation_roles()`.execute(database.shared);
  return new Map(
    rows.map(({ organisation, roles, groups }) => [
      organisation,
      {
        own: new Map(roles.map(({ key, name, rights }) => [key, { key, name, rights: rights.filter(isRight) }])),
        ofGroups: groups.map(({ limits, ...each }) => ({ ...each, ...(limits === null ? {} : { limits }) })),
      },
    ]),
  );
}
