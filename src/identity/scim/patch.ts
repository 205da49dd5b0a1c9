import { type Comparison, parseFilter } from './filter.ts';
import { invalidValue, ScimError } from './scim-error.ts';

/** One change of a PATCH, with the dialects of identity providers read away. */
export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove';
  /** In small letters, without the name of a schema: `active`, `name.givenname`, `emails.value`, `members`. */
  readonly attribute: string;
  /** What stands in brackets, such as of `members[value eq "…"]`. */
  readonly filter: readonly Comparison[];
  readonly value: unknown;
}

const mostOperations = 1_000;
const enterprise = /^urn:ietf:params:scim:schemas:extension:enterprise:2\.0:User:?/i;
const core = /^urn:ietf:params:scim:schemas:core:2\.0:(?:User|Group):?/i;

/**
 * Reads the operations of a PATCH (RFC 7644, section 3.5.2). Entra ID's ways are taken too: `Add`, `Replace` and `Remove` with capitals,
 * values without a path whose members are paths, such as `{"name.givenName": "Bo"}`. @throws {ScimError}
 */
export function readPatch(body: unknown): readonly PatchOperation[] {
  const operations = memberOf(body, 'Operations');
  if (!Array.isArray(operations) || operations.length === 0) {
    throw new ScimError(400, 'The body must have Operations.', 'invalidSyntax');
  }
  if (operations.length > mostOperations)
    throw new ScimError(413, `At most ${mostOperations} operations at once.`, 'tooMany');
  return operations.flatMap((each: unknown) => {
    const op = String(memberOf(each, 'op') ?? '').toLowerCase();
    if (op !== 'add' && op !== 'replace' && op !== 'remove') {
      throw new ScimError(400, 'op must be add, replace or remove.', 'invalidSyntax');
    }
    const path = memberOf(each, 'path');
    const value = memberOf(each, 'value');
    if (path !== undefined && typeof path !== 'string')
      throw new ScimError(400, 'path must be a string.', 'invalidPath');
    if (path !== undefined && path !== '') return [{ op, ...readPath(path), value }];
    if (op === 'remove') throw new ScimError(400, 'remove needs a path.', 'invalidPath');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw invalidValue('Without a path the value must be an object.');
    }
    return flatten(op, value);
  });
}

function flatten(op: 'add' | 'replace', value: object): readonly PatchOperation[] {
  return Object.entries(value).flatMap(([name, member]): readonly PatchOperation[] => {
    const isPart = typeof member === 'object' && member !== null && !Array.isArray(member);
    // An extension's own object, or `name`: each of its members is an attribute.
    if (isPart && (enterprise.test(name) || name.toLowerCase() === 'name')) {
      const stem = enterprise.test(name) ? '' : 'name.';
      return Object.entries(member as object).map(([part, inner]) => ({ op, ...readPath(stem + part), value: inner }));
    }
    if (name.toLowerCase() === 'schemas') return [];
    return [{ op, ...readPath(name), value: member }];
  });
}

/** A path: an attribute, perhaps a filter in brackets, perhaps a part of what it finds. */
function readPath(path: string): Pick<PatchOperation, 'attribute' | 'filter'> {
  const bare = path.replace(enterprise, '').replace(core, '');
  const found = /^([A-Za-z$][\w$-]*)(?:\[(.{1,500})\])?(?:\.([A-Za-z$][\w$-]*))?$/.exec(bare);
  if (!found) throw new ScimError(400, `The path ${path.slice(0, 100)} can't be read.`, 'invalidPath');
  const [, attribute = '', filter, part] = found;
  return {
    attribute: [attribute, ...(part === undefined ? [] : [part])].join('.').toLowerCase(),
    filter: filter === undefined ? [] : parseFilter(filter),
  };
}

/** A member of an object by its name without regard to case, as RFC 7643, section 2.1 wants. */
export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const wanted = name.toLowerCase();
  return Object.entries(value).find(([known]) => known.toLowerCase() === wanted)?.[1];
}
