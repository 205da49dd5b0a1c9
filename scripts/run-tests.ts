import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../src/paths.ts';
import { type PlannedRun, planTestRuns } from './plan-test-runs.ts';
import { processorSeconds } from './processor-time.ts';
import { runChecks } from './run-checks.ts';
import { type FileFigures, runTestFiles, stopTestFiles, type Tally } from './run-test-files.ts';
import { startSharedDatabase } from './shared-database.ts';
import { readSourceGraph, sourceFiles } from './source-graph.ts';

// Runs the checks and the tests, and ends with the line `N passed, N failed` (and `, N skipped`). Arguments are parts of the paths
// of test files; with any, only these files are run, without the checks. Started by test.mjs.

async function runPlanned(run: PlannedRun): Promise<void> {
  const { tally, figures, report } = await runTestFiles(run.files, run.limitMilliseconds);
  const told = tally === undefined ? `${report.trimEnd()}: ${run.files.join(', ')}` : report.trimEnd();
  console.log(told);
  if (tally === undefined || tally.failed > 0) troubles.push(told);
  took.push(...figures);
  if (tally !== undefined || stopped || run.files.length === 1) {
    tallies.push(tally ?? failed);
    return;
  }
  console.log('Each file in a process of its own now, to find out which it was');
  tallies.push(failed);
  for (const file of run.files) if (!stopped) await runPlanned({ ...run, files: [file] });
}

const failed: Tally = { passed: 0, failed: 1, skipped: 0 };
const tallies: Tally[] = [];
/** What is told of the runs in which something failed: said again at the end, since a build server may keep no more of it. */
const troubles: string[] = [];
const linesOfTrouble = 60;
const took: FileFigures[] = [];
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

if (wanted.length === 0) tallies.push(...(await runChecks()));
const graph = await readSourceGraph(projectRoot, files);
const stopDatabase = await startSharedDatabase(graph, chosen);
const secondsFile = join(projectRoot, 'scripts/test-seconds.json');
const known: Record<string, number> = JSON.parse(readFileSync(secondsFile, 'utf8'));
const runs = [...planTestRuns(graph, chosen, known)];
const lane = async () => {
  for (let run = runs.shift(); run !== undefined && !stopped; run = runs.shift()) await runPlanned(run);
};
const lanes = availableParallelism();
await Promise.all(Array.from({ length: lanes }, lane));
await stopDatabase();

tellSlowest();
tellTroubles();
if (process.env.RECORD_TEST_SECONDS === '1') recordSeconds();
const sum = (of: keyof Tally) => tallies.reduce((total, tally) => total + tally[of], 0);
const [passed, broken, skipped] = [sum('passed'), sum('failed') + (stopped ? 1 : 0), sum('skipped')];
if (chosen.length === 0)
  console.log(`No test file has ${wanted.join(' or ') || 'a name that ends in .test.ts'} in its path`);
if (stopped) console.log('The tests were stopped before their end');
console.log(`\n${passed} passed, ${broken} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(broken > 0 || chosen.length === 0 || passed === 0 ? 1 : 0);

function tellTroubles(): void {
  for (const trouble of troubles) {
    const lines = trouble.split('\n').filter((line) => !line.startsWith('✔'));
    const shown = lines.slice(0, linesOfTrouble).map((line) => line.slice(0, 400));
    console.log(`\nFailed:\n${shown.join('\n')}`);
  }
}

/** What to look at when the tests take too long. */
function tellSlowest(): void {
  const slowest = took.toSorted((one, other) => other.processorSeconds - one.processorSeconds).slice(0, 25);
  console.log('\nThe most processor time:');
  for (const { file, seconds, processorSeconds } of slowest)
    console.log(
      `${processorSeconds.toFixed(1).padStart(6)} s of processor, ${seconds.toFixed(1).padStart(6)} s: ${file}`,
    );
  const used = took.reduce((sum, { uncountedSeconds }) => sum + uncountedSeconds, processorSeconds());
  const [elapsed, processors] = [process.uptime(), availableParallelism()];
  const share = Math.round((100 * used) / (elapsed * processors));
  console.log(
    `All: ${used.toFixed(0)} s of processor in ${elapsed.toFixed(0)} s, ${share} % of ${processors} processors`,
  );
}

/** Keeps for the plans to come what the files took that ran; the many small ones are all alike. */
function recordSeconds(): void {
  const kept = Object.entries(known).filter(
    ([file]) => files.includes(file) && took.every((each) => each.file !== file),
  );
  const added = took
    .filter(({ processorSeconds }) => processorSeconds >= 3)
    .map(({ file, processorSeconds }) => [file, Math.round(processorSeconds)] as const);
  const sorted = [...kept, ...added].toSorted(([one], [other]) => (one < other ? -1 : 1));
  writeFileSync(secondsFile, `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`);
}
