import { parser, trackVariables } from '@bpmn-io/lezer-feel';
import { signatures } from '../check/signatures.ts';
import { type Finding, findingAt } from '../finding.ts';
import type { FeelType } from '../type.ts';
import { type ReadResult, readTree } from './read-tree.ts';
import { NAMED_TYPES } from './read-type.ts';

/**
 * The parser knows where a name with blanks ends only from the names that it is given: `string length(x)` would
 * otherwise be two names. Entries of contexts are told too, since filters and paths bring them into sight.
 */
function shapeOf(type: FeelType): unknown {
  if (type.kind === 'list') return shapeOf(type.of);
  if (type.kind !== 'context') return true;
  return Object.fromEntries(Object.entries(type.entries).map(([name, entry]) => [name, shapeOf(entry)]));
}

/** Reads an expression whose names are known; what can't be read is found with its place. */
export function parseExpression(source: string, scope: Readonly<Record<string, FeelType>>): ReadResult {
  const names: Record<string, unknown> = Object.fromEntries(
    [...signatures.keys(), ...NAMED_TYPES.keys()].filter((name) => name.includes(' ')).map((name) => [name, true]),
  );
  for (const [name, type] of Object.entries(scope)) names[name] = shapeOf(type);
  const configured = parser.configure({ top: 'Expression', contextTracker: trackVariables(names) });
  try {
    return readTree(configured.parse(source), source);
  } catch (error) {
    // The grammar's name tracker throws where names are broken off in the middle of an unfinished construct.
    if (error instanceof Error) return { ok: false, findings: [unreadable(source)] };
    throw error;
  }
}

function unreadable(source: string): Finding {
  return findingAt({ from: 0, to: source.length }, 'syntax', { given: source.slice(0, 40) });
}
