import type { CaseState, ItemPath, Iteration, Line, Variables } from './case-state.ts';
import type { WorkflowDefinition } from './definition.ts';

/** The case's own line; it has no entry in the state. */
export const ownLine = 0;

/** The lines from the outermost to the one with that id; empty for the case's own. */
export function lineage(state: CaseState, line: number): readonly Line[] {
  const found: Line[] = [];
  for (let id = line; id !== ownLine; ) {
    const each = state.lines?.find((candidate) => candidate.id === id);
    if (!each) break;
    found.unshift(each);
    id = each.parent;
  }
  return found;
}

/** Which items the line belongs to. */
export function pathOf(definition: WorkflowDefinition, state: CaseState, line: number): ItemPath {
  return lineage(state, line)
    .filter((each) => definition.steps[each.gate]?.kind === 'forEach')
    .map((each): readonly [string, number] => [each.gate, each.index]);
}

/** The ids of a line and of all that belong to it. */
export function withDescendants(state: CaseState, line: number): ReadonlySet<number> {
  const found = new Set([line]);
  // Lines are in the order of their beginning, so a parent always comes before its children.
  for (const each of state.lines ?? []) if (found.has(each.parent)) found.add(each.id);
  return found;
}

/** The state without those lines; the members for lines are gone with the last of them. */
export function withoutLines(state: CaseState, gone: ReadonlySet<number>): CaseState {
  const left = (state.lines ?? []).filter((line) => !gone.has(line.id));
  const { lines: _, ...rest } = state;
  return left.length > 0 ? { ...rest, lines: left } : rest;
}

/** The variables at a path; undefined where there is no such item. */
export function variablesAt(variables: Variables, path: ItemPath): Variables | undefined {
  let found: Variables | undefined = variables;
  for (const [step, index] of path) found = found?.each?.[step]?.[index];
  return found;
}

/** The variables with those at a path changed; the same where there is no such item. */
export function changeVariables<V extends Variables>(
  variables: V,
  path: ItemPath,
  change: (variables: Variables) => Partial<Variables>,
): V {
  const [first, ...rest] = path;
  if (!first) return { ...variables, ...change(variables) };
  const [step, index] = first;
  const iterations = variables.each?.[step];
  if (!iterations?.[index]) return variables;
  const changed = iterations.map(
    (iteration, position): Iteration => (position === index ? changeVariables(iteration, rest, change) : iteration),
  );
  return { ...variables, each: { ...variables.each, [step]: changed } };
}
