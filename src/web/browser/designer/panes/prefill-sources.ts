import type { FormDefinition } from '../../../../forms/definition.ts';
import { fieldsOf } from '../../../../forms/fields-of.ts';
import { type Language, markedIn, type Translate } from '../../../../texts/catalogue.ts';
import type { DesignerTextKey } from '../../../designer/texts.ts';
import type { ChoiceLine } from '../controls/plain-controls.tsx';
import type { OutlineNode } from '../model/outline.ts';

const ofPerson = ['login.name', 'login.email', 'cpr.name', 'cpr.birthDate', 'cpr.age', 'cpr.address'] as const;
const ofChild = ['child.name', 'child.birthDate', 'child.age', 'child.address'] as const;
/** Sources of kinds whose answer is no single text. */
const ofKind = {
  person: { field: ['cpr.person'], column: ['child.person'] },
  address: { field: ['cpr.address'], column: ['child.address'] },
  company: { field: ['login.cvr'], column: [] },
  email: { field: ['login.email'], column: [] },
  rows: { field: ['cpr.children'], column: [] },
  yesNo: { field: ['custody.shared'], column: [] },
} as const;
const named = [
  ...ofPerson,
  ...ofChild,
  'cpr.person',
  'child.person',
  'login.cvr',
  'cpr.children',
  'custody.shared',
] as const;

/**
 * Where a field can get its value from before anything is typed: the log-in and the registers, the companies that the form
 * asks for, and what a link brings. One that the field names already is offered too.
 */
export function prefillSources(
  definition: FormDefinition,
  node: OutlineNode,
  present: string | undefined,
  t: Translate<DesignerTextKey>,
  language: Language,
): readonly ChoiceLine[] {
  const where = node.kind === 'column' ? 'column' : 'field';
  const kind = node.kind === 'page' ? '' : node.item.kind;
  const own = kind in ofKind ? ofKind[kind as keyof typeof ofKind][where] : null;
  const registers: readonly string[] = own ?? (where === 'column' ? ofChild : ofPerson);
  const lines = registers.map((value) => ({ value, label: nameOf(value, t) }));
  if (where === 'field' && kind !== 'rows') {
    for (const { name } of definition.start.parameters ?? []) {
      lines.push({ value: `link.${name}`, label: t('designer.prefill.link', { name }) });
    }
    for (const field of own === null ? fieldsOf(definition) : []) {
      if (field.kind !== 'company') continue;
      const company = markedIn(field.label, language) || field.key;
      lines.push({ value: `cvr.${field.key}.name`, label: t('designer.prefill.cvr.name', { company }) });
      lines.push({ value: `cvr.${field.key}.address`, label: t('designer.prefill.cvr.address', { company }) });
    }
  }
  if (present === undefined || lines.some(({ value }) => value === present)) return lines;
  return [...lines, { value: present, label: nameOf(present, t) }];
}

function nameOf(value: string, t: Translate<DesignerTextKey>): string {
  const name = named.find((each) => each === value);
  return name === undefined ? value : t(`designer.prefill.${name}`);
}
