/** Numbers from 0 to 1 that a seed repeats (mulberry32), and what is drawn by them. */
export interface Chance {
  readonly next: () => number;
  readonly below: (probability: number) => boolean;
  readonly between: (least: number, most: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  /** The same answer for the same name whenever it is asked, so that it does not hang on the order of things. */
  readonly of: (name: string) => number;
}

export function chanceFrom(seed: number): Chance {
  const next = numbersFrom(seed);
  return {
    next,
    below: (probability) => next() < probability,
    between: (least, most) => least + next() * (most - least),
    pick(from) {
      const picked = from[Math.floor(next() * from.length)];
      if (picked === undefined) throw new Error('There is nothing to pick from.');
      return picked;
    },
    of(name) {
      let mixed = seed;
      for (const letter of name) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193);
      return numbersFrom(mixed)();
    },
  };
}

function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
