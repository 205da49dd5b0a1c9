import { type LetterBlock, type LetterDocument, maximumAddressLines } from './pdf-document.ts';
import { readableDate } from './readable-date.ts';
import { frameData, replacementNote, type TemplateContext, tableData } from './template-data.ts';

/** Millimetres between the margins. */
const pageWidth = 165;

/** Everything the letter template shows, as plain JSON. */
export function letterData(letter: LetterDocument, context: TemplateContext) {
  const { set, translate } = context;
  const data = {
    ...frameData(letter, letter.subject, letter.date, context),
    recipient: inWindow(letter.recipient.map(set.plain)).map((line) => set(line, { limit: 24 })),
    facts: [
      { label: translate('pdf.letter.date'), value: set(readableDate(letter.date, letter.language)) },
      { label: translate('pdf.letter.caseNumber'), value: set(letter.caseNumber, { limit: 16 }) },
    ],
    subject: set(letter.subject, { limit: 30 }),
    body: letter.body.map((block) => blockData(block, context)),
    greeting: translate('pdf.letter.greeting'),
    signature: { name: set(letter.signature.name), title: set(letter.signature.title) },
    attachments: letter.attachments.map((name) => set(name)),
    words: { attachments: translate('pdf.attachments.title') },
  };
  return { ...data, note: replacementNote(context, 'pdf.replacedInLetter') };
}

function blockData(block: LetterBlock, context: TemplateContext) {
  const { set } = context;
  switch (block.kind) {
    case 'paragraph':
      // A paragraph that is an address alone can be followed.
      if (/^https?:\/\/[!-~]+$/.test(block.text)) {
        return { kind: 'link', url: block.text, text: set(block.text, { limit: 30 }) };
      }
      return { kind: 'paragraph', paragraphs: set.paragraphs(block.text) };
    case 'heading':
      return { kind: 'heading', text: set(block.text, { limit: 40 }) };
    case 'list':
      return { kind: 'list', numbered: block.numbered ?? false, items: block.items.map((item) => set(item)) };
    case 'table':
      return tableData(block, pageWidth, context);
    case 'keyFigures':
      return {
        kind: 'keyFigures',
        figures: block.figures.map(({ label, value }) => ({
          label: set(label, { limit: 16, hyphenated: true }),
          value: set(value, { limit: 12 }),
        })),
      };
  }
}

/** An address of too many lines has its second and third put together: a name, postcode and town keep lines of their own. */
export function inWindow(lines: readonly string[]): readonly string[] {
  const [name = '', second = '', third = '', ...rest] = lines.filter((line) => line !== '');
  if (rest.length + 3 <= maximumAddressLines) return [name, second, third, ...rest].filter((line) => line !== '');
  return inWindow([name, `${second}, ${third}`, ...rest]);
}
