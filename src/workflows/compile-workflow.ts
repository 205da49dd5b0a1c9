import type { FormDefinition } from '../forms/definition.ts';
import { compileExpression } from '../forms/feel/compile.ts';
import { prepare } from '../forms/feel/run.ts';
import type { FeelType, PreparedExpression } from '../forms/feel/values.ts';
import type { Text } from '../texts/catalogue.ts';
import { aliasesOf, askedForms, itemsAround } from './aliases.ts';
import { checkWorkflow } from './check-workflow.ts';
import type { WorkflowDefinition } from './definition.ts';
import type { DeliveryContracts } from './delivery-contract.ts';
import { expressionsOf } from './expressions-of.ts';
import { type NeededFacts, neededFacts } from './needed-facts.ts';
import { type Alias, scopeTypes } from './scope.ts';
import { type Structure, structureOf } from './structure.ts';

/** A workflow made ready: one per version and process. */
export interface PreparedWorkflow {
  readonly definition: WorkflowDefinition;
  /** Form definitions by the alias of their answers. */
  readonly forms: ReadonlyMap<string, FormDefinition>;
  readonly aliases: ReadonlyMap<string, Alias>;
  readonly structure: Structure;
  readonly facts: NeededFacts;
  /** Expressions by place, such as `byAmount.branches.0`. */
  readonly expressions: ReadonlyMap<string, WorkflowExpression>;
}

export interface WorkflowExpression {
  readonly run: PreparedExpression;
  /** The names of the scope that it reads. */
  readonly names: readonly string[];
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

/**
 * Checks a workflow that fits its schema against its forms and the delivery kinds that are switched on, and compiles its
 * expressions. `deliveries` is null where they have been checked before. What it finds are the things that would fail later: see `check-workflow.ts` for the list.
 */
export function compileWorkflow(
  definition: WorkflowDefinition,
  formByKey: ReadonlyMap<string, FormDefinition>,
  deliveries: DeliveryContracts | null,
): WorkflowCompiled {
  const { workflow, findings } = prepareWorkflow(definition, formByKey);
  const all = [...findings, ...checkWorkflow(workflow, formByKey, deliveries)];
  return all.length > 0 ? { ok: false, findings: all } : { ok: true, workflow };
}

/**
 * Makes a workflow ready that was checked when it was published: the check may have learnt more since, and options may have
 * been switched off, but a running case must not stop for that. An expression that can't be compiled gives null.
 */
export function prepareWorkflow(
  definition: WorkflowDefinition,
  formByKey: ReadonlyMap<string, FormDefinition>,
): { readonly workflow: PreparedWorkflow; readonly findings: readonly WorkflowFinding[] } {
  const findings: WorkflowFinding[] = [];
  const structure = structureOf(definition);
  const steps = Object.entries(definition.steps);
  const aliases = new Map<string, Alias>();
  for (const [key, step] of steps) {
    for (const [name, alias] of aliasesOf(step, itemsAround(definition, structure, key), formByKey)) {
      if (!aliases.has(name)) aliases.set(name, alias);
    }
  }
  const expressions = new Map<string, WorkflowExpression>();
  const compile = (
    place: string,
    source: string,
    within: readonly string[],
    expected?: FeelType,
  ): FeelType | undefined => {
    const result = compileExpression(source, scopeTypes(aliases, within), expected);
    if (!result.ok) {
      findings.push(...result.findings.map(({ code, message }) => ({ place, code, message })));
      return undefined;
    }
    const { ast, references, type } = result.expression;
    const names = new Set(references.map((path) => path.split('.')[0] ?? path));
    expressions.set(place, { run: prepare(ast), names: [...names] });
    return type;
  };
  // The outer for-each steps first: their items are what the inner ones go over.
  const depth = (key: string): number => structure.gatesOf(key).length;
  for (const [key, step] of [...steps].sort(([one], [other]) => depth(one) - depth(other))) {
    const within = itemsAround(definition, structure, key);
    for (const { place, source, expected } of expressionsOf(key, step)) {
      const type = compile(place, source, within, expected);
      if (step.kind !== 'forEach') continue;
      const item = type?.kind === 'list' ? type.of : ({ kind: 'any' } as const);
      if (!aliases.has(step.as)) aliases.set(step.as, { kind: 'item', type: item, within: [...within, key] });
    }
  }
  const forms = new Map<string, FormDefinition>();
  for (const { alias, form } of askedForms(definition)) {
    const found = formByKey.get(form);
    if (found) forms.set(alias, found);
  }
  return { workflow: { definition, forms, aliases, structure, expressions, facts: neededFacts(definition) }, findings };
}
