import type { PdfDocument } from './pdf-document.ts';

/** What the renderer sends to its child: one document at a time. */
export interface RenderRequest {
  readonly id: number;
  readonly document: PdfDocument;
}

/** What the child answers; `residentSetSize` in bytes, after the document. */
export type PdfProcessMessage =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'rendered';
      readonly id: number;
      readonly bytes: Uint8Array;
      readonly logoLeftOut: boolean;
      readonly residentSetSize: number;
    }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string; readonly residentSetSize: number };
