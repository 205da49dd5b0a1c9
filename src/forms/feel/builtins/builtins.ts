import { type Builtin, isGiven, singleAt } from './arguments.ts';
import { conversions } from './conversions.ts';
import { dates } from './dates.ts';
import { lists } from './lists.ts';
import { numbers } from './numbers.ts';
import { strings } from './strings.ts';

/** Every built-in function by its name (DMN 1.5, 10.3.4); `signatures.ts` has the types of the same names. */
export const builtins: ReadonlyMap<string, Builtin> = new Map([
  ...Object.entries(conversions),
  ...Object.entries(strings),
  ...Object.entries(lists),
  ...Object.entries(numbers),
  ...Object.entries(dates),
  [
    'not',
    (given) => {
      const value = singleAt(given, 0);
      return typeof value === 'boolean' ? !value : null;
    },
  ],
  // Not of the standard, but common in FEEL engines: whether there is a value at all.
  ['is defined', (given) => isGiven(given, 0)],
] satisfies [string, Builtin][]);
