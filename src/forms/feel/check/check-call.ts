import { type BothTexts, fillText } from '../../../texts/catalogue.ts';
import { builtins } from '../builtins/builtins.ts';
import { Evaluation } from '../evaluation.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import type { FeelNode } from '../node.ts';
import { compilePattern } from '../pattern/compile-pattern.ts';
import { feelTexts } from '../texts.ts';
import type { FeelType } from '../type.ts';
import { contextOf, kindOf } from '../values.ts';
import { typeOfCall } from './call-types.ts';
import type { Findings } from './known.ts';
import { signatures } from './signatures.ts';
import { ANY, describeType } from './types.ts';

type Call = Extract<FeelNode, { kind: 'call' }>;

/** The type of a call of a built-in function; wrong arguments are found, also texts that can't be converted. */
export function checkCall(checker: Findings, node: Call, given: readonly FeelType[]): FeelType {
  const { name } = node;
  const call = typeOfCall(signatures.get(name) ?? [], given);
  if (call.kind === 'count') {
    const allowed = anyOf(call.allowed);
    checker.report(node, 'argumentCount', { name, allowed, given: given.length });
    return ANY;
  }
  if (call.kind === 'argument') {
    checker.report(node.arguments[call.index] ?? node, 'argumentType', {
      name,
      parameter: call.parameter.name,
      allowed: anyOf(call.parameter.types.map(describeType)),
      given: describeType(given[call.index] ?? ANY),
    });
    return ANY;
  }
  if (name === 'today' || name === 'now') return checkClock(checker, node, call.type);
  checkPattern(checker, node);
  return checkConversion(checker, node, call.type);
}

/** The alternatives of a sentence: "a number or a date". */
function anyOf(alternatives: readonly (string | BothTexts)[]): string | BothTexts {
  return alternatives.reduce((left, right) => fillText(feelTexts['feel.word.or'], { left, right }));
}

/** `today()` and `now()` read the scope: there is no clock in an expression. */
function checkClock(checker: Findings, node: Call, type: FeelType): FeelType {
  const entry = Object.hasOwn(checker.scope, node.name) ? checker.scope[node.name] : undefined;
  if (entry?.kind === type.kind) checker.references.add(node.name);
  else checker.report(node, 'noDate', { given: `${node.name}()` });
  return type;
}

function checkPattern(checker: Findings, { name, arguments: given }: Call): void {
  if (name !== 'matches' && name !== 'replace' && name !== 'split') return;
  const [, pattern, third, fourth] = given;
  const flags = name === 'matches' ? third : name === 'replace' ? fourth : undefined;
  if (pattern?.kind !== 'string' || (flags !== undefined && flags.kind !== 'string' && flags.kind !== 'null')) return;
  if (compilePattern(pattern.value, flags?.kind === 'string' ? flags.value : '') !== null) return;
  checker.report(pattern, 'pattern', { given: pattern.value.slice(0, 40) });
}

/** `date("…")` and its like are made at once, which also tells which kind of duration `duration("…")` is. */
function checkConversion(checker: Findings, { name, arguments: given }: Call, type: FeelType): FeelType {
  const [text] = given;
  const isConversion = name === 'date' || name === 'time' || name === 'date and time' || name === 'duration';
  if (!isConversion || given.length !== 1 || text?.kind !== 'string') return type;
  const value = builtins.get(name)?.([text.value], new Evaluation(contextOf([]), DEFAULT_LIMITS)) ?? null;
  const kind = kindOf(value);
  if (kind !== 'null' && kind !== 'unknown') return kind === 'list' || kind === 'context' ? type : { kind };
  const allowed = name === 'duration' ? feelTexts['feel.type.duration'] : describeType(type);
  checker.report(text, 'literal', { given: text.value.slice(0, 40), allowed });
  return type;
}
