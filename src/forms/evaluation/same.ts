import type { FormContext, RawAnswer } from '../answers.ts';
import { type FeelValue, isNumber } from '../feel/values.ts';

/** Whether two raw answers are written alike. */
export function isSameRaw(first: RawAnswer | undefined, second: RawAnswer | undefined): boolean {
  return first === second || isSamePlain(first, second);
}

/** Whether expressions can't tell two values apart. */
export function isSameFeel(first: FeelValue, second: FeelValue): boolean {
  if (first === second) return true;
  if (isNumber(first) || isNumber(second)) return isNumber(first) && isNumber(second) && first.eq(second);
  if (typeof first !== 'object' || typeof second !== 'object' || first === null || second === null) return false;
  return isSameObject(first, second, (one, other) => isSameFeel(one as FeelValue, other as FeelValue));
}

/** Whether expressions see the same circumstances. Lists are compared by identity: they are loaded, not edited. */
export function isSameContext(first: FormContext, second: FormContext): boolean {
  if (first === second) return true;
  return (
    first.today === second.today &&
    first.language === second.language &&
    first.lists === second.lists &&
    isSamePlain(first.person, second.person)
  );
}

function isSamePlain(first: unknown, second: unknown): boolean {
  if (first === second) return true;
  if (typeof first !== 'object' || typeof second !== 'object' || first === null || second === null) return false;
  return isSameObject(first, second, isSamePlain);
}

function isSameObject(first: object, second: object, isSame: (one: unknown, other: unknown) => boolean): boolean {
  if (Array.isArray(first) !== Array.isArray(second)) return false;
  const entries = Object.entries(first);
  if (entries.length !== Object.keys(second).length) return false;
  return entries.every(([key, value]) => Object.hasOwn(second, key) && isSame(value, Reflect.get(second, key)));
}
