import { type AskedChild, startAskedChild } from '../../../processes/asked-child.ts';
import type { LetterOrder, LetterOutcome } from './assemble-letter.ts';
import type { LetterAnswer } from './letter-process.ts';

/** All optional; times in milliseconds, memory in bytes. */
export interface LetterAssemblerOptions {
  /** Longest time for one letter; one minute, some ten times what the longest that fits an envelope takes. */
  readonly letterLimit?: number;
  /** A process that holds more than this after a letter is replaced; 512 MiB. */
  readonly memoryLimit?: number;
  /** A process that has had nothing to do for so long is ended; one minute. */
  readonly idleLimit?: number;
  /** Is told of each process that is started. */
  readonly started?: (pid: number) => void;
}

/** Assembles letters in a process of its own, one at a time. */
export interface LetterAssembler {
  /** A letter that takes too long, or takes the process down twice, is answered as a problem of its documents. */
  assemble(order: LetterOrder): Promise<LetterOutcome>;
  stop(): Promise<void>;
}

/**
 * PDFs of strangers are opened here: what is made to cost time or memory without end costs that process, which is killed past
 * its limits, and nobody else waits for it. It starts at the first letter and ends when there are none.
 */
export function createLetterAssembler(options: LetterAssemblerOptions = {}): LetterAssembler {
  const { letterLimit = 60_000, memoryLimit = 512 * 1024 * 1024, idleLimit = 60_000 } = options;
  let child: AskedChild<LetterOrder, LetterAnswer> | undefined;
  let idle: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  async function readyChild(): Promise<AskedChild<LetterOrder, LetterAnswer>> {
    if (!child?.alive()) {
      const limits = { startLimit: 60_000, answerLimit: letterLimit, niceness: 5 };
      child = await startAskedChild<LetterOrder, LetterAnswer>(
        'src/options/remote-print/letter/letter-process.ts',
        limits,
      );
      options.started?.(child.pid);
    }
    return child;
  }

  async function assembleNow(order: LetterOrder): Promise<LetterOutcome> {
    clearTimeout(idle);
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const current = await readyChild();
      const began = performance.now();
      const outcome = await current.ask(order);
      if (outcome.kind === 'lost' && performance.now() - began >= letterLimit) break;
      if (outcome.kind === 'lost') continue;
      const { answer } = outcome;
      if (answer.residentSetSize > memoryLimit) await current.end();
      if (answer.kind === 'failed') throw new Error(`The letter could not be assembled: ${answer.reason}.`);
      return answer.outcome;
    }
    return { kind: 'problems', problems: [{ kind: 'too-demanding' }] };
  }

  function endWhenIdle(): void {
    clearTimeout(idle);
    idle = setTimeout(() => {
      turn = turn.then(() => child?.end());
    }, idleLimit).unref();
  }

  return {
    assemble(order) {
      const result = turn.then(() => assembleNow(order));
      turn = result.catch(() => {}).then(endWhenIdle);
      return result;
    },
    async stop() {
      await turn;
      clearTimeout(idle);
      await child?.end();
    },
  };
}

let shared: LetterAssembler | undefined;

/** The one of this process. It keeps nothing running, and its own process ends with this one. */
export function sharedLetterAssembler(): LetterAssembler {
  shared ??= createLetterAssembler();
  return shared;
}
