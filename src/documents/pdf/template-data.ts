import { fill, type Translate, textIn } from '../../texts/catalogue.ts';
import { type Direction, directionOf } from '../../texts/direction.ts';
import type { PdfDocument, PdfOrganisation, PdfTable } from './pdf-document.ts';
import { replacementMark, type ToPrintable } from './printable-text.ts';
import { assertRowsFit, columnLayouts, maximumColumns } from './table-layout.ts';
import { createTextSetter, type TextSetter } from './text-setter.ts';
import { pdfTexts } from './texts.ts';

/** What data builders of the single templates are handed. */
export interface TemplateContext {
  readonly set: TextSetter;
  readonly translate: Translate<keyof typeof pdfTexts>;
}

/** A table as the templates draw it: side by side, or row by row when it has too many columns. */
export type TableData =
  | {
      readonly kind: 'table';
      readonly columns: readonly { readonly label: string; readonly align: string; readonly width: number }[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly kind: 'rows';
      readonly rows: readonly (readonly { readonly label: string; readonly value: string; readonly long: boolean }[])[];
    };

/** What every template needs: metadata, the page's frame, and the sender. */
export interface FrameData {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly direction: Direction;
  /** Year, month, day, hour, minute, second in UTC, for the metadata. */
  readonly date: readonly number[];
  readonly pageLabel: string;
  readonly footer: string;
  readonly organisation: { readonly name: string; readonly lines: readonly string[] };
  readonly logoAlternativeText: string;
}

/** The context in which one document's data is built. */
export function createTemplateContext(document: PdfDocument, toPrintable: ToPrintable): TemplateContext {
  const isRightToLeft = directionIn(document) === 'rtl';
  return { set: createTextSetter(toPrintable, isRightToLeft), translate: wordsOf(document) };
}

function directionIn({ language, direction }: PdfDocument): Direction {
  return direction ?? directionOf(language);
}

function wordsOf({ language, words }: PdfDocument): TemplateContext['translate'] {
  return (key, values) => fill(words?.[key] ?? textIn(pdfTexts[key], language), values);
}

/** The data that all kinds of document have in common. */
export function frameData(document: PdfDocument, title: string, date: Date, context: TemplateContext): FrameData {
  const { set, translate } = context;
  if (Number.isNaN(date.getTime())) throw new Error('The date of the document is not a valid date.');
  const { organisation } = document;
  return {
    title: set.plain(title),
    author: set.plain(organisation.name),
    // typst knows languages by their first subtag.
    language: document.language.split('-')[0] ?? 'da',
    direction: directionIn(document),
    date: [
      date.getUTCFullYear(),
      date.getUTCMonth() + 1,
      date.getUTCDate(),
      date.getUTCHours(),
      date.getUTCMinutes(),
      date.getUTCSeconds(),
    ],
    pageLabel: translate('pdf.page'),
    footer: set(document.footer ?? ''),
    organisation: { name: set(organisation.name, { limit: 24 }), lines: organisationLines(organisation, context) },
    logoAlternativeText: set.plain(
      organisation.logo?.alternativeText ?? translate('pdf.organisation.logo', { name: organisation.name }),
    ),
  };
}

/** A table ready to be drawn `available` millimetres wide. */
export function tableData(table: PdfTable, available: number, { set }: TemplateContext): TableData {
  assertRowsFit(table);
  if (table.columns.length === 0) return { kind: 'rows', rows: [] };
  if (table.columns.length > maximumColumns) {
    const rows = table.rows.map((row) =>
      table.columns.map(({ label }, index) => ({
        label: set(label, { limit: 12, hyphenated: true }),
        value: set(row[index] ?? '', { limit: 30 }),
        long: isLong(row[index] ?? ''),
      })),
    );
    return { kind: 'rows', rows };
  }
  const layouts = columnLayouts(table, available);
  const place = (index: number) => ({ limit: layouts[index]?.limit ?? 4, hyphenated: true });
  return {
    kind: 'table',
    columns: table.columns.map(({ label, align }, index) => ({
      label: set(label, place(index)),
      align: align ?? 'start',
      width: layouts[index]?.width ?? 0,
    })),
    rows: table.rows.map((row) => table.columns.map((_, index) => set(row[index] ?? '', place(index)))),
  };
}

/** Whether a text may go over a page's end; a shorter one moves to the next page as a whole. */
export function isLong(text: string): boolean {
  return text.length > 700 || text.split('\n').length > 12;
}

/** The sentence that explains {@link replacementMark}, or nothing when no character had to be replaced. */
export function replacementNote(
  { set, translate }: TemplateContext,
  key: 'pdf.replaced' | 'pdf.replacedInLetter',
): string {
  return set.replaced() ? translate(key, { mark: replacementMark }) : '';
}

function organisationLines(organisation: PdfOrganisation, { set, translate }: TemplateContext): readonly string[] {
  const cvr = organisation.cvr === undefined ? [] : [translate('pdf.organisation.cvr', { number: organisation.cvr })];
  return [...organisation.address, ...cvr].map((line) => set(line, { limit: 24 }));
}
