import { columnTypes, scopeOf } from '../../../../forms/compile-form.ts';
import type { ColumnField, Field, FormDefinition } from '../../../../forms/definition.ts';
import type { FeelType } from '../../../../forms/feel/type.ts';
import { fieldsOf } from '../../../../forms/fields-of.ts';
import { type Language, markedIn } from '../../../../texts/catalogue.ts';
import type { OutlineNode } from '../model/outline.ts';

/** Something that a sentence may ask about. */
export interface AskedAbout {
  readonly name: string;
  /** The question's label, or what it is of the person. */
  readonly label: string;
  readonly type: FeelType;
  /** The answers that can be chosen; null where one writes. */
  readonly choices: readonly { readonly value: string; readonly label: string }[] | null;
}

export interface ExpressionScope {
  readonly types: Readonly<Record<string, FeelType>>;
  readonly subjects: readonly AskedAbout[];
}

type Lists = Readonly<Record<string, readonly { readonly value: string; readonly label: { readonly da: string } }[]>>;

/** The circumstances beside the answers, with the key of their text in the designer's catalogue. */
export const circumstances = {
  'person.age': 'designer.subject.age',
  'person.municipality': 'designer.subject.municipality',
  'person.loginLevel': 'designer.subject.loginLevel',
  language: 'designer.subject.language',
  today: 'designer.subject.today',
} as const;

const loginLevels = ['none', 'low', 'substantial', 'high'];

/** What an expression at this line of the outline may name; within repeating rows also the columns of the same row. */
export function scopeAt(
  definition: FormDefinition,
  node: OutlineNode | null,
  lists: Lists,
  language: Language,
  circumstance: (name: keyof typeof circumstances) => string,
): ExpressionScope {
  const fields = fieldsOf(definition);
  const rows = node?.kind === 'column' ? fields.find(({ key }) => key === node.rows) : undefined;
  const own = rows?.kind === 'rows' ? columnTypes(rows) : {};
  const types = { ...scopeOf(definition), ...own };
  const fromField = (field: Field | ColumnField): AskedAbout[] => {
    const type = types[field.key];
    if (type === undefined) return [];
    return [
      {
        name: field.key,
        label: markedIn(field.label, language) || field.key,
        type,
        choices: choicesOf(field, lists, language),
      },
    ];
  };
  const others = (Object.keys(circumstances) as (keyof typeof circumstances)[]).flatMap((name): AskedAbout[] => {
    const type = typeAt(types, name);
    const choices = name === 'person.loginLevel' ? loginLevels.map((value) => ({ value, label: value })) : null;
    return type === undefined ? [] : [{ name, label: circumstance(name), type, choices }];
  });
  return {
    types,
    subjects: [
      ...(rows?.kind === 'rows' ? rows.columns.flatMap(fromField) : []),
      ...fields.flatMap(fromField),
      ...others,
    ],
  };
}

function typeAt(types: Readonly<Record<string, FeelType>>, name: string): FeelType | undefined {
  const [first = '', ...rest] = name.split('.');
  return rest.reduce<FeelType | undefined>(
    (type, step) => (type?.kind === 'context' ? type.entries[step] : undefined),
    types[first],
  );
}

function choicesOf(field: Field | ColumnField, lists: Lists, language: Language): AskedAbout['choices'] {
  if (!('options' in field)) return null;
  const { options } = field;
  const entries = 'list' in options ? (lists[options.list] ?? []) : options;
  return entries.map(({ value, label }) => ({ value, label: markedIn(label, language) || value }));
}
