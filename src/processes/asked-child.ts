import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { projectRoot } from '../paths.ts';
import { nodeProgram } from './node-program.ts';

/** What a child program is sent, one at a time. */
export interface ChildQuestion<Question> {
  readonly id: number;
  readonly question: Question;
}

/** What a child program sends: that it is ready, then one answer to each question. */
export type ChildMessage<Answer> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer };

/** What came of a question; `lost`: the child died, or was killed because it took too long. */
export type ChildOutcome<Answer> =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'lost'; readonly reason: string };

/** A running child process that answers one question at a time. */
export interface AskedChild<Question, Answer> {
  readonly pid: number;
  ask(question: Question): Promise<ChildOutcome<Answer>>;
  /** Whether it can still be asked. */
  alive(): boolean;
  /** Ends it and resolves when the process is gone. */
  end(): Promise<void>;
}

/** How long the child may take to start, and for one answer, in milliseconds. */
export interface ChildLimits {
  readonly startLimit: number;
  readonly answerLimit: number;
  /** Added to its priority number, see `os.setPriority`. */
  readonly niceness: number;
}

/**
 * Starts a child and resolves when it is ready; throws when it does not get there within its limit. `program` is a file ending in
 * `-process.ts`, from the project root.
 *
 * It inherits no environment: it reads what strangers wrote, and needs neither key nor database address.
 * While it has nothing to do it does not keep this process running.
 */
export async function startAskedChild<Question, Answer>(
  program: string,
  { startLimit, answerLimit, niceness }: ChildLimits,
): Promise<AskedChild<Question, Answer>> {
  const child = forkProgram(program);
  // Whatever goes wrong with it shows in its exit; an error event nobody hears would end the product.
  child.on('error', () => {});
  if (niceness > 0 && child.pid !== undefined) setPriority(child.pid, niceness);
  let asked = 0;
  const first = await nextMessage<Answer>(child, startLimit);
  if (first.kind !== 'ready') {
    await end(child);
    throw new Error(`The process did not start: ${first.kind === 'lost' ? first.reason : 'unexpected answer'}.`);
  }
  idle(child);

  return {
    pid: child.pid ?? 0,
    alive: () => child.connected && child.exitCode === null && child.signalCode === null,
    end: () => end(child),
    async ask(question) {
      asked += 1;
      const sent: ChildQuestion<Question> = { id: asked, question };
      busy(child);
      // A failed send means that the child is gone; its exit tells so.
      child.send(sent, () => {});
      const message = await nextMessage<Answer>(child, answerLimit);
      if (message.kind !== 'answer' || message.id !== asked) {
        await end(child);
        return message.kind === 'lost' ? message : { kind: 'lost', reason: 'it answered another request' };
      }
      idle(child);
      return { kind: 'answer', answer: message.answer };
    },
  };
}

/** Starts the program with an IPC channel; `nodeProgram` gives Node's own arguments first and the file last. */
function forkProgram(program: string): ChildProcess {
  const { file, arguments: all } = nodeProgram(program);
  return fork(all.at(-1) ?? '', [], {
    cwd: projectRoot,
    env: {},
    execPath: file,
    execArgv: ['--expose-gc', ...all.slice(0, -1)],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

type NextMessage<Answer> = ChildMessage<Answer> | { readonly kind: 'lost'; readonly reason: string };

function nextMessage<Answer>(child: ChildProcess, limit: number): Promise<NextMessage<Answer>> {
  return new Promise((resolve) => {
    const settle = (message: NextMessage<Answer>) => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit).off('error', onError);
      resolve(message);
    };
    const onMessage = (message: unknown) => settle(message as ChildMessage<Answer>);
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

/**
 * The child's end: answers the questions that arrive, in their order, and ends with the process that asked. Ctrl-C reaches the
 * whole process group; it is whoever asked that ends this process, when the running answer is done.
 */
export function answerQuestions<Question, Answer>(answer: (question: Question) => Answer | Promise<Answer>): void {
  process.on('disconnect', () => process.exit(0));
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => {});
  const send = (message: ChildMessage<Answer>) => process.send?.(message);
  process.on('message', async ({ id, question }: ChildQuestion<Question>) => {
    send({ kind: 'answer', id, answer: await answer(question) });
  });
  send({ kind: 'ready' });
}
