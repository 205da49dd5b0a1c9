/** Stops what was started, in reverse order, once. */
export interface Shutdown {
  /**
   * Notes how to stop something that now runs. When the stop has already begun it is stopped too, and this throws
   * {@link Stopping} so that the start goes no further.
   * @param limitMilliseconds how long it may take before the next is stopped all the same; 15,000 when absent
   */
  add(name: string, stop: () => Promise<void> | void, limitMilliseconds?: number): void;
  /** Stops everything, then exits: with `exitCode`, or with 1 when something failed to stop. Later calls join the first. */
  run(reason: string, exitCode?: number): Promise<void>;
  /** Acts on a signal: the first stops in order, a second one that comes at least a second later ends the process at once. */
  signal(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP'): void;
}

/** Thrown by {@link Shutdown.add} when the stop has begun: the start is to end quietly. */
export class Stopping extends Error {
  override readonly name = 'Stopping';
}

/** What {@link createShutdown} needs; the last two are replaced by tests. */
export interface ShutdownOptions {
  readonly log: (line: string) => void;
  readonly exit?: (code: number) => void;
  /** Milliseconds on a clock that only goes forward. */
  readonly now?: () => number;
}

interface Step {
  readonly name: string;
  readonly stop: () => Promise<void> | void;
  readonly limitMilliseconds: number;
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/** A shutdown without anything to stop yet. */
export function createShutdown(options: ShutdownOptions): Shutdown {
  const { log, exit = (code) => process.exit(code), now = () => performance.now() } = options;
  const steps: Step[] = [];
  let running: Promise<void> | undefined;
  let firstSignal: number | undefined;

  async function stopAll(exitCode: number): Promise<void> {
    let failed = false;
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      const problem = await stopWithin(step);
      if (problem === undefined) continue;
      failed = true;
      log(`Stopping the ${step.name}: ${problem}`);
    }
    exit(failed && exitCode === 0 ? 1 : exitCode);
  }

  const shutdown: Shutdown = {
    add(name, stop, limitMilliseconds = 15_000) {
      steps.push({ name, stop, limitMilliseconds });
      if (running !== undefined) throw new Stopping(`The ${name} was started while the program stops`);
    },
    run(reason, exitCode = 0) {
      if (running === undefined) {
        log(`Stopping: ${reason}`);
        running = stopAll(exitCode);
      }
      return running;
    },
    signal(signal) {
      if (firstSignal === undefined) {
        firstSignal = now();
        void shutdown.run(signal);
        return;
      }
      // One Ctrl-C may arrive twice: from the terminal and again from npm, which passes it on.
      if (now() - firstSignal < 1_000) return;
      log(`${signal} again: ending at once`);
      exit(128 + signalNumbers[signal]);
    },
  };
  return shutdown;
}

async function stopWithin(step: Step): Promise<string | undefined> {
  const limit = Promise.withResolvers<string>();
  const timer = setTimeout(() => limit.resolve(`not done after ${step.limitMilliseconds} ms`), step.limitMilliseconds);
  try {
    return await Promise.race([Promise.resolve(step.stop()).then(() => undefined), limit.promise]);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
}
