import type { FormDefinition } from '../forms/definition.ts';
import { evaluateExpression } from '../forms/feel/run.ts';
import { fieldsOf } from '../forms/fields-of.ts';
import { kindOf } from '../forms/kinds/kinds.ts';
import { type Language, type Text, textIn } from '../texts/catalogue.ts';
import type { CaseState } from './case-state.ts';
import type { PreparedWorkflow } from './compile-workflow.ts';
import { workflowScope } from './scope.ts';

/** A letter with its values in place. */
export interface WrittenLetter {
  readonly title: string;
  readonly blocks: readonly { readonly kind: 'paragraph' | 'heading'; readonly text: string }[];
}

const placeholder = /\{\{\s*([\p{L}\p{N}_.]+)\s*\}\}/gu;

/** The paths that a template text uses, in any of its languages. */
export function placeholders(text: Text): ReadonlySet<string> {
  const paths = Object.values(text).flatMap((each) => [...each.matchAll(placeholder)].map((match) => match[1] ?? ''));
  return new Set(paths);
}

/** Writes the letter of a deliver step for the case as it stands. Pure. */
export function writeLetter(
  workflow: PreparedWorkflow,
  stepKey: string,
  state: CaseState,
  caseNumber: string,
  language: Language,
): WrittenLetter {
  const step = workflow.definition.steps[stepKey];
  if (step?.kind !== 'deliver') throw new Error(`Step ${stepKey} writes no letter.`);
  const scope = workflowScope(workflow, state);
  const write = (text: Text): string =>
    textIn(text, language).replace(placeholder, (_, path: string) =>
      valueAt(workflow, state, path, caseNumber, language),
    );
  const blocks = step.letter.blocks
    .filter((block, index) => {
      if (block.when === undefined) return true;
      const closure = workflow.closures.get(`${stepKey}.letter.${index}`);
      const result = closure && evaluateExpression(closure, scope);
      return result?.ok === true && result.value === true;
    })
    .map((block) => ({ kind: block.kind, text: write(block.text) }));
  return { title: write(step.letter.title), blocks };
}

function valueAt(
  workflow: PreparedWorkflow,
  state: CaseState,
  path: string,
  caseNumber: string,
  language: Language,
): string {
  if (path === 'case.number') return caseNumber;
  const [alias = '', name = ''] = path.split('.');
  const decision = state.decisions[alias];
  if (decision && name === 'reason') return decision.reason;
  const form = workflow.forms.get(alias);
  return form ? answer(form, name, state, alias, language) : '';
}

function answer(form: FormDefinition, key: string, state: CaseState, alias: string, language: Language): string {
  const field = fieldsOf(form).find((candidate) => candidate.key === key);
  if (!field) return '';
  const presented = kindOf(field).present(field, state.answers[alias]?.[key] ?? null, language);
  if (presented.kind === 'text') return presented.text;
  return presented.kind === 'list' ? presented.items.join(', ') : '';
}
