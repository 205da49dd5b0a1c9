import type { Evaluation } from '../evaluation.ts';
import type { FeelType } from '../type.ts';
import { type FeelValue, isContext, isList, kindOf } from '../values.ts';

/** Whether a value belongs to a type (DMN 1.5, table 61). Null belongs to the type of null alone. */
export function isInstance(value: FeelValue, type: FeelType, evaluation: Evaluation, depth = 0): boolean {
  if (value === null) return type.kind === 'null';
  evaluation.descend(depth);
  switch (type.kind) {
    case 'any':
      return true;
    case 'list':
      return isList(value) && value.every((item) => isItem(item, type.of, evaluation, depth));
    case 'context':
      return (
        isContext(value) &&
        Object.entries(type.entries).every(
          ([name, entryType]) =>
            Object.hasOwn(value, name) && isItem(value[name] ?? null, entryType, evaluation, depth),
        )
      );
    default:
      return kindOf(value) === type.kind;
  }
}

/** Within a list or context null belongs to every type: types hold null. */
function isItem(value: FeelValue, type: FeelType, evaluation: Evaluation, depth: number): boolean {
  return value === null || isInstance(value, type, evaluation, depth + 1);
}
