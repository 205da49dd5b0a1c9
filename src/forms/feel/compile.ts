import { Checker } from './check/check.ts';
import { conforms, describeType } from './check/types.ts';
import type { CompiledExpression } from './expression.ts';
import { type Finding, findingAt } from './finding.ts';
import { parseExpression } from './parse/parse.ts';
import type { FeelType } from './type.ts';

export type { Finding } from './finding.ts';

/** As long as a form's definition allows. The parser's time grows with the square: the worst 4,000 characters take half a second. */
export const LONGEST_SOURCE = 4000;

export type CompileResult =
  | { readonly ok: true; readonly expression: CompiledExpression }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Reads and checks a FEEL expression (OMG DMN 1.5, chapter 10) against the types of the names it may use; `expected` is
 * the type that its value must have. The findings say what is wrong and where, in characters of `text`. Never throws.
 */
export function compileExpression(
  text: string,
  scope: Readonly<Record<string, FeelType>>,
  expected?: FeelType,
): CompileResult {
  const whole = { from: 0, to: text.length };
  if (text.length > LONGEST_SOURCE) {
    return refused([findingAt(whole, 'tooLong', { given: text.length, allowed: LONGEST_SOURCE })]);
  }
  if (text.trim() === '') return refused([findingAt(whole, 'empty')]);
  const parsed = parseExpression(text, scope);
  if (!parsed.ok) return refused(parsed.findings);
  const checker = new Checker(scope, parsed.places);
  const { type } = checker.check(parsed.ast, null);
  if (checker.findings.length > 0) return refused(checker.findings);
  if (expected !== undefined && !conforms(type, expected)) {
    return refused([findingAt(whole, 'result', { allowed: describeType(expected), given: describeType(type) })]);
  }
  // The caller's own types may occur in the result; they are not ours to freeze.
  const references = [...checker.references].sort();
  return {
    ok: true,
    expression: deepFreeze({ source: text, ast: parsed.ast, type: structuredClone(type), references }),
  };
}

function refused(findings: readonly Finding[]): CompileResult {
  return { ok: false, findings: Object.freeze([...findings]) };
}

function deepFreeze<Data extends object>(data: Data): Data {
  for (const member of Object.values(data)) {
    if (typeof member === 'object' && member !== null && !Object.isFrozen(member)) deepFreeze(member);
  }
  return Object.freeze(data);
}
