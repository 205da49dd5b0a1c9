import type { PdfDocument } from './pdf-document.ts';

/** What the renderer asks its child for. */
export type PdfQuestion = PdfDocument;

/** What the child answers; `residentSetSize` in bytes, after the document. */
export type PdfAnswer =
  | {
      readonly kind: 'rendered';
      readonly bytes: Uint8Array;
      readonly logoLeftOut: boolean;
      readonly residentSetSize: number;
    }
  | { readonly kind: 'failed'; readonly message: string; readonly residentSetSize: number };
