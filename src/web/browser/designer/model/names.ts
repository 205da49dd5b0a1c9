const expressionMembers: ReadonlySet<string> = new Set(['visibleWhen', 'required', 'rule', 'expression']);
const words = /"(?:[^"\\]|\\.)*"|[A-Za-zÆØÅæøå][\wÆØÅæøå]*/g;

/** Changes every name in the expressions within some data; texts within quotes are no names. */
export function withNames<Data>(data: Data, change: (name: string) => string): Data {
  const follow = (value: unknown, member: string | null): unknown => {
    if (typeof value === 'string') {
      return member !== null && expressionMembers.has(member)
        ? value.replace(words, (word) => (word.startsWith('"') ? word : change(word)))
        : value;
    }
    if (Array.isArray(value)) return value.map((each) => follow(each, member));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const followed = entries.map(([name, each]) => [name, follow(each, name)] as const);
    // What has no such name stays the same object.
    return followed.every(([, each], index) => each === entries[index]?.[1]) ? value : Object.fromEntries(followed);
  };
  // The shape is kept: only texts within it change.
  return follow(data, null) as Data;
}
