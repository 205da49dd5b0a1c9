/**
 * Why there is no PDF.
 *
 * - `failed`: the document itself can't be set (a date that is none, a row with too many cells); it would fail again.
 * - `gave-up`: the child process died or hung twice with it.
 * - `stopped`: the renderer was stopped.
 */
export type PdfErrorCode = 'failed' | 'gave-up' | 'stopped';

/** The one error that rendering throws by itself. Its message carries nothing of the document's content. */
export class PdfError extends Error {
  override readonly name = 'PdfError';
  readonly code: PdfErrorCode;

  constructor(code: PdfErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
