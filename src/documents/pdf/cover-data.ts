import { inWindow } from './letter-data.ts';
import type { AddressDocument, CoverDocument } from './pdf-document.ts';
import { readableDate } from './readable-date.ts';
import { frameData, replacementNote, type TemplateContext } from './template-data.ts';

/** Everything the cover's template shows, as plain JSON. */
export function coverData(cover: CoverDocument, context: TemplateContext) {
  const { set, translate } = context;
  const data = {
    ...frameData(cover, cover.title, cover.date, context),
    recipient: recipientLines(cover.recipient, context),
    facts: [
      { label: translate('pdf.letter.date'), value: set(readableDate(cover.date, cover.language)) },
      { label: translate('pdf.letter.caseNumber'), value: set(cover.caseNumber, { limit: 16 }) },
    ],
    subject: set(cover.title, { limit: 30 }),
    contents: cover.contents.map(({ name, pages }) => ({ name: set(name, { limit: 40 }), pages: String(pages) })),
    words: {
      contents: translate('pdf.cover.contents'),
      document: translate('pdf.cover.document'),
      pages: translate('pdf.cover.pages'),
    },
  };
  return { ...data, note: replacementNote(context, 'pdf.replacedInLetter') };
}

/** An address alone. */
export function addressData(address: AddressDocument, context: TemplateContext) {
  return {
    ...frameData(address, address.recipient[0] ?? '', address.date, context),
    recipient: recipientLines(address.recipient, context),
    note: '',
  };
}

function recipientLines(lines: readonly string[], { set }: TemplateContext): readonly string[] {
  return inWindow(lines.map(set.plain)).map((line) => set(line, { limit: 24 }));
}
