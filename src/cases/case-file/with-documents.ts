import { PDFDocument } from '@cantoo/pdf-lib';

/** A document whose pages are to stand behind the report. */
export interface AppendedDocument {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** Points of an A4 page, and the margin around a picture on it. */
const page = { width: 595.28, height: 841.89, margin: 40 };

/**
 * Puts the pages of PDFs, and pictures each on a page of its own, behind a PDF. `report` makes that PDF, and is told the names of
 * those documents that can't stand behind it: other kinds of file, and PDFs that are locked or broken.
 */
export async function withDocuments(
  report: (leftOut: readonly string[]) => Promise<Uint8Array>,
  documents: AsyncIterable<AppendedDocument>,
): Promise<Uint8Array> {
  const behind = await PDFDocument.create();
  const leftOut: string[] = [];
  for await (const document of documents) {
    const placed = await append(behind, document).catch(() => false);
    if (!placed) leftOut.push(document.name);
  }
  const whole = await PDFDocument.load(await report(leftOut));
  for (const each of await whole.copyPages(behind, behind.getPageIndices())) whole.addPage(each);
  return whole.save();
}

/** @returns false for what can't stand in a PDF. @throws for what says that it could, and is broken. */
async function append(whole: PDFDocument, { mediaType, content }: AppendedDocument): Promise<boolean> {
  if (mediaType === 'application/pdf') {
    const source = await PDFDocument.load(content);
    const pages = await whole.copyPages(source, source.getPageIndices());
    for (const each of pages) whole.addPage(each);
    return true;
  }
  if (mediaType !== 'image/png' && mediaType !== 'image/jpeg') return false;
  const picture = mediaType === 'image/png' ? await whole.embedPng(content) : await whole.embedJpg(content);
  const space = { width: page.width - 2 * page.margin, height: page.height - 2 * page.margin };
  const scale = Math.min(1, space.width / picture.width, space.height / picture.height);
  const size = { width: picture.width * scale, height: picture.height * scale };
  whole.addPage([page.width, page.height]).drawImage(picture, {
    x: page.margin + (space.width - size.width) / 2,
    y: page.height - page.margin - size.height,
    ...size,
  });
  return true;
}
