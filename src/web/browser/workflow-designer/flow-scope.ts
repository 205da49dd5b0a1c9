import type { Field, FormDefinition } from '../../../forms/definition.ts';
import type { FeelType } from '../../../forms/feel/type.ts';
import { fieldsOf } from '../../../forms/fields-of.ts';
import { kindOf } from '../../../forms/kinds/kinds.ts';
import { type Language, type Translate, textIn } from '../../../texts/catalogue.ts';
import { itemsAround } from '../../../workflows/aliases.ts';
import type { PreparedWorkflow } from '../../../workflows/compile-workflow.ts';
import { type Alias, scopeTypes } from '../../../workflows/scope.ts';
import type { FlowDesignerKey } from '../../designer/workflows/texts.ts';
import type { AskedAbout, ExpressionScope } from '../designer/conditions/subjects.ts';

/** What expressions of a step may name, and what of it sentences can ask about. */
export function flowScope(
  workflow: PreparedWorkflow,
  step: string,
  language: Language,
  t: Translate<FlowDesignerKey>,
): ExpressionScope {
  const around = itemsAround(workflow.definition, workflow.structure, step);
  const own = workflow.definition.steps[step]?.kind === 'forEach' ? around.filter((each) => each !== step) : around;
  const types = scopeTypes(workflow.aliases, own);
  const subjects = [...workflow.aliases].flatMap(([name, alias]) => {
    const type = types[name];
    return type === undefined ? [] : subjectsOf(name, alias, type, language, t);
  });
  return {
    types,
    subjects: [...subjects, { name: 'today', label: t('flow.subject.today'), type: { kind: 'date' }, choices: null }],
  };
}

function subjectsOf(
  name: string,
  alias: Alias,
  type: FeelType,
  language: Language,
  t: Translate<FlowDesignerKey>,
): readonly AskedAbout[] {
  if (type.kind === 'list') return [{ name, label: t('flow.subject.all', { name }), type, choices: null }];
  if (type.kind !== 'context') return [{ name, label: name, type, choices: null }];
  switch (alias.kind) {
    case 'answers':
      return fieldsOf(alias.form).flatMap((field) => fromField(name, field, type, language));
    case 'decision':
      return [
        {
          name: `${name}.decision`,
          label: t('flow.subject.decision', { name }),
          type: { kind: 'string' },
          choices: (['approved', 'rejected', 'returned'] as const).map((value) => ({
            value,
            label: t(`flow.decision.${value}`),
          })),
        },
      ];
    default:
      return Object.entries(type.entries).map(([member, inner]) => ({
        name: `${name}.${member}`,
        label: `${name} › ${member}`,
        type: inner,
        choices: null,
      }));
  }
}

function fromField(
  alias: string,
  field: Field,
  type: Extract<FeelType, { kind: 'context' }>,
  language: Language,
): readonly AskedAbout[] {
  const own = type.entries[field.key];
  if (own === undefined || !kindOf(field).asks) return [];
  const choices =
    'options' in field && Array.isArray(field.options)
      ? field.options.map(({ value, label }) => ({ value, label: textIn(label, language) || value }))
      : null;
  const label = `${textIn(field.label, language) || field.key} (${alias})`;
  return [{ name: `${alias}.${field.key}`, label, type: own, choices }];
}

/** What can be written into a text, by what stands between the braces. */
export function placeholdersOf(
  workflow: PreparedWorkflow,
  step: string,
  language: Language,
  t: Translate<FlowDesignerKey>,
): readonly { readonly path: string; readonly label: string }[] {
  const { subjects } = flowScope(workflow, step, language, t);
  const named = subjects
    .filter(({ name }) => name.includes('.') && !name.endsWith('.decision'))
    .map(({ name, label }) => ({ path: name, label }));
  const reasons = [...workflow.aliases].flatMap(([name, alias]) =>
    alias.kind === 'decision' ? [{ path: `${name}.reason`, label: t('flow.subject.reason', { name }) }] : [],
  );
  return [
    { path: 'case.number', label: t('flow.subject.caseNumber') },
    { path: 'today', label: t('flow.subject.today') },
    ...reasons,
    ...named,
  ];
}

/** The form with a key, for lists of its questions. */
export function questionsOf(
  form: FormDefinition | undefined,
  language: Language,
): readonly { readonly value: string; readonly label: string }[] {
  if (!form) return [];
  return fieldsOf(form)
    .filter((field) => kindOf(field).asks)
    .map((field) => ({ value: field.key, label: textIn(field.label, language) || field.key }));
}
