import { answerQuestions } from '../../processes/asked-child.ts';
import { createPdfCompiler } from './pdf-compiler.ts';
import { PdfError } from './pdf-error.ts';
import type { PdfAnswer, PdfQuestion } from './pdf-process-messages.ts';

/** The program of the renderer's child process: compiles the documents that arrive over IPC, one after the other. */
/**
 * After so many documents garbage is collected. What typst made is native memory that V8 does not see and frees only with
 * the JavaScript object that stands for it, at a turn of the event loop after a collection: without one, 500 receipts held 350 to 770 MB.
 */
const documentsPerCollection = 20;

function main(): void {
  const compiler = createPdfCompiler();
  let rendered = 0;
  answerQuestions<PdfQuestion, PdfAnswer>((document) => {
    rendered += 1;
    if (rendered % documentsPerCollection === 0) setImmediate(() => globalThis.gc?.());
    try {
      const { bytes, logoLeftOut } = compiler.compile(document);
      return { kind: 'rendered', bytes, logoLeftOut, residentSetSize: process.memoryUsage.rss() };
    } catch (error) {
      const message = error instanceof PdfError ? error.message : 'The document could not be set.';
      return { kind: 'failed', message, residentSetSize: process.memoryUsage.rss() };
    }
  });
}

main();
