import type { ScimGroup } from '../../identity/scim/groups.ts';
import type { ScimUser } from '../../identity/scim/users.ts';

export const schemas = {
  user: 'urn:ietf:params:scim:schemas:core:2.0:User',
  group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  enterprise: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  list: 'urn:ietf:params:scim:api:messages:2.0:ListResponse',
  error: 'urn:ietf:params:scim:api:messages:2.0:Error',
  provider: 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig',
  resourceType: 'urn:ietf:params:scim:schemas:core:2.0:ResourceType',
  schema: 'urn:ietf:params:scim:schemas:core:2.0:Schema',
} as const;

/** A user as JSON (RFC 7643, section 4.1). `base` is the address that ends with `/scim/v2`. */
export function userResource(base: string, user: ScimUser) {
  const { id, userName, externalId, name, email, active, manager, groups } = user;
  return {
    schemas: [schemas.user, schemas.enterprise],
    id,
    ...(externalId === null ? {} : { externalId }),
    userName,
    displayName: name,
    name: { formatted: name },
    active,
    ...(email === null ? {} : { emails: [{ value: email, type: 'work', primary: true }] }),
    groups: groups.map((group) => ({ value: group.id, display: group.name, $ref: `${base}/Groups/${group.id}` })),
    ...(manager === null
      ? {}
      : { [schemas.enterprise]: { manager: { value: manager, $ref: `${base}/Users/${manager}` } } }),
    meta: { resourceType: 'User', location: `${base}/Users/${id}` },
  };
}

/** A group as JSON (RFC 7643, section 4.2). */
export function groupResource(base: string, { id, name, externalId, members }: ScimGroup) {
  return {
    schemas: [schemas.group],
    id,
    ...(externalId === null ? {} : { externalId }),
    displayName: name,
    ...(members === undefined
      ? {}
      : {
          members: members.map((member) => ({
            value: member.id,
            display: member.name,
            type: 'User',
            $ref: `${base}/Users/${member.id}`,
          })),
        }),
    meta: { resourceType: 'Group', location: `${base}/Groups/${id}` },
  };
}

/** A page of a list (RFC 7644, section 3.4.2). */
export function listResponse(resources: readonly unknown[], total = resources.length, startIndex = 1) {
  return {
    schemas: [schemas.list],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}
