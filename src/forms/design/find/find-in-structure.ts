import type { ColumnField, Field, FormDefinition, FormPage } from '../../definition.ts';
import { fieldsOf, fieldsOfPage, isGroup } from '../../fields-of.ts';
import { parseProse } from '../../kinds/information/parse-prose.ts';
import { kindOf } from '../../kinds/kinds.ts';
import { hasOptions } from '../../offered-options.ts';
import type { Report } from './find.ts';

/** Questions on one page beyond which people lose their way. */
const mostQuestions = 20;

/** Kinds whose answers are about a person. */
const personalKinds: ReadonlySet<string> = new Set([
  'cprNumber',
  'person',
  'address',
  'email',
  'phone',
  'accountNumber',
  'property',
]);

/** Pages that are empty or too long, headings out of order, questions alike, lists that are gone, personal data without a purpose. */
export function findInStructure(
  definition: FormDefinition,
  lists: ReadonlySet<string> | undefined,
  report: Report,
): void {
  for (const page of definition.pages) {
    findInPage(page, report);
    findHeadings(page, report);
  }
  if (lists) findLists(definition, lists, report);
  findPrivacy(definition, report);
}

function findInPage(page: FormPage, report: Report): void {
  const place = `pages.${page.key}`;
  const asked = fieldsOfPage(page).filter(isQuestion);
  if (page.fields.length === 0) {
    report('error', 'empty-page', place);
  }
  if (asked.length > mostQuestions) {
    report('advice', 'long-page', place, { count: asked.length });
  }
  // Questions within a group are read together with the group's name.
  const containers = [
    page.fields.flatMap((item) => (isGroup(item) ? [] : [item])),
    ...page.fields.filter(isGroup).map(({ fields }) => fields),
  ];
  for (const fields of containers) {
    const seen = new Map<string, string>();
    for (const field of fields.filter(isQuestion)) {
      const label = field.label.da.trim().toLowerCase();
      const earlier = seen.get(label);
      if (label !== '' && earlier !== undefined) {
        report('advice', 'double-label', `fields.${field.key}.label`);
      }
      seen.set(label, field.key);
    }
  }
}

function isQuestion(field: Field | ColumnField): boolean {
  return kindOf(field).asks && field.kind !== 'computed' && field.kind !== 'prices';
}

/** The page's title is of level 1; no level may be left out on the way down (WCAG 2.2, 1.3.1). */
function findHeadings(page: FormPage, report: Report): void {
  let level = 1;
  for (const field of fieldsOfPage(page)) {
    const levels =
      field.kind === 'heading'
        ? [field.level]
        : field.kind === 'information'
          ? parseProse(field.text.da).flatMap(({ kind }) =>
              kind === 'heading2' ? [2] : kind === 'heading3' ? [3] : [],
            )
          : [];
    for (const next of levels) {
      if (next > level + 1) {
        report('advice', 'heading-order', `fields.${field.key}`, { level: next, above: next - 1, right: level + 1 });
      }
      level = next;
    }
  }
}

function findLists(definition: FormDefinition, lists: ReadonlySet<string>, report: Report): void {
  const choices = fieldsOf(definition).flatMap((field) => [
    { place: `fields.${field.key}`, field: field as Field | ColumnField },
    ...(field.kind === 'rows'
      ? field.columns.map((column) => ({ place: `fields.${field.key}.columns.${column.key}`, field: column }))
      : []),
  ]);
  for (const { place, field } of choices) {
    if (!hasOptions(field) || !('list' in field.options) || lists.has(field.options.list)) continue;
    const { list } = field.options;
    report('error', 'unknown-list', `${place}.options`, { list });
  }
}

function findPrivacy(definition: FormDefinition, report: Report): void {
  const { privacy, logins = ['mitid'] } = definition.start;
  const asksPersonal = fieldsOf(definition).some(
    (field) =>
      personalKinds.has(field.kind) ||
      ('prefill' in field && field.prefill !== undefined) ||
      (field.kind === 'rows' && field.columns.some(({ kind }) => personalKinds.has(kind))),
  );
  if (!asksPersonal && logins.every((login) => login === 'anonymous')) return;
  const needed = { controller: 'error', purpose: 'error', legalBasis: 'advice', retention: 'advice' } as const;
  for (const [member, severity] of Object.entries(needed) as [keyof typeof needed, 'error' | 'advice'][]) {
    if (privacy[member].da.trim() !== '') continue;
    report(severity, 'no-purpose', `start.privacy.${member}`);
  }
}
