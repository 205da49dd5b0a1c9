import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedDatabase, startEmbedded } from '../src/database/embedded/start-embedded.ts';
import { projectRoot } from '../src/paths.ts';
import { withParentDeathSignal } from '../src/processes/parent-death.ts';
import { reachedFrom, readSourceGraph, type SourceGraph, sourceFiles } from './source-graph.ts';
import { type TestGroup, testGroups } from './test-groups.ts';

// Runs the checks and the tests, and ends with the line `N passed, N failed` (and `, N skipped`). Arguments are parts of the paths
// of test files; with any, only these files are run, without the checks. Started by test.mjs.

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What a test file loads that makes a database of its own on the server it is given. */
const databaseHelper = 'test/helpers/product.ts';

const binaries = join(projectRoot, 'node_modules/.bin');
const checks = [
  { name: 'types', file: join(binaries, 'tsc'), arguments: ['-p', '.'] },
  { name: 'lint', file: join(binaries, 'biome'), arguments: ['check', '.'] },
  { name: 'arrows', file: process.execPath, arguments: ['--import', 'tsx', 'scripts/check-arrows.ts'] },
] as const;

async function runCheck(check: (typeof checks)[number]): Promise<Tally> {
  const child = spawn(check.file, check.arguments, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const failed = await new Promise<boolean>((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(true);
    });
    child.once('close', (code) => resolve(code !== 0));
  });
  console.log(failed ? `\n✖ ${check.name}\n${output.trimEnd()}\n` : `✔ ${check.name}`);
  return { passed: failed ? 0 : 1, failed: failed ? 1 : 0, skipped: 0 };
}

/**
 * One server for all test files that make a database of their own (TEST_DATABASE_URL), so that not each of them starts one.
 * Tests of the server itself start theirs all the same.
 */
async function startSharedDatabase(
  graph: SourceGraph,
  files: readonly string[],
): Promise<EmbeddedDatabase | undefined> {
  if (process.env.TEST_DATABASE_URL) return undefined;
  const isNeeded = (file: string) => [...reachedFrom(graph, file)].some(([reached]) => reached === databaseHelper);
  if (!files.some(isNeeded)) return undefined;
  const dataFolder = await mkdtemp(join(tmpdir(), 'tests-'));
  // PostgreSQL may run as another user than we do.
  await chmod(dataFolder, 0o711);
  const database = await startEmbedded({ dataFolder, log: console.log });
  process.env.TEST_DATABASE_URL = database.url;
  const stop = async () => {
    await database.stop();
    await rm(dataFolder, { recursive: true });
  };
  return { ...database, stop };
}

async function runGroup(group: TestGroup): Promise<Tally> {
  console.log(`\n${group.name}: ${group.files.length} files`);
  const { tally, ending } = await runFiles(group);
  if (tally !== undefined) return tally;
  if (group.isolation === 'none') {
    console.log(
      `✖ the process with all ${group.name} tests ended ${ending}: one process for each file now, to find out which`,
    );
    return runGroup({ ...group, isolation: 'process', concurrency: 2 });
  }
  console.log(`✖ the test process of "${group.name}" ended ${ending}`);
  return { passed: 0, failed: 1, skipped: 0 };
}

async function runFiles(group: TestGroup): Promise<{ readonly tally: Tally | undefined; readonly ending: string }> {
  const { file, arguments: args } = withParentDeathSignal(
    { file: process.execPath, arguments: argumentsOf(group) },
    'TERM',
  );
  const child = spawn(file, args, {
    cwd: projectRoot,
    env: { ...process.env, NODE_ENV: 'test' },
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  running = child;
  // A test that never gives up the processor can't be timed out from inside its process.
  const limit = group.isolation === 'none' ? 2 * group.timeoutMilliseconds : 0;
  const timer = limit > 0 ? setTimeout(() => child.kill('SIGKILL'), limit) : undefined;
  const figures: string[] = [];
  child.stdio[3]?.on('data', (chunk: Buffer) => figures.push(chunk.toString('utf8')));
  const [code, signal] = await once(child, 'close');
  clearTimeout(timer);
  running = undefined;
  const tally = readTally(figures.join(''));
  const ending = signal === 'SIGKILL' && limit > 0 ? `after ${limit / 1000} s` : `with ${signal ?? `code ${code}`}`;
  // A code without a failed test is a failure too: something went wrong around the tests.
  return { tally: tally && code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally, ending };
}

function argumentsOf(group: TestGroup): readonly string[] {
  return [
    '--import',
    'tsx',
    '--test',
    `--test-isolation=${group.isolation}`,
    // Node refuses to be told how many at once where there is one process.
    ...(group.isolation === 'process'
      ? [`--test-concurrency=${Math.min(group.concurrency, availableParallelism())}`]
      : []),
    `--test-timeout=${group.timeoutMilliseconds}`,
    '--test-reporter=./scripts/test-reporter.cjs',
    '--test-reporter-destination=stdout',
    ...group.files,
  ];
}

function readTally(figures: string): Tally | undefined {
  try {
    const counts: Record<string, number> = JSON.parse(figures);
    const { passed = 0, failed = 0, cancelled = 0, skipped = 0, todo = 0 } = counts;
    return { passed, failed: failed + cancelled, skipped: skipped + todo };
  } catch {
    return undefined;
  }
}

let running: ChildProcess | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (running === undefined) process.exit(1);
    running.once('exit', () => process.exit(1));
    running.kill('SIGTERM');
    // A test that never gives up the processor does not hear it.
    setTimeout(() => running?.kill('SIGKILL'), 3_000);
  });
}

const wanted = process.argv.slice(2).map((part) => part.replace(/^\.\//, ''));
const files = sourceFiles(projectRoot, ['src', 'sandbox', 'scripts', 'test']);
const chosen = files
  .filter((file) => /\.test\.tsx?$/.test(file))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)));

const tallies: Tally[] = [];
if (wanted.length === 0) tallies.push(...(await Promise.all(checks.map(runCheck))));
const graph = await readSourceGraph(projectRoot, files);
const shared = await startSharedDatabase(graph, chosen);
for (const group of testGroups(graph, chosen)) tallies.push(await runGroup(group));
await shared?.stop();

const sum = (of: keyof Tally) => tallies.reduce((total, tally) => total + tally[of], 0);
const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
if (chosen.length === 0)
  console.log(`No test file has ${wanted.join(' or ') || 'a name that ends in .test.ts'} in its path`);
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 || chosen.length === 0 || passed === 0 ? 1 : 0;
