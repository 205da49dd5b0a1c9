import { type BothTexts, fillText } from '../../../texts/catalogue.ts';
import { feelTexts } from '../texts.ts';
import type { FeelType } from '../type.ts';

export const ANY: FeelType = { kind: 'any' };
export const NULL: FeelType = { kind: 'null' };
export const BOOLEAN: FeelType = { kind: 'boolean' };
export const NUMBER: FeelType = { kind: 'number' };
export const STRING: FeelType = { kind: 'string' };
export const DATE: FeelType = { kind: 'date' };
export const TIME: FeelType = { kind: 'time' };
export const DATE_AND_TIME: FeelType = { kind: 'date and time' };
export const DAY_DURATION: FeelType = { kind: 'days and time duration' };
export const MONTH_DURATION: FeelType = { kind: 'years and months duration' };

export function listOf(type: FeelType): FeelType {
  return { kind: 'list', of: type };
}

/** Whether nothing more is known of the type than that it may fit. */
export function isOpen(type: FeelType): boolean {
  return type.kind === 'any' || type.kind === 'null';
}

/** Whether a value of one type can stand where the other is wanted (DMN 1.5, 10.3.2.9.2); an unknown type can. */
export function conforms(actual: FeelType, wanted: FeelType): boolean {
  if (isOpen(actual) || wanted.kind === 'any') return true;
  if (actual.kind === 'list' && wanted.kind === 'list') return conforms(actual.of, wanted.of);
  if (actual.kind === 'context' && wanted.kind === 'context') {
    return Object.entries(wanted.entries).every(([name, type]) => {
      const entry = Object.hasOwn(actual.entries, name) ? actual.entries[name] : undefined;
      return entry !== undefined && conforms(entry, type);
    });
  }
  return actual.kind === wanted.kind;
}

/** The type that holds the values of both. */
export function commonType(left: FeelType, right: FeelType): FeelType {
  if (left.kind === 'null') return right;
  if (right.kind === 'null') return left;
  if (left.kind === 'list' && right.kind === 'list') return listOf(commonType(left.of, right.of));
  if (left.kind === 'context' && right.kind === 'context') return commonContext(left.entries, right.entries);
  return left.kind === right.kind ? left : ANY;
}

/** The entries that both have: any other may be missing. */
function commonContext(
  left: { readonly [name: string]: FeelType },
  right: { readonly [name: string]: FeelType },
): FeelType {
  const shared = Object.entries(left).flatMap(([name, type]) => {
    const other = Object.hasOwn(right, name) ? right[name] : undefined;
    return other === undefined ? [] : [[name, commonType(type, other)] as const];
  });
  return { kind: 'context', entries: Object.fromEntries(shared) };
}

/** Whether values of the two can be equal at all. */
export function canBeEqual(left: FeelType, right: FeelType): boolean {
  return isOpen(left) || isOpen(right) || left.kind === right.kind;
}

/** Whether `<` and the like are defined for the two. */
export function canBeOrdered(left: FeelType, right: FeelType): boolean {
  return isOrdered(left) && isOrdered(right) && canBeEqual(left, right);
}

function isOrdered(type: FeelType): boolean {
  return type.kind !== 'boolean' && type.kind !== 'list' && type.kind !== 'context' && type.kind !== 'function';
}

/** The type in words, such as "a number". */
export function describeType(type: FeelType): BothTexts {
  if (type.kind !== 'list' || type.of.kind === 'any') return feelTexts[`feel.type.${type.kind}`];
  return fillText(feelTexts['feel.type.listOf'], { of: describeType(type.of) });
}
