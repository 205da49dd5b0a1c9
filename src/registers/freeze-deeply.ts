/** Freezes plain data all the way down and drops members that are undefined, so that an absent part is absent everywhere. */
export function freezeDeeply<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) Reflect.deleteProperty(value, key);
    else freezeDeeply(member);
  }
  return Object.freeze(value);
}
