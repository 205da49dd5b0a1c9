import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { BothTexts } from '../../texts/catalogue.ts';
import { isList, isObject, type Json, type JsonObject, memberOf } from './json.ts';
import { schemaErrorText, shapeText } from './shape-texts.ts';

/** Something that does not fit a schema. */
export interface Misfit {
  /** Members and positions on the way to it, such as `pages`, `0`, `title`. */
  readonly path: readonly string[];
  readonly message: BothTexts;
}

const mostTold = 20;

/** The members of JSON Schema that are looked at here. */
interface Schema extends TSchema {
  readonly anyOf?: readonly Schema[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
}

/**
 * Where and why a value does not fit. The schema library by itself would tell of each of the thirty kinds that a faulty field
 * is not, and reach the one that it is last: here the field's own kind is looked up, and what is said is what that kind wants.
 * At most twenty; empty for a value that fits.
 */
export function misfitsOf(schema: TSchema, value: Json): readonly Misfit[] {
  const found: Misfit[] = [];
  const look = (wanted: Schema, given: Json, path: readonly string[]): void => {
    if (found.length >= mostTold || fits(wanted, given)) return;
    const branches = wanted.anyOf === undefined ? null : branchesByKind(wanted);
    if (branches !== null && isObject(given)) {
      const kind = memberOf(given, 'kind');
      const branch = typeof kind === 'string' ? branches.get(kind) : undefined;
      if (branch) look(branch, given, path);
      else if (typeof kind === 'string') tell([...path, 'kind'], shapeText('kind', { kind: kind.slice(0, 60) }));
      else tell(path, shapeText('noKind'));
    } else if (wanted.items !== undefined && isList(given)) {
      const before = found.length;
      for (const [index, item] of given.entries()) {
        if (found.length >= mostTold) return;
        look(wanted.items, item, [...path, String(index)]);
      }
      if (found.length === before) tellFirst(wanted, given, path);
    } else if (wanted.properties !== undefined && isObject(given)) {
      lookAtMembers(wanted, wanted.properties, given, path);
    } else tellFirst(wanted, given, path);
  };
  const lookAtMembers = (
    wanted: Schema,
    members: Readonly<Record<string, Schema>>,
    given: JsonObject,
    path: readonly string[],
  ): void => {
    const before = found.length;
    const missing = (wanted.required ?? []).filter((member) => memberOf(given, member) === undefined);
    if (missing.length > 0)
      tell(path, schemaErrorText({ keyword: 'required', params: { requiredProperties: missing } }));
    const unknown = Object.keys(given).filter((member) => !Object.hasOwn(members, member) || isNever(members[member]));
    if (unknown.length > 0 && wanted.additionalProperties !== undefined) {
      const others = wanted.additionalProperties;
      if (typeof others === 'object')
        for (const member of unknown) look(others, given[member] ?? null, [...path, member]);
      else tell(path, schemaErrorText({ keyword: 'additionalProperties', params: { additionalProperties: unknown } }));
    }
    for (const [member, inner] of Object.entries(members)) {
      const own = memberOf(given, member);
      if (own !== undefined && !isNever(inner)) look(inner, own, [...path, member]);
    }
    if (found.length === before) tellFirst(wanted, given, path);
  };
  const tellFirst = (wanted: Schema, given: Json, path: readonly string[]): void => {
    const errors = Value.Errors(wanted, given);
    const error = errors.find(({ keyword }) => keyword === 'anyOf') ?? errors[0];
    if (error) tell([...path, ...error.instancePath.split('/').slice(1)], schemaErrorText(error));
  };
  const tell = (path: readonly string[], message: BothTexts): void => {
    if (found.length < mostTold) found.push({ path, message });
  };
  look(schema, value, []);
  return found;
}

/** The branches of a union of things that say their kind; null for any other union. */
function branchesByKind(schema: Schema): ReadonlyMap<string, Schema> | null {
  const branches = new Map<string, Schema>();
  for (const branch of schema.anyOf ?? []) {
    const within = branch.anyOf === undefined ? null : branchesByKind(branch);
    for (const [kind, inner] of within ?? []) branches.set(kind, inner);
    const kind = branch.properties?.kind?.const;
    if (typeof kind === 'string') branches.set(kind, branch);
    else if (within === null) return null;
  }
  return branches;
}

function fits(schema: Schema, value: unknown): boolean {
  return Value.Check(schema, value);
}

/** A member that a kind must not have. */
function isNever(schema: Schema | undefined): boolean {
  return schema !== undefined && 'not' in schema;
}
