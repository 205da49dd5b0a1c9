import type { FormContext, OptionLists } from '../../forms/answers.ts';
import { compileForm } from '../../forms/compile-form.ts';
import { type PreparedForm, prepareForm } from '../../forms/evaluate.ts';
import { compileExpression } from '../../forms/feel/compile.ts';
import type { FeelNode } from '../../forms/feel/node.ts';
import { wholeYears } from '../../registers/whole-years.ts';
import { itemsAround } from '../aliases.ts';
import type { PreparedWorkflow } from '../compile-workflow.ts';
import { expressionsOf } from '../expressions-of.ts';
import { scopeTypes } from '../scope.ts';
import { danishDate } from '../working-days.ts';
import { type Hints, hintsOf } from './invent/hints.ts';
import type { TestPerson } from './test-persons.ts';

/** When a delivery that could not be handed over is tried again. */
export interface Retries {
  readonly firstSeconds: number;
  readonly mostSeconds: number;
  /** Attempts before a person gets it. */
  readonly attempts: number;
}

/** What a dry run is played in: the workflow, its forms made ready, and what the organisation is like. */
export interface World {
  readonly workflow: PreparedWorkflow;
  /** By the alias of their answers. */
  readonly forms: ReadonlyMap<string, PreparedForm>;
  readonly lists: OptionLists;
  readonly retries: Retries;
  /** What the workflow's own expressions compare with. */
  readonly hints: Hints;
}

/** Makes the world of a workflow. @throws {Error} when one of its forms does not compile, which publishing refuses. */
export function worldOf(
  workflow: PreparedWorkflow,
  { lists = {}, retries }: { readonly lists?: OptionLists; readonly retries: Retries },
): World {
  const forms = new Map<string, PreparedForm>();
  for (const [alias, definition] of workflow.forms) {
    const compiled = compileForm(definition);
    if (!compiled.ok) throw new Error(`The form ${definition.key} does not compile.`);
    forms.set(alias, prepareForm(compiled.form));
  }
  return { workflow, forms, lists, retries, hints: hintsOf(nodesOf(workflow)) };
}

function nodesOf(workflow: PreparedWorkflow): readonly FeelNode[] {
  const { definition, structure, aliases } = workflow;
  return Object.entries(definition.steps).flatMap(([key, step]) =>
    expressionsOf(key, step).flatMap(({ source, expected }) => {
      const types = scopeTypes(aliases, itemsAround(definition, structure, key));
      const compiled = compileExpression(source, types, expected);
      return compiled.ok ? [compiled.expression.ast] : [];
    }),
  );
}

/** The circumstances of somebody who fills in a form at a moment of the run; null for one of whom nothing is known. */
export function formContext(
  world: Pick<World, 'lists'>,
  at: string,
  language: string,
  person: TestPerson | null,
): FormContext {
  const today = danishDate(at);
  return {
    today,
    language,
    person: {
      age: person?.birthDate ? wholeYears(person.birthDate, today) : null,
      municipality: person?.municipality ?? null,
      loginLevel: person?.loginLevel ?? 'substantial',
    },
    lists: world.lists,
  };
}

/** The invented employees of a group. */
export function employeesOf(group: string, count = 3): readonly string[] {
  return Array.from({ length: Math.max(3, count) }, (_, index) => `${group} ${index + 1}`);
}
