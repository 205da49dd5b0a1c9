/** The keys that kept their order: the longest run that both lists have in common; the rest were moved. */
export function inOrderOf(old: readonly string[], now: readonly string[]): ReadonlySet<string> {
  const place = new Map(now.map((key, index) => [key, index]));
  const runs: { readonly at: number; readonly keys: readonly string[] }[] = [];
  let longest: readonly string[] = [];
  for (const key of old) {
    const at = place.get(key);
    if (at === undefined) continue;
    const before = runs
      .filter((run) => run.at < at)
      .reduce<readonly string[]>((best, run) => longer(best, run.keys), []);
    const keys = [...before, key];
    runs.push({ at, keys });
    longest = longer(longest, keys);
  }
  return new Set(longest);
}

function longer(one: readonly string[], other: readonly string[]): readonly string[] {
  return other.length > one.length ? other : one;
}
