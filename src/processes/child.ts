import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Command, withParentDeathSignal } from './parent-death.ts';
import { StartError } from './start-error.ts';

/** How a process ended: its code, or the signal that killed it. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A running child process that has said it is ready. */
export interface Child {
  readonly pid: number;
  /** What followed the ready words on their line, such as a JSON text. */
  readonly ready: string;
  /** Settles when the child has ended, for whatever reason; never rejects. */
  readonly ended: Promise<Ending>;
  /** Asks it to stop by SIGTERM and waits; after 10 s it is killed. Does nothing when it has ended. */
  stop(): Promise<void>;
}

/** What {@link startChild} needs. */
export interface ChildOptions {
  /** Name for messages, such as `sandbox`. */
  readonly name: string;
  readonly command: Command;
  readonly environment?: NodeJS.ProcessEnv;
  /** The child prints a line that begins with these words when it can be used, such as `sandbox ready`. */
  readonly readyWords: string;
  /** Is given every other line of the child. */
  readonly log: (line: string) => void;
  /** How long it may take to become ready, in milliseconds; 20,000 when absent. */
  readonly limitMilliseconds?: number;
}

/**
 * Starts a program and waits for its ready line. It is told to stop when this process dies (where the system can), and is in
 * a group of its own so that Ctrl-C in a terminal reaches only this process, which then stops it in its turn.
 * Throws a `StartError` with the child's last words when it ends or is too slow before it is ready.
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  const { name, readyWords, log, limitMilliseconds = 20_000 } = options;
  const { file, arguments: args } = withParentDeathSignal(options.command, 'TERM');
  const child = spawn(file, args, {
    env: options.environment ?? process.env,
    // A child that reads its input to the end learns of our death on every system.
    stdio: 'pipe',
    detached: true,
  });
  let lastLine = '';
  const ready = Promise.withResolvers<string>();
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', (error) => {
      lastLine = error.message;
      resolve({ code: null, signal: null });
    });
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (line.startsWith(readyWords)) return ready.resolve(line.slice(readyWords.length).trim());
      lastLine = line;
      log(line);
    });
  }
  const stop = () => stopChild(child);
  const timer = setTimeout(
    () => ready.reject(new StartError(late(name, limitMilliseconds, lastLine))),
    limitMilliseconds,
  );
  try {
    const early = ended.then(() =>
      Promise.reject(new StartError(`The ${name} ended before it was ready: ${lastLine}`)),
    );
    const rest = await Promise.race([ready.promise, early]);
    return { pid: child.pid ?? 0, ready: rest, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function late(name: string, limitMilliseconds: number, lastLine: string): string {
  return `The ${name} was not ready within ${limitMilliseconds / 1000} s; its last line: ${lastLine}`;
}

async function stopChild(child: ReturnType<typeof spawn>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  clearTimeout(timer);
}
