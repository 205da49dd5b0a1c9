import { availableParallelism } from 'node:os';
import { projectRoot } from '../src/paths.ts';
import { runChecks } from './run-checks.ts';
import { runTestFiles, stopTestFiles, type Tally } from './run-test-files.ts';
import { startSharedDatabase } from './shared-database.ts';
import { readSourceGraph, sourceFiles } from './source-graph.ts';
import { type TestGroup, testGroups } from './test-groups.ts';

// Runs the checks and the tests, and ends with the line `N passed, N failed` (and `, N skipped`). Arguments are parts of the paths
// of test files; with any, only these files are run, without the checks. Started by test.mjs.

async function runGroup(group: TestGroup): Promise<readonly Tally[]> {
  console.log(`\n${group.name}: ${group.files.length} files`);
  if (group.process === 'all') {
    const { tally, report } = await runTestFiles(group.files, group.limitMilliseconds);
    console.log(report);
    if (tally !== undefined || stopped) return [tally ?? failed];
    console.log('Each file in a process of its own now, to find out which it was');
  }
  const tallies: Tally[] = [];
  const waiting = [...group.files];
  const worker = async () => {
    for (let file = waiting.shift(); file !== undefined && !stopped; file = waiting.shift()) {
      const begun = performance.now();
      const { tally, report } = await runTestFiles([file], group.limitMilliseconds);
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      console.log(tally === undefined ? `${report}: ${file}` : `${report.trimEnd()} (${seconds} s)`);
      tallies.push(tally ?? failed);
    }
  };
  const workers = Math.min(group.concurrency, availableParallelism());
  await Promise.all(Array.from({ length: workers }, worker));
  return tallies;
}

const failed: Tally = { passed: 0, failed: 1, skipped: 0 };
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopped = true;
    stopTestFiles('SIGTERM');
    // A test that never gives up the processor does not hear it.
    setTimeout(() => stopTestFiles('SIGKILL'), 3_000).unref();
  });
}

const wanted = process.argv.slice(2).map((part) => part.replace(/^\.\//, ''));
const files = sourceFiles(projectRoot, ['src', 'sandbox', 'scripts', 'test']);
const chosen = files
  .filter((file) => /\.test\.tsx?$/.test(file))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)));

const tallies: Tally[] = wanted.length === 0 ? [...(await runChecks())] : [];
const graph = await readSourceGraph(projectRoot, files);
const stopDatabase = await startSharedDatabase(graph, chosen);
for (const group of testGroups(graph, chosen)) if (!stopped) tallies.push(...(await runGroup(group)));
await stopDatabase();

const sum = (of: keyof Tally) => tallies.reduce((total, tally) => total + tally[of], 0);
const [passed, broken, skipped] = [sum('passed'), sum('failed') + (stopped ? 1 : 0), sum('skipped')];
if (chosen.length === 0)
  console.log(`No test file has ${wanted.join(' or ') || 'a name that ends in .test.ts'} in its path`);
if (stopped) console.log('The tests were stopped before their end');
console.log(`\n${passed} passed, ${broken} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(broken > 0 || chosen.length === 0 || passed === 0 ? 1 : 0);
