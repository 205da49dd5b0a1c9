import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { projectRoot } from '../../paths.ts';
import { nodeProgram } from '../../processes/node-program.ts';
import type { PdfDocument } from './pdf-document.ts';
import type { PdfProcessMessage, RenderRequest } from './pdf-process-messages.ts';

/** What came of one document in the child; `lost`: the child died or was killed because it took too long. */
export type ChildOutcome =
  | Extract<PdfProcessMessage, { kind: 'rendered' | 'failed' }>
  | { readonly kind: 'lost'; readonly reason: string };

/** A running child process that renders one document at a time. */
export interface PdfChild {
  readonly pid: number;
  render(document: PdfDocument): Promise<ChildOutcome>;
  /** Whether it can still be asked. */
  alive(): boolean;
  /** Ends it and resolves when the process is gone. */
  end(): Promise<void>;
}

/** How long the child may take to start, and for one document, in milliseconds. */
export interface PdfChildLimits {
  readonly startLimit: number;
  readonly documentLimit: number;
  /** Added to its priority number, see `os.setPriority`. */
  readonly niceness: number;
}

/**
 * Starts a child and resolves when it is ready; throws when it does not get there within its limit.
 *
 * It inherits no environment: it parses what citizens wrote and uploaded logos, and needs neither key nor database address.
 * While it has nothing to do it does not keep this process running.
 */
export async function startPdfChild({ startLimit, documentLimit, niceness }: PdfChildLimits): Promise<PdfChild> {
  const process_ = forkProgram();
  // Whatever goes wrong with it shows in its exit; an error event nobody hears would end the product.
  process_.on('error', () => {});
  if (niceness > 0 && process_.pid !== undefined) setPriority(process_.pid, niceness);
  let asked = 0;
  const first = await nextMessage(process_, startLimit);
  if (first.kind !== 'ready') {
    await end(process_);
    throw new Error(`The PDF process did not start: ${first.kind === 'lost' ? first.reason : 'unexpected answer'}.`);
  }
  idle(process_);

  return {
    pid: process_.pid ?? 0,
    alive: () => process_.connected && process_.exitCode === null && process_.signalCode === null,
    end: () => end(process_),
    async render(document) {
      asked += 1;
      const request: RenderRequest = { id: asked, document };
      busy(process_);
      // A failed send means that the child is gone; its exit tells so.
      process_.send(request, () => {});
      const answer = await nextMessage(process_, documentLimit);
      if (answer.kind === 'lost' || answer.kind === 'ready' || answer.id !== asked) {
        await end(process_);
        return answer.kind === 'lost' ? answer : { kind: 'lost', reason: 'it answered another request' };
      }
      idle(process_);
      return answer;
    },
  };
}

/** Starts the program with an IPC channel; `nodeProgram` gives Node's own arguments first and the file last. */
function forkProgram(): ChildProcess {
  const { file, arguments: all } = nodeProgram('src/documents/pdf/pdf-process.ts');
  return fork(all.at(-1) ?? '', [], {
    cwd: projectRoot,
    env: {},
    execPath: file,
    execArgv: ['--expose-gc', ...all.slice(0, -1)],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

type NextMessage = PdfProcessMessage | { readonly kind: 'lost'; readonly reason: string };

function nextMessage(child: ChildProcess, limit: number): Promise<NextMessage> {
  return new Promise((resolve) => {
    const settle = (message: NextMessage) => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit).off('error', onError);
      resolve(message);
    };
    const onMessage = (message: unknown) => settle(message as PdfProcessMessage);
    const onExit = (code: number | null, signal: string | null) =>
      settle({ kind: 'lost', reason: `it ended with ${signal ?? `exit code ${code}`}` });
    const onError = (error: Error) => settle({ kind: 'lost', reason: error.message });
    const timer = setTimeout(() => settle({ kind: 'lost', reason: `it took longer than ${limit} ms` }), limit);
    child.on('message', onMessage).on('exit', onExit).on('error', onError);
    if (child.exitCode !== null || child.signalCode !== null) onExit(child.exitCode, child.signalCode);
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.ref();
  child.kill('SIGKILL');
  await gone;
}

function busy(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

function idle(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}
