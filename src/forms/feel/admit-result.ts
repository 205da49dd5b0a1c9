import type { Evaluation } from './evaluation.ts';
import { type FeelValue, isContext, isList, kindOf } from './values.ts';

/**
 * The result, when whoever writes it out can afford it: parts that are shared within it count as often as they occur,
 * since `{a: [1, 1], b: [a, a], c: [b, b]}` doubles with every entry. Also turns what is no value of FEEL into null.
 * @throws LimitExceeded
 */
export function admitResult(value: FeelValue, evaluation: Evaluation): FeelValue {
  // The usual results need no walk.
  if (value === null || typeof value === 'boolean') return value;
  let size = 0;
  const visit = (part: FeelValue, depth: number): void => {
    size += typeof part === 'string' ? part.length : 1;
    evaluation.admit(size);
    if (isList(part)) {
      evaluation.descend(depth);
      for (const item of part) visit(item, depth + 1);
    } else if (isContext(part)) {
      evaluation.descend(depth);
      for (const name of Object.keys(part)) visit(part[name] ?? null, depth + 1);
    }
  };
  visit(value, 0);
  return kindOf(value) === 'unknown' ? null : value;
}
