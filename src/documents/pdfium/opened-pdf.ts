import { type Bitmap, renderBitmap } from './bitmap.ts';
import { heapOf, loadPdfium, type Pdfium, withMemory } from './pdfium.ts';

/** A part of a page in points from its top left corner, as the page is shown. */
export interface PageArea {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A character of a page: its code point, 0 where the file doesn't tell, and the name of its font. */
export interface PageCharacter {
  readonly code: number;
  readonly font: string;
}

/** A PDF that is open in PDFium. Pages count from 0. Close it by `using` or `close`. */
export interface OpenedPdf extends Disposable {
  readonly pageCount: number;
  /** An XFA form: its pages are made by a program that Adobe's own reader alone has. */
  readonly isDynamicForm: boolean;
  /** Points, as the page is shown: cut to its crop box and turned. */
  size(page: number): { readonly width: number; readonly height: number };
  /** Draws what is filled in and noted on the pages into the pages themselves. */
  flatten(): void;
  /** The page on white paper; `dots` to the inch. */
  render(page: number, dots: number, colour: 'rgb' | 'grey'): Bitmap;
  /** The text of a page or of a part of it, in the order of the file. */
  text(page: number, area?: PageArea): string;
  characters(page: number): readonly PageCharacter[];
  /** The file anew, without encryption. */
  save(): Uint8Array;
  close(): void;
}

/** Why a PDF can't be opened: it asks for a password, or is none or broken. */
export type PdfOpenProblem = 'encrypted' | 'unreadable';

const passwordError = 4;
const dynamicFormTypes = [2];

/** Opens a PDF; one that only its owner's password protects (against printing or copying) opens as any. */
export async function openPdf(content: Uint8Array): Promise<OpenedPdf | PdfOpenProblem> {
  const pdfium = await loadPdfium();
  const memory = pdfium.pdfium.wasmExports.malloc(Math.max(content.length, 1));
  heapOf(pdfium).set(content, memory);
  const document = pdfium.FPDF_LoadMemDocument(memory, content.length, '');
  if (document === 0) {
    const problem = pdfium.FPDF_GetLastError() === passwordError ? 'encrypted' : 'unreadable';
    pdfium.pdfium.wasmExports.free(memory);
    return problem;
  }
  return opened(pdfium, document, memory);
}

function opened(pdfium: Pdfium, document: number, memory: number): OpenedPdf {
  const pageCount = pdfium.FPDF_GetPageCount(document);
  let current: { readonly index: number; readonly page: number } | undefined;

  function closePage(): void {
    if (current) pdfium.FPDF_ClosePage(current.page);
    current = undefined;
  }

  /** The page last used stays open: what is asked of a page is asked at one time. */
  function pageAt(index: number): number {
    if (current?.index === index) return current.page;
    closePage();
    const page = pdfium.FPDF_LoadPage(document, index);
    if (page === 0) throw new Error(`Page ${index + 1} of the PDF can't be read.`);
    current = { index, page };
    return page;
  }

  function sizeOf(index: number) {
    const page = pageAt(index);
    return { width: pdfium.FPDF_GetPageWidthF(page), height: pdfium.FPDF_GetPageHeightF(page) };
  }

  function withText<Value>(index: number, use: (text: number) => Value): Value {
    const text = pdfium.FPDFText_LoadPage(pageAt(index));
    try {
      return use(text);
    } finally {
      pdfium.FPDFText_ClosePage(text);
    }
  }

  function close(): void {
    closePage();
    pdfium.FPDF_CloseDocument(document);
    pdfium.pdfium.wasmExports.free(memory);
  }

  return {
    pageCount,
    isDynamicForm: dynamicFormTypes.includes(pdfium.FPDF_GetFormType(document)),
    size: sizeOf,
    flatten() {
      withForm(pdfium, document, (form) => {
        for (let index = 0; index < pageCount; index += 1) {
          const page = pageAt(index);
          if (pdfium.FPDFPage_GetAnnotCount(page) === 0) continue;
          // Draws fields that were filled in by a program which leaves their drawing to the reader.
          pdfium.FORM_OnAfterLoadPage(page, form);
          drawMissingAppearances(pdfium, page);
          // As on the screen: what a digital recipient sees is what another gets on paper.
          pdfium.FPDFPage_Flatten(page, 0);
          pdfium.FORM_OnBeforeClosePage(page, form);
          closePage();
        }
        closePage();
      });
    },
    render: (index, dots, colour) => renderBitmap(pdfium, pageAt(index), sizeOf(index), dots, colour),
    text: (index, area) => withText(index, (text) => readText(pdfium, text, area && inPageSpace(pageAt(index), area))),
    characters: (index) => withText(index, (text) => readCharacters(pdfium, text)),
    save() {
      closePage();
      if (pdfium.EPDF_IsEncrypted(document)) pdfium.EPDF_RemoveEncryption(document);
      return saved(pdfium, document);
    },
    close,
    [Symbol.dispose]: close,
  };

  /** PDFium's own corner is the bottom left, and the page is not turned there. */
  function inPageSpace(page: number, area: PageArea): PageArea {
    const { width, height } = { width: pdfium.FPDF_GetPageWidthF(page), height: pdfium.FPDF_GetPageHeightF(page) };
    const scale = 100;
    const corner = (x: number, y: number) =>
      withMemory(pdfium, 16, (at) => {
        const size = [Math.round(width * scale), Math.round(height * scale)] as const;
        const [deviceX, deviceY] = [Math.round(x * scale), Math.round(y * scale)];
        pdfium.FPDF_DeviceToPage(page, 0, 0, size[0], size[1], 0, deviceX, deviceY, at, at + 8);
        return [pdfium.pdfium.getValue(at, 'double'), pdfium.pdfium.getValue(at + 8, 'double')] as const;
      });
    const [x1, y1] = corner(area.left, area.top);
    const [x2, y2] = corner(area.right, area.bottom);
    return { left: Math.min(x1, x2), right: Math.max(x1, x2), top: Math.max(y1, y2), bottom: Math.min(y1, y2) };
  }
}

/** Lends what PDFium knows of the document's form to `use`; pages that it has seen must be closed by then. */
function withForm(pdfium: Pdfium, document: number, use: (form: number) => void): void {
  const info = pdfium.PDFiumExt_OpenFormFillInfo();
  const form = pdfium.PDFiumExt_InitFormFillEnvironment(document, info);
  try {
    use(form);
  } finally {
    pdfium.PDFiumExt_ExitFormFillEnvironment(form);
    pdfium.PDFiumExt_CloseFormFillInfo(info);
  }
}

/** Notes and marks that have no drawing of their own. */
function drawMissingAppearances(pdfium: Pdfium, page: number): void {
  for (let index = 0; index < pdfium.FPDFPage_GetAnnotCount(page); index += 1) {
    const annotation = pdfium.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    if (pdfium.FPDFAnnot_GetAP(annotation, 0, 0, 0) <= 2) pdfium.EPDFAnnot_GenerateAppearance(annotation);
    pdfium.FPDFPage_CloseAnnot(annotation);
  }
}

function readText(pdfium: Pdfium, text: number, area: PageArea | undefined): string {
  if (!area) {
    const count = pdfium.FPDFText_CountChars(text);
    if (count <= 0) return '';
    return withMemory(pdfium, (count + 1) * 2, (at) => {
      pdfium.FPDFText_GetText(text, 0, count, at);
      return pdfium.pdfium.UTF16ToString(at);
    });
  }
  const { left, top, right, bottom } = area;
  const count = pdfium.FPDFText_GetBoundedText(text, left, top, right, bottom, 0, 0);
  if (count <= 0) return '';
  return withMemory(pdfium, (count + 1) * 2, (at) => {
    heapOf(pdfium).fill(0, at, at + (count + 1) * 2);
    pdfium.FPDFText_GetBoundedText(text, left, top, right, bottom, at, count);
    return pdfium.pdfium.UTF16ToString(at);
  });
}

function readCharacters(pdfium: Pdfium, text: number): readonly PageCharacter[] {
  const longestName = 256;
  return withMemory(pdfium, longestName + 4, (at) =>
    Array.from({ length: Math.max(0, pdfium.FPDFText_CountChars(text)) }, (_, index) => {
      heapOf(pdfium)[at] = 0;
      pdfium.FPDFText_GetFontInfo(text, index, at, longestName, at + longestName);
      const unmapped = pdfium.FPDFText_HasUnicodeMapError(text, index) === 1;
      return {
        code: unmapped ? 0 : pdfium.FPDFText_GetUnicode(text, index),
        font: pdfium.pdfium.UTF8ToString(at, longestName),
      };
    }),
  );
}

function saved(pdfium: Pdfium, document: number): Uint8Array {
  const writer = pdfium.PDFiumExt_OpenFileWriter();
  try {
    if (pdfium.PDFiumExt_SaveAsCopy(document, writer) === 0) throw new Error("The PDF can't be written anew.");
    const size = pdfium.PDFiumExt_GetFileWriterSize(writer);
    return withMemory(pdfium, size, (at) => {
      pdfium.PDFiumExt_GetFileWriterData(writer, at, size);
      return heapOf(pdfium).slice(at, at + size);
    });
  } finally {
    pdfium.PDFiumExt_CloseFileWriter(writer);
  }
}
