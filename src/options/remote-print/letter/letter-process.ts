import { createPdfCompiler } from '../../../documents/pdf/pdf-compiler.ts';
import { answerQuestions } from '../../../processes/asked-child.ts';
import { assembleLetter, type LetterOrder, type LetterOutcome } from './assemble-letter.ts';

/** What the process that assembles letters answers; `failed` is a fault of our own, without anything of the documents. */
export type LetterAnswer =
  | { readonly kind: 'made'; readonly outcome: LetterOutcome; readonly residentSetSize: number }
  | { readonly kind: 'failed'; readonly reason: string; readonly residentSetSize: number };

/** The program of the process that assembles letters, one after the other. */
function main(): void {
  const compiler = createPdfCompiler();
  answerQuestions<LetterOrder, LetterAnswer>(async (order) => {
    try {
      const outcome = await assembleLetter(order, (document) => compiler.compile(document).bytes);
      return { kind: 'made', outcome, residentSetSize: process.memoryUsage.rss() };
    } catch (error) {
      // PDFium stopped in the middle of something: what it holds can't be trusted any more.
      if (error instanceof WebAssembly.RuntimeError) process.exit(1);
      const reason = error instanceof Error ? error.name : 'unknown';
      return { kind: 'failed', reason, residentSetSize: process.memoryUsage.rss() };
    } finally {
      setImmediate(() => globalThis.gc?.());
    }
  });
}

main();
