import { type AskedChild, type ChildOutcome, startAskedChild } from '../../processes/asked-child.ts';
import type { PdfDocument } from './pdf-document.ts';
import { PdfError } from './pdf-error.ts';
import type { PdfAnswer, PdfQuestion } from './pdf-process-messages.ts';

/** What the renderer tells the operator: numbers and reasons, never anything of a document. */
export type PdfLog = (event: string, details: Readonly<Record<string, string | number>>) => void;

/** All optional; times in milliseconds, memory in bytes. */
export interface PdfRendererOptions {
  readonly log?: PdfLog;
  /** After so many documents the child is replaced; 1,000. */
  readonly documentsPerChild?: number;
  /** A child that holds more than this after a document is replaced; 512 MiB. */
  readonly memoryLimit?: number;
  /** Longest time for one document; 30 s, a hundred times what a long one takes. */
  readonly documentLimit?: number;
  /** Longest time for the child to start; 30 s. */
  readonly startLimit?: number;
  /** How much the child stands back when others want the processor, from 0, the default, to 19. */
  readonly niceness?: number;
  /** A child that has had nothing to do for so long is ended; never, when absent. */
  readonly idleLimit?: number;
}

/** Renders documents to PDF/A-2a, one at a time, in a process of its own. */
export interface PdfRenderer {
  /**
   * The PDF of a document; the same document gives the same bytes. Waits its turn behind earlier requests.
   * Throws a {@link PdfError}, or the signal's reason when it is aborted.
   */
  render(document: PdfDocument, options?: { readonly signal?: AbortSignal }): Promise<Uint8Array>;
  /** Ends the child and refuses what still waits. Resolves when the process is gone. */
  stop(): Promise<void>;
}

/**
 * The renderer of the product. typst is native code that holds on to memory and cannot be interrupted, so it runs in
 * a child: started at the first request, replaced after `documentsPerChild` or past `memoryLimit`, killed past `documentLimit`.
 * A document during which the child was lost is tried once more in a new one.
 */
export function createPdfRenderer(options: PdfRendererOptions = {}): PdfRenderer {
  const { log, documentsPerChild = 1000, memoryLimit = 512 * 1024 * 1024 } = options;
  const limits = {
    startLimit: options.startLimit ?? 30_000,
    answerLimit: options.documentLimit ?? 30_000,
    niceness: options.niceness ?? 0,
  };
  let idle: NodeJS.Timeout | undefined;
  let child: AskedChild<PdfQuestion, PdfAnswer> | undefined;
  let rendered = 0;
  let stopped = false;
  let turn: Promise<unknown> = Promise.resolve();

  async function readyChild(): Promise<AskedChild<PdfQuestion, PdfAnswer>> {
    if (!child?.alive()) {
      child = await startAskedChild<PdfQuestion, PdfAnswer>('src/documents/pdf/pdf-process.ts', limits);
      rendered = 0;
      log?.('process started', { pid: child.pid });
    }
    return child;
  }

  async function attempt(document: PdfDocument): Promise<PdfAnswer | Lost> {
    try {
      const current = await readyChild();
      const outcome: ChildOutcome<PdfAnswer> = await current.ask(document);
      rendered += 1;
      if (outcome.kind === 'lost') return outcome;
      const { answer } = outcome;
      if (rendered >= documentsPerChild || answer.residentSetSize > memoryLimit) {
        log?.('process replaced', { pid: current.pid, documents: rendered, bytes: answer.residentSetSize });
        await current.end();
      }
      return answer;
    } catch (error) {
      return { kind: 'lost', reason: error instanceof Error ? error.message : 'it did not start' };
    }
  }

  async function renderNow(document: PdfDocument, signal: AbortSignal | undefined): Promise<Uint8Array> {
    for (let attempts = 1; ; attempts += 1) {
      signal?.throwIfAborted();
      if (stopped) throw new PdfError('stopped', 'The PDF renderer was stopped.');
      const outcome = await attempt(document);
      if (outcome.kind === 'failed') throw new PdfError('failed', outcome.message);
      if (outcome.kind === 'rendered') {
        if (outcome.logoLeftOut) log?.('logo left out', { kind: document.kind });
        return outcome.bytes;
      }
      if (stopped) continue;
      log?.('process lost', { reason: outcome.reason, attempt: attempts });
      if (attempts === 2) throw new PdfError('gave-up', 'The PDF process was lost twice with the same document.');
    }
  }

  /** Ends the child later unless another document comes. */
  function endWhenIdle(): void {
    if (options.idleLimit === undefined) return;
    clearTimeout(idle);
    idle = setTimeout(() => {
      turn = turn.then(() => child?.end());
    }, options.idleLimit).unref();
  }

  return {
    render(document, { signal } = {}) {
      const result = turn.then(() => renderNow(document, signal));
      turn = result.catch(() => {}).then(endWhenIdle);
      return signal ? untilAborted(result, signal) : result;
    },
    async stop() {
      stopped = true;
      clearTimeout(idle);
      await child?.end();
      await turn;
      await child?.end();
    },
  };
}

type Lost = Extract<ChildOutcome<PdfAnswer>, { kind: 'lost' }>;

/** The caller stops waiting at once; the document that is being set ends by itself or at its limit. */
function untilAborted<Value>(result: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
