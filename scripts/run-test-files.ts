import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../src/paths.ts';
import { typescriptArguments } from '../src/processes/node-program.ts';
import { withParentDeathSignal } from '../src/processes/parent-death.ts';

/** How many tests ended how. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What one file took, with the processes that it started. */
export interface FileFigures {
  readonly file: string;
  readonly seconds: number;
  readonly processorSeconds: number;
  /** Of these those that are not in what this process' children have used. */
  readonly uncountedSeconds: number;
}

/** What came of one process with test files. Without a tally it ended before it could tell. */
export interface TestRun {
  readonly tally: Tally | undefined;
  readonly figures: readonly FileFigures[];
  /** For people. */
  readonly report: string;
}

const running = new Set<ChildProcess>();

/**
 * Runs test files in one process, which is killed when it takes longer than the limit: a test that never gives up the processor
 * can't be timed out from inside, and one that leaves something open never ends. What the tests print is shown only when
 * something failed.
 */
export async function runTestFiles(files: readonly string[], limitMilliseconds: number): Promise<TestRun> {
  const node = {
    file: process.execPath,
    arguments: [...nodeArguments, `--test-timeout=${limitMilliseconds}`, 'scripts/test-files.ts'],
  };
  const { file, arguments: args } = withParentDeathSignal(node, 'TERM');
  const env = { ...process.env, NODE_ENV: 'test', TEST_FILES: JSON.stringify(files) };
  // A group of its own, so that what the tests started can be ended with them.
  const child = spawn(file, args, { cwd: projectRoot, env, stdio: ['ignore', 'pipe', 'pipe', 'pipe'], detached: true });
  running.add(child);
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), limitMilliseconds);
  const printed: string[] = [];
  const reported: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => printed.push(text));
  child.stdio[3]?.on('data', (chunk: Buffer) => reported.push(chunk.toString('utf8')));
  const closed = once(child, 'close');
  const [code, signal] = await once(child, 'exit');
  clearTimeout(timer);
  signalGroup(child, 'SIGKILL');
  // All that it wrote is to be read, but a process in another group must not hold us up by keeping the pipes open.
  await Promise.race([closed, sleep(2_000, undefined, { ref: false })]);
  running.delete(child);
  return judge(reported.join(''), printed.join(''), { code, signal, limitMilliseconds });
}

/** Ends what runs; for a signal from outside. */
export function stopTestFiles(signal: NodeJS.Signals): void {
  for (const child of running) signalGroup(child, signal);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}

const nodeArguments = [
  ...typescriptArguments,
  '--test',
  '--test-isolation=none',
  '--test-reporter=./scripts/test-reporter.cjs',
  '--test-reporter-destination=stdout',
];

interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly limitMilliseconds: number;
}

function judge(reported: string, printed: string, ending: Ending): TestRun {
  const lines = reported.split('\n');
  const { tally, figures } = readSummary(lines.pop() ?? '');
  const text = lines.join('\n');
  if (tally !== undefined && ending.code === 0 && tally.failed === 0) return { tally, figures, report: text };
  const said = printed.trim() === '' ? '' : `\n${printed.trimEnd().replaceAll(/^/gm, '  | ')}`;
  if (tally !== undefined && tally.failed > 0) return { tally, figures, report: `${text}${said}` };
  // All tests passed, and yet something went wrong around them.
  const how = ending.signal === 'SIGKILL' ? `within ${ending.limitMilliseconds / 1000} s` : `well`;
  const report = `${text}${said}\n✖ the test process did not end ${how} (${ending.signal ?? `code ${ending.code}`})`;
  return { tally: tally && { ...tally, failed: 1 }, figures, report };
}

/** The last line that scripts/test-reporter.cjs writes. */
function readSummary(line: string): Pick<TestRun, 'tally' | 'figures'> {
  try {
    const summary: { counts: Record<string, number>; figures: readonly FileFigures[] } = JSON.parse(line);
    const { passed = 0, failed = 0, cancelled = 0, skipped = 0, todo = 0 } = summary.counts;
    return { tally: { passed, failed: failed + cancelled, skipped: skipped + todo }, figures: summary.figures };
  } catch {
    return { tally: undefined, figures: [] };
  }
}
