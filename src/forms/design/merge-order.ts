/** Two orders of the same things brought together. */
export interface MergedOrder {
  readonly order: readonly string[];
  /** Both sides moved the things that all three versions have, to different places; `order` keeps theirs. */
  readonly collides: boolean;
}

/**
 * Three-way merge of a list of keys. `kept` says which keys the merged list is to hold; each of them is in `mine` or
 * `theirs`. What one side added comes after the neighbour that it was put behind. Pure.
 */
export function mergeOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
  kept: ReadonlySet<string>,
): MergedOrder {
  const inMine = new Set(mine);
  const inTheirs = new Set(theirs);
  const inBase = new Set(base);
  const common = (list: readonly string[]) =>
    list.filter((key) => inBase.has(key) && inMine.has(key) && inTheirs.has(key));
  const iMoved = !sameList(common(base), common(mine));
  const theyMoved = !sameList(common(base), common(theirs));
  const collides = iMoved && theyMoved && !sameList(common(mine), common(theirs));
  const [spine, other] = iMoved && !theyMoved ? [mine, theirs] : [theirs, mine];
  const order = spine.filter((key) => kept.has(key));
  const placed = new Set(order);
  other.forEach((key, index) => {
    if (placed.has(key) || !kept.has(key)) return;
    const before = other.slice(0, index).findLast((earlier) => placed.has(earlier));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
    placed.add(key);
  });
  return { order, collides };
}

function sameList(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((key, index) => key === right[index]);
}
