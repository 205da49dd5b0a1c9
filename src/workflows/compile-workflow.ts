import type { FormDefinition } from '../forms/definition.ts';
import { compileExpression } from '../forms/feel/compile.ts';
import { prepare } from '../forms/feel/run.ts';
import type { CompiledExpression, FeelType, PreparedExpression } from '../forms/feel/values.ts';
import type { Text } from '../texts/catalogue.ts';
import type { Step, WorkflowDefinition } from './definition.ts';
import { placeholders } from './letter-template.ts';
import { answersType, decisionType } from './scope.ts';

/** A workflow made ready: one per version and process. */
export interface PreparedWorkflow {
  readonly definition: WorkflowDefinition;
  /** Form definitions by the alias of their fill step. */
  readonly forms: ReadonlyMap<string, FormDefinition>;
  /** Conditions by place, such as `byAmount.branches.0`. */
  readonly closures: ReadonlyMap<string, PreparedExpression>;
}

/** Something in a workflow that would fail later, with the place and the remedy (design section 4). */
export interface WorkflowFinding {
  readonly place: string;
  readonly code: string;
  readonly message: Text;
}

export type WorkflowCompiled =
  | { readonly ok: true; readonly workflow: PreparedWorkflow }
  | { readonly ok: false; readonly findings: readonly WorkflowFinding[] };

/** The keys of the steps that may follow. */
export function followers(step: Step): readonly string[] {
  switch (step.kind) {
    case 'decide':
      return [...step.branches.map((branch) => branch.next), step.otherwise];
    case 'approve':
      return [step.approved, step.rejected, ...(step.returned === undefined ? [] : [step.returned])];
    case 'end':
      return [];
    default:
      return [step.next];
  }
}

/**
 * Checks a workflow that fits its schema against its forms and the delivery kinds that are switched on, and compiles its
 * conditions. Finds unknown and unreachable steps, loops without a person or a wait, unknown forms and deliveries,
 * wrong expressions and letter placeholders.
 */
export function compileWorkflow(
  definition: WorkflowDefinition,
  formByKey: ReadonlyMap<string, FormDefinition>,
  deliveries: ReadonlySet<string>,
): WorkflowCompiled {
  const findings: WorkflowFinding[] = [];
  const find = (place: string, code: string, da: string, en: string): void => {
    findings.push({ place, code, message: { da, en } });
  };
  const steps = Object.entries(definition.steps);
  const forms = new Map<string, FormDefinition>();
  const scope: Record<string, FeelType> = {};

  for (const [key, step] of steps) {
    for (const next of followers(step)) {
      if (!(next in definition.steps)) {
        find(
          key,
          'unknown-step',
          `Trinnet peger på «${next}», som ikke findes.`,
          `The step leads to “${next}”, which does not exist.`,
        );
      }
    }
    if (step.kind === 'fill') {
      const form = formByKey.get(step.form);
      if (form) {
        forms.set(step.as, form);
        scope[step.as] = answersType(form);
      } else {
        find(
          key,
          'unknown-form',
          `Blanketten «${step.form}» findes ikke eller er ikke udgivet.`,
          `The form “${step.form}” does not exist or is not published.`,
        );
      }
    }
    if (step.kind === 'approve') scope[step.as] = decisionType;
    if (step.kind === 'deliver' && !deliveries.has(step.delivery)) {
      find(
        key,
        'option-off',
        `Dataafleveringen «${step.delivery}» er ikke slået til.`,
        `The delivery “${step.delivery}” is not switched on.`,
      );
    }
  }
  const start = definition.steps[definition.start];
  if (start?.kind !== 'fill') {
    find(
      definition.start,
      'start',
      'Arbejdsgangen skal begynde med et udfyldningstrin.',
      'The workflow must begin with a fill step.',
    );
  }

  const closures = new Map<string, PreparedExpression>();
  const compile = (place: string, source: string): void => {
    const result = compileExpression(source, scope, { kind: 'boolean' });
    if (result.ok) closures.set(place, prepare((result.expression satisfies CompiledExpression).ast));
    else for (const finding of result.findings) findings.push({ place, code: finding.code, message: finding.message });
  };
  for (const [key, step] of steps) {
    if (step.kind === 'decide') {
      for (const [index, branch] of step.branches.entries()) compile(`${key}.branches.${index}`, branch.when);
    }
    if (step.kind === 'deliver') {
      step.letter.blocks.forEach((block, index) => {
        if (block.when !== undefined) compile(`${key}.letter.${index}`, block.when);
        for (const path of placeholders(block.text)) {
          if (!isKnownPath(path, scope)) {
            find(
              `${key}.letter.${index}`,
              'unknown-placeholder',
              `Brevet bruger «${path}», som ikke findes.`,
              `The letter uses “${path}”, which does not exist.`,
            );
          }
        }
      });
    }
  }

  const reached = reachable(definition);
  for (const [key] of steps) {
    if (!reached.has(key))
      find(
        key,
        'unreachable',
        'Ingen vej fører til trinnet. Forbind det, eller slet det.',
        'No path leads to the step. Connect it or delete it.',
      );
  }
  const loop = automaticLoop(definition);
  if (loop) {
    find(
      loop,
      'endless-loop',
      'Trinnet kan komme tilbage til sig selv uden en person eller en ventetid. Bryd ringen.',
      'The step can come back to itself without a person or a wait. Break the circle.',
    );
  }
  if (!steps.some(([key, step]) => step.kind === 'end' && reached.has(key))) {
    find(
      definition.start,
      'no-end',
      'Arbejdsgangen kan ikke slutte. Tilføj et sluttrin.',
      'The workflow can never end. Add an end step.',
    );
  }
  return findings.length > 0 ? { ok: false, findings } : { ok: true, workflow: { definition, forms, closures } };
}

function reachable(definition: WorkflowDefinition): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (key: string): void => {
    const step = definition.steps[key];
    if (!step || reached.has(key)) return;
    reached.add(key);
    for (const next of followers(step)) visit(next);
  };
  visit(definition.start);
  return reached;
}

/** The first step on a circle of nothing but automatic steps, or null. */
function automaticLoop(definition: WorkflowDefinition): string | null {
  const isAutomatic = (key: string): boolean => {
    const kind = definition.steps[key]?.kind;
    return kind === 'decide' || kind === 'notify' || kind === 'deliver';
  };
  const done = new Set<string>();
  const visit = (key: string, path: readonly string[]): string | null => {
    if (path.includes(key)) return key;
    const step = definition.steps[key];
    if (!step || done.has(key) || !isAutomatic(key)) return null;
    for (const next of followers(step)) {
      const found = visit(next, [...path, key]);
      if (found) return found;
    }
    done.add(key);
    return null;
  };
  for (const key of Object.keys(definition.steps)) {
    const found = visit(key, []);
    if (found) return found;
  }
  return null;
}

function isKnownPath(path: string, scope: Readonly<Record<string, FeelType>>): boolean {
  if (path === 'case.number') return true;
  let type: FeelType | undefined = { kind: 'context', entries: scope };
  for (const name of path.split('.')) {
    type = type?.kind === 'context' ? type.entries[name] : undefined;
  }
  return type !== undefined;
}
