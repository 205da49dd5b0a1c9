/** Members whose texts are FEEL expressions. */
const expressions: ReadonlySet<string> = new Set(['when', 'over', 'date', 'email', 'cpr', 'cvr', 'amount']);
/** Members that hold names of somebody else's: what is under them is no expression, whatever it is called. */
const foreign: ReadonlySet<string> = new Set(['choices', 'texts', 'data', 'failureMail', 'about']);

/**
 * Changes every expression and every other text within some part of a workflow; `null` from `change` gives null for the
 * whole. Objects in which nothing changes stay the same. Pure.
 */
export function withTexts<Part>(
  part: Part,
  change: (text: string, isExpression: boolean) => string | null,
): Part | null {
  let isRefused = false;
  const follow = (value: unknown, isExpression: boolean, isForeign: boolean, everyMember: boolean): unknown => {
    if (typeof value === 'string') {
      const changed = change(value, isExpression);
      if (changed === null) isRefused = true;
      return changed;
    }
    if (Array.isArray(value)) {
      const items = value.map((each) => follow(each, isExpression, isForeign, false));
      return items.every((each, index) => each === value[index]) ? value : items;
    }
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([name, each]) => {
      const isOwn = !isForeign && (everyMember || expressions.has(name));
      return [name, follow(each, isOwn, isForeign || foreign.has(name), name === 'values')] as const;
    });
    return entries.every(([name, each]) => each === Reflect.get(value, name)) ? value : Object.fromEntries(entries);
  };
  // The shape is kept: only texts within it change.
  const changed = follow(part, false, false, false) as Part;
  return isRefused ? null : changed;
}
