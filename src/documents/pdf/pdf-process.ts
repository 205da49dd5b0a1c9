import { createPdfCompiler } from './pdf-compiler.ts';
import { PdfError } from './pdf-error.ts';
import type { PdfProcessMessage, RenderRequest } from './pdf-process-messages.ts';

/** The program of the renderer's child process: compiles the documents that arrive over IPC, one after the other. */
/**
 * After so many documents garbage is collected. What typst made is native memory that V8 does not see and frees only with
 * the JavaScript object that stands for it, at a turn of the event loop after a collection: without one, 500 receipts held 350 to 770 MB.
 */
const documentsPerCollection = 20;

function main(): void {
  const compiler = createPdfCompiler();
  process.on('disconnect', () => process.exit(0));
  // Ctrl-C reaches the whole process group; it is the renderer that ends this process, when the running document is done.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => {});
  let rendered = 0;
  process.on('message', ({ id, document }: RenderRequest) => {
    answer(render(id, document));
    rendered += 1;
    if (rendered % documentsPerCollection === 0) globalThis.gc?.();
  });
  answer({ kind: 'ready' });

  function render(id: number, document: RenderRequest['document']): PdfProcessMessage {
    try {
      const { bytes, logoLeftOut } = compiler.compile(document);
      return { kind: 'rendered', id, bytes, logoLeftOut, residentSetSize: process.memoryUsage.rss() };
    } catch (error) {
      const message = error instanceof PdfError ? error.message : 'The document could not be set.';
      return { kind: 'failed', id, message, residentSetSize: process.memoryUsage.rss() };
    }
  }
}

function answer(message: PdfProcessMessage): void {
  process.send?.(message);
}

main();
