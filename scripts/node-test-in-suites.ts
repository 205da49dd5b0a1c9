import * as real from 'node:test';

// Stands in for node:test in test files that share a process (see scripts/test-files.ts). What a file says while it is loaded
// (its hooks and tests) is kept and said again inside a suite of the file: node:test itself would lose track of the suite while
// a file is being imported, and give all hooks to all files. What is said later, by a test or a hook, goes straight on.

type Say = () => unknown;
let kept: Say[] | undefined;

/** Loads a test file, and answers what it said. One at a time. */
export async function whatIsSaid(load: () => Promise<unknown>): Promise<readonly Say[]> {
  const said: Say[] = [];
  kept = said;
  try {
    await load();
  } finally {
    kept = undefined;
  }
  return said;
}

function keeping<Args extends unknown[], Result>(say: (...args: Args) => Result) {
  return (...args: Args): Result | undefined => {
    if (kept === undefined) return say(...args);
    kept.push(() => say(...args));
    return undefined;
  };
}

export const test = keeping(real.test);
export const before = keeping(real.before);
export const after = keeping(real.after);
export const beforeEach = keeping(real.beforeEach);
export const afterEach = keeping(real.afterEach);
export const describe = keeping(real.describe);
export const { mock } = real;
