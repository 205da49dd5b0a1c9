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
    report(
      'error',
      'empty-page',
      place,
      { da: 'Siden er tom.', en: 'The page is empty.' },
      { da: 'Sæt et felt ind, eller slet siden.', en: 'Insert a field, or delete the page.' },
    );
  }
  if (asked.length > mostQuestions) {
    report(
      'advice',
      'long-page',
      place,
      {
        da: `Siden har ${asked.length} spørgsmål. Det er mange på én gang.`,
        en: `The page has ${asked.length} questions. That is many at once.`,
      },
      { da: 'Del den i flere sider.', en: 'Divide it into several pages.' },
    );
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
        report(
          'advice',
          'double-label',
          `fields.${field.key}.label`,
          { da: 'To spørgsmål på siden hedder det samme.', en: 'Two questions on the page are called the same.' },
          { da: 'Skriv, hvad der skiller dem ad.', en: 'Write what tells them apart.' },
        );
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
        report(
          'advice',
          'heading-order',
          `fields.${field.key}`,
          {
            da: `Overskriften er på niveau ${next}, men der er ingen på niveau ${next - 1} over den.`,
            en: `The heading is of level ${next}, but there is none of level ${next - 1} above it.`,
          },
          { da: `Giv den niveau ${level + 1}.`, en: `Give it level ${level + 1}.` },
        );
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
    report(
      'error',
      'unknown-list',
      `${place}.options`,
      { da: `Der er ingen valgliste «${list}».`, en: `There is no option list “${list}”.` },
      {
        da: 'Vælg en anden liste, eller lav den under Valglister.',
        en: 'Choose another list, or make it under Option lists.',
      },
    );
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
    report(
      severity,
      'no-purpose',
      `start.privacy.${member}`,
      {
        da: 'Blanketten får personoplysninger, men dette er ikke oplyst (databeskyttelsesforordningens artikel 13).',
        en: 'The form gets personal data, but this is not told (article 13 of the General Data Protection Regulation).',
      },
      { da: 'Skriv det under Oplysningspligt.', en: 'Write it under Privacy notice.' },
    );
  }
}
