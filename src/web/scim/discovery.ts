import { mostResults } from '../../identity/scim/services.ts';
import { schemas } from './resources.ts';

/** What the server can do (RFC 7643, section 5). */
export function serviceProviderConfig(base: string) {
  return {
    schemas: [schemas.provider],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: mostResults },
    changePassword: { supported: false },
    sort: { supported: false },
    etag: { supported: false },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'A key made on the page of API keys, with the right to provision employees.',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  };
}

/** The kinds of resources (RFC 7643, section 6). */
export function resourceTypes(base: string) {
  const kinds = [
    { id: 'User', description: 'An employee', schema: schemas.user, extensions: [schemas.enterprise] },
    { id: 'Group', description: 'A group of employees', schema: schemas.group, extensions: [] },
  ];
  return kinds.map(({ id, description, schema, extensions }) => ({
    schemas: [schemas.resourceType],
    id,
    name: id,
    endpoint: `/${id}s`,
    description,
    schema,
    schemaExtensions: extensions.map((extension) => ({ schema: extension, required: false })),
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${id}` },
  }));
}

interface Attribute {
  readonly name: string;
  readonly type?: 'string' | 'boolean' | 'complex';
  readonly multiValued?: boolean;
  readonly required?: boolean;
  readonly caseExact?: boolean;
  readonly mutability?: 'readOnly';
  readonly uniqueness?: 'server';
  readonly subAttributes?: readonly Attribute[];
}

const value: Attribute = { name: 'value' };
const externalId: Attribute = { name: 'externalId', caseExact: true };
const complex = { type: 'complex', multiValued: true } as const;

const kept: readonly { readonly id: string; readonly name: string; readonly attributes: readonly Attribute[] }[] = [
  {
    id: schemas.user,
    name: 'User',
    attributes: [
      { name: 'userName', required: true, uniqueness: 'server' },
      externalId,
      { name: 'displayName' },
      {
        name: 'name',
        type: 'complex',
        subAttributes: [{ name: 'formatted' }, { name: 'givenName' }, { name: 'familyName' }],
      },
      { name: 'active', type: 'boolean' },
      { name: 'emails', ...complex, subAttributes: [value, { name: 'type' }, { name: 'primary', type: 'boolean' }] },
      { name: 'groups', ...complex, mutability: 'readOnly', subAttributes: [value, { name: 'display' }] },
    ],
  },
  {
    id: schemas.group,
    name: 'Group',
    attributes: [
      { name: 'displayName', required: true, uniqueness: 'server', caseExact: true },
      externalId,
      { name: 'members', ...complex, subAttributes: [value, { name: 'display' }, { name: 'type' }] },
    ],
  },
  {
    id: schemas.enterprise,
    name: 'EnterpriseUser',
    attributes: [{ name: 'manager', type: 'complex', subAttributes: [value] }],
  },
];

/** The attributes that are kept (RFC 7643, section 7). */
export function schemaResources(base: string) {
  return kept.map(({ id, name, attributes }) => ({
    schemas: [schemas.schema],
    id,
    name,
    description: name,
    attributes: attributes.map(described),
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` },
  }));
}

function described({ subAttributes, ...attribute }: Attribute): object {
  return {
    type: 'string',
    multiValued: false,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    description: attribute.name,
    ...attribute,
    ...(subAttributes ? { subAttributes: subAttributes.map(described) } : {}),
  };
}
