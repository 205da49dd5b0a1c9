import Big from 'big.js';
import type { EvaluationLimits, LimitCode } from './limits.ts';
import type { FeelType } from './type.ts';

export type { CompiledExpression } from './expression.ts';
export type { FeelType };

/** A calendar date; `iso` is `YYYY-MM-DD` (proleptic Gregorian, ISO 8601). */
export interface FeelDate {
  readonly kind: 'date';
  readonly iso: string;
}

/** A time of day; `iso` is `HH:mm:ss[.fff]` with `Z` or `±HH:mm` where it has an offset. */
export interface FeelTime {
  readonly kind: 'time';
  readonly iso: string;
}

/** A date with a time; `iso` is both joined by `T`. */
export interface FeelDateTime {
  readonly kind: 'date and time';
  readonly iso: string;
}

/** A duration of fixed length, in whole milliseconds. */
export interface FeelDayDuration {
  readonly kind: 'days and time duration';
  readonly milliseconds: number;
}

/** A duration in whole months. */
export interface FeelMonthDuration {
  readonly kind: 'years and months duration';
  readonly months: number;
}

export type FeelTemporal = FeelDate | FeelTime | FeelDateTime | FeelDayDuration | FeelMonthDuration;

/** Named values. Make it with {@link contextOf}: without a prototype no key can be mistaken for anything else. */
export interface FeelContext {
  readonly [name: string]: FeelValue;
}

/** Every value that an expression reads or gives (DMN 1.5, 10.3.2.3). Numbers are exact decimals. */
export type FeelValue = null | boolean | string | Big | FeelTemporal | readonly FeelValue[] | FeelContext;

/** The values that an expression may name: the answers by field key, `today`, `now` and what else the caller offers. */
export type FeelScope = FeelContext;

/** What became of an evaluation: its value, or which limit it ran into. */
export type EvaluationOutcome =
  | { readonly ok: true; readonly value: FeelValue }
  | { readonly ok: false; readonly code: LimitCode };

/** A compiled expression ready to be evaluated any number of times. Called, it gives null where a limit was exceeded. */
export interface PreparedExpression {
  (scope: FeelScope): FeelValue;
  /** Says which limit was exceeded instead. */
  readonly within: (scope: FeelScope, limits: EvaluationLimits) => EvaluationOutcome;
}

/** What a value is at run time; `unknown` is something that no expression can have made. */
export type ValueKind = Exclude<FeelType['kind'], 'any' | 'function'> | 'unknown';

/** The kind of a value. A value of the host that is none of FEEL's is `unknown` and is treated as null. */
export function kindOf(value: unknown): ValueKind {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'object':
      if (value === null) return 'null';
      if (value instanceof Big) return 'number';
      if (Array.isArray(value)) return 'list';
      return kindOfObject(value);
    default:
      return 'unknown';
  }
}

/** A record without a prototype is always a context: a form may well have a field with the key `kind`. */
function kindOfObject(value: object): ValueKind {
  if (Object.getPrototypeOf(value) === null || !('kind' in value)) return 'context';
  switch (value.kind) {
    case 'date':
    case 'time':
    case 'date and time':
      return 'iso' in value && typeof value.iso === 'string' ? value.kind : 'unknown';
    case 'days and time duration':
      return 'milliseconds' in value && Number.isSafeInteger(value.milliseconds) ? value.kind : 'unknown';
    case 'years and months duration':
      return 'months' in value && Number.isSafeInteger(value.months) ? value.kind : 'unknown';
    default:
      return 'context';
  }
}

export function isNumber(value: FeelValue | undefined): value is Big {
  return value instanceof Big;
}

export function isList(value: FeelValue | undefined): value is readonly FeelValue[] {
  return Array.isArray(value);
}

export function isContext(value: FeelValue | undefined): value is FeelContext {
  return kindOf(value) === 'context';
}

/** Guard for one of the temporal kinds. */
export function isTemporal<Kind extends FeelTemporal['kind']>(
  value: FeelValue | undefined,
  kind: Kind,
): value is Extract<FeelTemporal, { kind: Kind }> {
  return kindOf(value) === kind;
}

/** The entries as a context, whatever their names are. */
export function contextOf(entries: Iterable<readonly [string, FeelValue]>): FeelContext {
  const context: Record<string, FeelValue> = Object.create(null);
  for (const [name, value] of entries) context[name] = value;
  return context;
}

/** The entry's value; null where there is none, or where it is nothing that FEEL knows. */
export function entryOf(context: FeelContext, name: string): FeelValue {
  if (!Object.hasOwn(context, name)) return null;
  const value = context[name];
  return value === undefined || kindOf(value) === 'unknown' ? null : value;
}
