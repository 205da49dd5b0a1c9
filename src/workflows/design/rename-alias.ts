import { findReferences } from '../../forms/feel/find-references.ts';
import type { FeelType } from '../../forms/feel/type.ts';
import { isInForm } from '../chosen-recipient.ts';
import type { Step, WorkflowDefinition } from '../definition.ts';
import { type Edited, refusedEdit } from './edited.ts';
import { namesIn } from './fresh-names.ts';
import { withTexts } from './workflow-expressions.ts';

const aliasPattern = /^[A-Za-zÆØÅæøå][A-Za-z0-9_ÆØÅæøå]{0,59}$/;
const placeholder = /(\{\{\s*)([\p{L}\p{N}_]+)(?=[\s.}])/gu;

/**
 * Gives what a step is called in expressions another name; expressions, letters, columns and what others may see follow, by
 * the meaning of each name rather than its letters. Pure.
 */
export function renameAlias(definition: WorkflowDefinition, step: string, from: string, to: string): Edited {
  const aliases = namesIn(definition);
  if (!aliases.has(from) || !(step in definition.steps)) return refusedEdit('missing');
  if (from === to) return { ok: true, definition, step };
  if (!aliasPattern.test(to)) return refusedEdit('badKey');
  if (aliases.has(to) || to === 'case') return refusedEdit('taken');
  const renames = new Map([[from, to]]);
  const known = new Set([...aliases, to]);
  const steps = withAliases(definition.steps, renames, known);
  if (steps === null) return refusedEdit('unreadable');
  const { columns } = definition;
  const followed = columns?.map((column) => (column.alias === from ? { ...column, alias: to } : column));
  return { ok: true, definition: { ...definition, steps, ...(followed ? { columns: followed } : {}) }, step };
}

/** Steps in which aliases have become others; null where an expression that may name one can't be read. Pure. */
export function withAliases<Steps extends Readonly<Record<string, Step>>>(
  steps: Steps,
  renames: ReadonlyMap<string, string>,
  known: ReadonlySet<string>,
): Readonly<Record<string, Step>> | null {
  if (renames.size === 0) return steps;
  const scope: Record<string, FeelType> = Object.fromEntries([...known].map((name) => [name, { kind: 'any' }]));
  const changed: Record<string, Step> = {};
  for (const [key, step] of Object.entries(steps)) {
    const written = withTexts(step, (text, isExpression) =>
      isExpression ? inExpression(text, renames, scope) : inTemplate(text, renames),
    );
    if (written === null) return null;
    changed[key] = withOwnNames(written, renames);
  }
  return changed;
}

function inExpression(
  source: string,
  renames: ReadonlyMap<string, string>,
  scope: Readonly<Record<string, FeelType>>,
): string | null {
  const references = findReferences(source, scope);
  if (references === null) return [...renames.keys()].some((name) => source.includes(name)) ? null : source;
  return references
    .filter(({ path }) => renames.has(path))
    .sort((one, other) => other.from - one.from)
    .reduce((text, { path, from, to }) => text.slice(0, from) + (renames.get(path) ?? path) + text.slice(to), source);
}

function inTemplate(text: string, renames: ReadonlyMap<string, string>): string {
  return text.replace(placeholder, (_, before: string, name: string) => before + (renames.get(name) ?? name));
}

/** The members that name aliases as they are. */
function withOwnNames(step: Step, renames: ReadonlyMap<string, string>): Step {
  const renamed = (name: string): string => renames.get(name) ?? name;
  switch (step.kind) {
    case 'fill':
      return {
        ...step,
        as: renamed(step.as),
        ...(step.sees ? { sees: step.sees.map((seen) => ({ ...seen, alias: renamed(seen.alias) })) } : {}),
      };
    case 'approve':
      return {
        ...step,
        as: renamed(step.as),
        ...(step.form ? { form: { ...step.form, as: renamed(step.form.as) } } : {}),
      };
    case 'deliver':
      return {
        ...step,
        ...(step.main ? { main: { ...step.main, alias: renamed(step.main.alias) } } : {}),
        ...(isInForm(step.recipient) ? { recipient: { ...step.recipient, alias: renamed(step.recipient.alias) } } : {}),
      };
    case 'forEach':
      return { ...step, as: renamed(step.as) };
    case 'wait':
      return step.event?.as === undefined ? step : { ...step, event: { ...step.event, as: renamed(step.event.as) } };
    case 'pay':
      return { ...step, of: renamed(step.of), as: renamed(step.as) };
    case 'settle':
      return { ...step, of: renamed(step.of) };
    default:
      return step;
  }
}
