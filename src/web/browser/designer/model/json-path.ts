/** The way from a definition to a place in it: names of members and indexes of lists. */
export type JsonPath = readonly (string | number)[];

type Holder = Readonly<Record<string | number, unknown>>;

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null;
}

/** What stands at the path; undefined where nothing does. */
export function valueAt(root: unknown, path: JsonPath): unknown {
  let value = root;
  for (const step of path) {
    if (!isHolder(value) || !Object.hasOwn(value, step)) return undefined;
    value = value[step];
  }
  return value;
}

/**
 * The same with `change` made at the path; what is beside the path stays the same objects, so that whoever draws it knows
 * that it is unchanged. Null where the path leads nowhere, or where `change` gives null.
 */
export function changedAt<Root>(root: Root, path: JsonPath, change: (value: unknown) => unknown): Root | null {
  const changed = changeWithin(root, path, 0, change);
  // The root keeps its shape, since edits replace members by others of the same schema.
  return changed === null ? null : (changed as Root);
}

function changeWithin(value: unknown, path: JsonPath, depth: number, change: (value: unknown) => unknown): unknown {
  const step = path[depth];
  if (step === undefined) return change(value);
  if (!isHolder(value)) return null;
  if (Array.isArray(value)) {
    if (typeof step !== 'number' || step < 0 || step >= value.length) return null;
    const changed = changeWithin(value[step], path, depth + 1, change);
    return changed === null ? null : value.with(step, changed);
  }
  if (typeof step !== 'string') return null;
  const isLast = depth === path.length - 1;
  if (!isLast && !Object.hasOwn(value, step)) return null;
  const changed = changeWithin(value[step], path, depth + 1, change);
  return changed === null ? null : withMember(value, step, changed);
}

/** With the member set where it stood, or at the end; without it where the value is undefined. */
function withMember(holder: Holder, name: string, value: unknown): Holder {
  if (value !== undefined) return { ...holder, [name]: value };
  const { [name]: _gone, ...rest } = holder;
  return rest;
}
