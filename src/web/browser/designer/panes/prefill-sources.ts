import type { FormDefinition } from '../../../../forms/definition.ts';
import { companyRows, companyTexts } from '../../../../forms/drafts/company-prefill.ts';
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
  phone: { field: ['registered.phone'], column: [] },
  rows: { field: ['cpr.children'], column: [] },
  yesNo: { field: ['custody.shared'], column: [] },
} as const;
const named = [
  ...ofPerson,
  ...ofChild,
  'cpr.person',
  'child.person',
  'login.cvr',
  'registered.phone',
  'cpr.children',
  'custody.shared',
  ...companyRows.productionUnits,
  ...companyRows.owners,
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
  const ofCompany = node.kind === 'column' ? columnsOfCompany(definition, node.rows, kind) : undefined;
  const registers: readonly string[] = ofCompany ?? own ?? (where === 'column' ? ofChild : ofPerson);
  const lines = registers.map((value) => ({ value, label: nameOf(value, t) }));
  const companies = where === 'field' && (kind === 'rows' || own === null) ? companiesOf(definition, language) : [];
  const sources = kind === 'rows' ? (['productionUnits', 'owners'] as const) : companyTexts;
  if (where === 'field' && kind !== 'rows') {
    for (const { name } of definition.start.parameters ?? []) {
      lines.push({ value: `link.${name}`, label: t('designer.prefill.link', { name }) });
    }
  }
  for (const { key, company } of companies) {
    for (const source of sources)
      lines.push({ value: `cvr.${key}.${source}`, label: t(`designer.prefill.cvr.${source}`, { company }) });
  }
  if (present === undefined || lines.some(({ value }) => value === present)) return lines;
  return [...lines, { value: present, label: nameOf(present, t) }];
}

function companiesOf(definition: FormDefinition, language: Language) {
  return fieldsOf(definition).flatMap(({ kind, key, label }) =>
    kind === 'company' ? [{ key, company: markedIn(label, language) || key }] : [],
  );
}

/** What a column may take where its rows are units or owners of a company; undefined where they are not. */
function columnsOfCompany(definition: FormDefinition, rows: string, kind: string): readonly string[] | undefined {
  const field = fieldsOf(definition).find(({ key }) => key === rows);
  const source = /^cvr\.[^.]+\.(productionUnits|owners)$/.exec(
    field?.kind === 'rows' ? (field.prefill?.from ?? '') : '',
  )?.[1];
  if (source !== 'productionUnits' && source !== 'owners') return undefined;
  if (kind === 'address') return source === 'productionUnits' ? ['unit.address'] : [];
  return Object.hasOwn(ofKind, kind) ? [] : companyRows[source];
}

function nameOf(value: string, t: Translate<DesignerTextKey>): string {
  const name = named.find((each) => each === value);
  return name === undefined ? value : t(`designer.prefill.${name}`);
}
