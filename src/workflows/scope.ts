import type { ColumnField, Field, FormDefinition } from '../forms/definition.ts';
import type { SubmittedValues } from '../forms/evaluate.ts';
import type { FeelContext, FeelType, FeelValue } from '../forms/feel/values.ts';
import type { FieldValue } from '../forms/field-kind.ts';
import { fieldsOf } from '../forms/fields-of.ts';
import { kindOf } from '../forms/kinds/kinds.ts';
import type { CaseState } from './case-state.ts';
import type { PreparedWorkflow } from './compile-workflow.ts';

/** The type of a form's answers in a workflow's expressions: a context of its fields. */
export function answersType(form: FormDefinition): FeelType {
  const entries: Record<string, FeelType> = {};
  for (const field of fieldsOf(form)) {
    if (!kindOf(field).asks) continue;
    entries[field.key] =
      field.kind === 'rows'
        ? { kind: 'list', of: { kind: 'context', entries: typesOf(field.columns) } }
        : kindOf(field).feelType(field);
  }
  return { kind: 'context', entries };
}

function typesOf(columns: readonly ColumnField[]): Record<string, FeelType> {
  return Object.fromEntries(columns.map((column) => [column.key, kindOf(column).feelType(column)]));
}

/** The type of a decision in expressions. */
export const decisionType: FeelType = {
  kind: 'context',
  entries: { decision: { kind: 'string' }, reason: { kind: 'string' } },
};

/** What expressions of a workflow see: the answers and decisions by their aliases. */
export function workflowScope(workflow: PreparedWorkflow, state: CaseState): { [name: string]: FeelValue } {
  const scope: { [name: string]: FeelValue } = {};
  for (const [alias, form] of workflow.forms) scope[alias] = answersValue(form, state.answers[alias] ?? {});
  for (const step of Object.values(workflow.definition.steps)) {
    if (step.kind !== 'approve') continue;
    const decision = state.decisions[step.as];
    scope[step.as] = decision ? context({ decision: decision.decision, reason: decision.reason }) : null;
  }
  return scope;
}

function answersValue(form: FormDefinition, values: SubmittedValues): FeelContext {
  const entries: Record<string, FeelValue> = {};
  for (const field of fieldsOf(form)) {
    if (kindOf(field).asks) entries[field.key] = fieldValue(field, values[field.key] ?? null);
  }
  return context(entries);
}

function fieldValue(field: Field, value: FieldValue): FeelValue {
  if (field.kind !== 'rows') return kindOf(field).toFeel(field, value);
  if (!Array.isArray(value)) return [];
  return value
    .filter((row): row is { readonly [column: string]: FieldValue } => typeof row === 'object' && row !== null)
    .map((row) =>
      context(
        Object.fromEntries(
          field.columns.map((column) => [column.key, kindOf(column).toFeel(column, row[column.key] ?? null)]),
        ),
      ),
    );
}

function context(entries: Record<string, FeelValue>): FeelContext {
  return Object.assign(Object.create(null), entries);
}
