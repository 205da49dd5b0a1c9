import { basename, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { addressData, coverData } from './cover-data.ts';
import { addressTemplate, coverTemplate } from './cover-template.ts';
import { fontCoverage } from './font-coverage.ts';
import { readFontFamilies } from './font-files.ts';
import { letterData } from './letter-data.ts';
import { letterTemplate } from './letter-template.ts';
import type { PdfDocument, PdfLogo } from './pdf-document.ts';
import { PdfError } from './pdf-error.ts';
import { toPrintableWith } from './printable-text.ts';
import { receiptData, reportData } from './receipt-data.ts';
import { receiptTemplate } from './receipt-template.ts';
import { createTemplateContext } from './template-data.ts';

/** What came out: the file, and whether the organisation's logo had to be left out because it can't be drawn. */
export interface CompiledPdf {
  readonly bytes: Uint8Array;
  readonly logoLeftOut: boolean;
}

/** Turns documents into PDFs, in this process: see `createPdfRenderer` for why the product never does that itself. */
export interface PdfCompiler {
  /** Throws a {@link PdfError} `failed` for a document that can't be set. The same document gives the same bytes. */
  compile(document: PdfDocument): CompiledPdf;
}

/**
 * A compiler for one PDF standard. The product's PDFs are PDF/A-2a (ISO 19005-2, level A: archivable, tagged, all text
 * extractable). typst takes one standard only, so the stricter accessibility rules of PDF/UA-1 (ISO 14289-1) are a gate in the tests.
 */
export function createPdfCompiler(standard: 'a-2a' | 'ua-1' = 'a-2a'): PdfCompiler {
  // A folder that need not exist: every file that typst may read is mapped below, and nothing else is there to be read.
  const workspace = join(import.meta.dirname, 'typst-has-no-files');
  const at = (name: string) => join(workspace, name);
  const families = readFontFamilies();
  const toPrintable = toPrintableWith(new Set(families.flatMap((weights) => [...coveredByAll(weights)])));
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: families.flat() }] });
  compiler.addSource(at('receipt.typ'), receiptTemplate);
  compiler.addSource(at('report.typ'), receiptTemplate);
  compiler.addSource(at('letter.typ'), letterTemplate);
  compiler.addSource(at('cover.typ'), coverTemplate);
  compiler.addSource(at('address.typ'), addressTemplate);

  function typeset(document: PdfDocument, data: object, logo: PdfLogo | undefined): Uint8Array {
    const format = logo && (logo.mediaType === 'image/png' ? 'png' : 'svg');
    compiler.mapShadow(at('data.json'), Buffer.from(JSON.stringify({ ...data, logo: format ?? null })));
    if (logo) compiler.mapShadow(at('logo'), logoBytes(logo));
    try {
      const compiled = compiler.compile({ mainFilePath: at(`${document.kind}.typ`) });
      const error = compiled.takeError();
      if (error) throw new Error(firstDiagnostic(compiler.fetchDiagnostics(error)));
      if (!compiled.result) throw new Error('no result');
      return compiler.pdf(compiled.result, { pdfStandard: standard });
    } finally {
      // The memo of one document is of no use to the next; keeping it (10) costs 170 MB over 500 receipts and is no faster.
      compiler.evictCache(0);
      compiler.unmapShadow(at('data.json'));
      if (logo) compiler.unmapShadow(at('logo'));
    }
  }

  return {
    compile(document) {
      const data = dataOf(document, toPrintable);
      const { logo } = document.organisation;
      if (logo) {
        try {
          return { bytes: typeset(document, data, logo), logoLeftOut: false };
        } catch {
          // A broken logo must not cost a citizen the receipt; without it the document is tried below.
        }
      }
      try {
        return { bytes: typeset(document, data, undefined), logoLeftOut: logo !== undefined };
      } catch (error) {
        throw new PdfError('failed', `The ${document.kind} could not be set: ${withoutContent(error)}`);
      }
    },
  };
}

function dataOf(document: PdfDocument, toPrintable: ReturnType<typeof toPrintableWith>): object {
  try {
    const context = createTemplateContext(document, toPrintable);
    switch (document.kind) {
      case 'receipt':
        return receiptData(document, context);
      case 'report':
        return reportData(document, context);
      case 'letter':
        return letterData(document, context);
      case 'cover':
        return coverData(document, context);
      case 'address':
        return addressData(document, context);
    }
  } catch (error) {
    throw new PdfError('failed', error instanceof Error ? error.message : 'The document is not of the right shape.');
  }
}

function logoBytes({ content }: PdfLogo): Buffer {
  return typeof content === 'string' ? Buffer.from(content, 'base64') : Buffer.from(content);
}

function coveredByAll(fonts: readonly Buffer[]): ReadonlySet<number> {
  const [first = new Set<number>(), ...others] = fonts.map(fontCoverage);
  return new Set([...first].filter((code) => others.every((other) => other.has(code))));
}

/** The first of typst's diagnostics with the template's line, such as `unknown variable (receipt.typ:12)`. */
function firstDiagnostic(diagnostics: readonly unknown[]): string {
  const first = Object(diagnostics[0]);
  const line = Number(Object(Object(first.range).start).line) + 1;
  return `${String(first.message)} (${basename(String(first.path))}:${line})`;
}

/** typst puts what it stumbled over into backticks or quotes; it may be a citizen's words and stays out of messages. */
function withoutContent(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const relevant = /message: "((?:[^"\\]|\\.)*)"/.exec(message)?.[1] ?? message;
  return relevant.replace(/`[^`]*`?|"[^"]*"?/g, '…').slice(0, 300);
}
