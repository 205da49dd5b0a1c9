import { PDFDocument, rgb } from '@cantoo/pdf-lib';
import type { AddressDocument, CoverDocument, PdfOrganisation } from '../../../documents/pdf/pdf-document.ts';
import type { Language } from '../../../texts/catalogue.ts';
import { addDocument, draw, type LetterFile } from './add-document.ts';
import type { LetterProblem } from './letter-problem.ts';
import { a4, type Envelope, envelopeSheets, type PaperArea, points } from './paper.ts';
import { evidentProblems } from './printable-type.ts';
import { envelopeFor, pagesWithBacks, type Sides, sheetsOf } from './sheets.ts';
import type { WindowRoom } from './window-room.ts';

/** A letter as it is to be printed. */
export interface LetterOrder {
  /** The main document first. */
  readonly files: readonly (LetterFile & { readonly title: string })[];
  /** Name and address, one line each. */
  readonly recipient: readonly string[];
  /** What the recipient is called in the main document, where that is not as in the address. */
  readonly alsoCalled?: string;
  readonly sender: PdfOrganisation;
  readonly title: string;
  readonly caseNumber: string;
  readonly date: Date;
  readonly language: Language;
  readonly sides: Sides;
}

/** What is printed. Pages count the empty backs too; `documents` are the pages of each document, without them. */
export interface AssembledLetter {
  readonly kind: 'letter';
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly sheets: number;
  readonly envelope: Envelope;
  /** Whether the address has a sheet of its own: the main document's first page had no room for it. */
  readonly hasCover: boolean;
  readonly documents: readonly number[];
}

export type LetterOutcome =
  | AssembledLetter
  | { readonly kind: 'problems'; readonly problems: readonly LetterProblem[] };

/** Sets the two documents of ours: the address over a page, and the cover. */
export type Typeset = (document: AddressDocument | CoverDocument) => Uint8Array | Promise<Uint8Array>;

/**
 * One printable PDF of a main document and its attachments in order, each on sheets of its own. The address stands on the first
 * page where that leaves the window free, else on a cover before it. The same order gives the same bytes. What can't
 * be printed is told with the reason, all of it at once; nothing is left out.
 */
export async function assembleLetter(order: LetterOrder, typeset: Typeset): Promise<LetterOutcome> {
  const evident = evidentProblems(order.files.map(({ content, mediaType }) => ({ mediaType, size: content.length })));
  if (evident.length > 0) return { kind: 'problems', problems: evident };
  const letter = await emptyDocument(order);
  const problems: LetterProblem[] = [];
  const documents: number[] = [];
  let window: WindowRoom = { kind: 'taken' };
  const names = [order.recipient[0] ?? '', order.alsoCalled ?? ''];
  for (const [index, file] of order.files.entries()) {
    const added = await addDocument(letter, file, index + 1, names);
    if ('kind' in added) {
      problems.push(added);
      continue;
    }
    if (index === 0) window = added.window;
    documents.push(added.pages);
    addBacks(letter, [added.pages], order.sides);
  }
  if (problems.length > 0) return { kind: 'problems', problems };
  const hasCover = window.kind === 'taken';
  const coverPages = hasCover ? await addCover(letter, order, documents, typeset) : 0;
  if (!hasCover) await addAddress(letter, order, window, typeset);
  const sheets = sheetsOf([coverPages, ...documents], order.sides);
  const envelope = envelopeFor(sheets);
  if (!envelope) {
    return { kind: 'problems', problems: [{ kind: 'too-many-sheets', sheets, limit: envelopeSheets.C4 }] };
  }
  return {
    kind: 'letter',
    pdf: await letter.save({ useObjectStreams: false }),
    pages: letter.getPageCount(),
    sheets,
    envelope,
    hasCover,
    documents,
  };
}

async function emptyDocument({ title, date, sender, language }: LetterOrder): Promise<PDFDocument> {
  const letter = await PDFDocument.create({ updateMetadata: false });
  letter.setTitle(title);
  letter.setAuthor(sender.name);
  letter.setLanguage(language);
  letter.setCreationDate(date);
  letter.setModificationDate(date);
  return letter;
}

function addBacks(letter: PDFDocument, parts: readonly number[], sides: Sides): void {
  const missing = pagesWithBacks(parts, sides).reduce((sum, pages, index) => sum + pages - (parts[index] ?? 0), 0);
  for (let back = 0; back < missing; back += 1) letter.addPage([points(a4.width), points(a4.height)]);
}

async function addAddress(
  letter: PDFDocument,
  { recipient, sender, date, language }: LetterOrder,
  window: WindowRoom,
  typeset: Typeset,
): Promise<void> {
  const address = await typeset({ kind: 'address', recipient, organisation: sender, date, language });
  const [form] = await letter.embedPdf(address);
  const first = letter.getPage(0);
  if (window.kind === 'name') cover(first, window.ink);
  if (!form) throw new Error('The address was set without a page.');
  await form.embed();
  draw(first, form.ref, [1, 0, 0, 1, 0, 0]);
}

/** Paints over what stands there, a little beyond its edges. */
function cover(page: ReturnType<PDFDocument['getPage']>, area: PaperArea): void {
  const edge = points(1);
  page.drawRectangle({
    x: area.left - edge,
    y: points(a4.height) - area.bottom - edge,
    width: area.right - area.left + 2 * edge,
    height: area.bottom - area.top + 2 * edge,
    color: rgb(1, 1, 1),
    borderWidth: 0,
  });
}

async function addCover(
  letter: PDFDocument,
  order: LetterOrder,
  documents: readonly number[],
  typeset: Typeset,
): Promise<number> {
  const { recipient, sender, title, caseNumber, date, language, files, sides } = order;
  const contents = files.map((file, index) => ({ name: file.title, pages: documents[index] ?? 0 }));
  const bytes = await typeset({
    kind: 'cover',
    recipient,
    organisation: sender,
    title,
    caseNumber,
    date,
    language,
    contents,
  });
  const forms = await letter.embedPdf(bytes, await pagesOf(bytes));
  for (const [index, form] of forms.entries()) {
    await form.embed();
    draw(letter.insertPage(index, [points(a4.width), points(a4.height)]), form.ref, [1, 0, 0, 1, 0, 0]);
  }
  if (sides === 'Duplex' && forms.length % 2 === 1) {
    letter.insertPage(forms.length, [points(a4.width), points(a4.height)]);
  }
  return forms.length;
}

async function pagesOf(bytes: Uint8Array): Promise<number[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.getPageIndices();
}
