import type Big from 'big.js';
import { compileExpression } from './compile.ts';
import { decimalOf } from './decimal.ts';
import { Evaluation } from './evaluation.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { prepare } from './run.ts';
import type { FeelType } from './type.ts';
import { contextOf, type FeelContext, type FeelValue } from './values.ts';
import { writeValue } from './write-value.ts';

/** Plain values of a test. */
export type Sample = null | boolean | number | string | readonly Sample[] | { readonly [name: string]: Sample };

/** A sample as FEEL has it; texts that begin with `@` are not special. */
export function valueFrom(sample: Sample): FeelValue {
  if (typeof sample === 'number') return numberFrom(sample);
  if (sample === null || typeof sample !== 'object') return sample;
  if (isArray(sample)) return sample.map(valueFrom);
  return contextFrom(sample);
}

export function contextFrom(samples: { readonly [name: string]: Sample }): FeelContext {
  return contextOf(Object.entries(samples).map(([name, sample]) => [name, valueFrom(sample)]));
}

export function numberFrom(numeral: number | string): Big {
  const number = decimalOf(numeral);
  if (number === null) throw new Error(`${numeral} is no number`);
  return number;
}

/** The types of samples; a list has the type of its first item. */
export function typesFrom(samples: { readonly [name: string]: Sample }): Record<string, FeelType> {
  return Object.fromEntries(Object.entries(samples).map(([name, sample]) => [name, typeFrom(sample)]));
}

function typeFrom(sample: Sample): FeelType {
  if (sample === null) return { kind: 'any' };
  if (isArray(sample)) return { kind: 'list', of: typeFrom(sample[0] ?? null) };
  if (typeof sample === 'object') return { kind: 'context', entries: typesFrom(sample) };
  return { kind: typeof sample === 'number' ? 'number' : typeof sample === 'string' ? 'string' : 'boolean' };
}

function isArray(sample: Sample): sample is readonly Sample[] {
  return Array.isArray(sample);
}

/** The value of an expression that must compile, as FEEL writes it; texts in quotation marks. */
export function resultOf(source: string, samples: { readonly [name: string]: Sample } = {}): string {
  const result = compileExpression(source, typesFrom(samples));
  if (!result.ok) throw new Error(`${source}: ${JSON.stringify(result.findings)}`);
  const value = prepare(result.expression.ast)(contextFrom(samples));
  const written = writeValue([value], new Evaluation(contextOf([]), DEFAULT_LIMITS)) ?? '';
  return written.slice(1, -1);
}

/** The codes of what is found in an expression, with the places; nothing for one that compiles. */
export function findingsIn(
  source: string,
  scope: Readonly<Record<string, FeelType>> = {},
  expected?: FeelType,
): readonly string[] {
  const result = compileExpression(source, scope, expected);
  return result.ok ? [] : result.findings.map(({ code, from, to }) => `${code} ${from}-${to}`);
}
