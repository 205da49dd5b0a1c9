/** Chance that a seed repeats: the same seed makes the same choices for ever. */
export interface Chance {
  /** From 0 up to but not including 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  /** One of the list. @throws {Error} when it is empty. */
  pick<Item>(list: readonly Item[]): Item;
  /** True so often, of 1. */
  happens(share: number): boolean;
}

/** Chance from a whole number (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    pick(list) {
      if (list.length === 0) throw new Error('There is nothing to pick from.');
      return list[between(0, list.length - 1)] as (typeof list)[number];
    },
    happens: (share) => next() < share,
  };
}

/** A seed made of a seed and a name, so that each part of a run has chance of its own and a change in one leaves the others. */
export function seedFor(seed: number, name: string): number {
  let hash = 2_166_136_261 ^ seed;
  for (let index = 0; index < name.length; index += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 16_777_619);
  }
  return hash >>> 0;
}
