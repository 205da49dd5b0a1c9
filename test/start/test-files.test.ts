import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runTestFiles } from '../../scripts/run-test-files.ts';

const fixture = (name: string) => `test/start/fixtures/test-files/${name}.ts`;

test('test files that share a process have their hooks for themselves, and what fails in one is told of that one', async () => {
  const { tally, report, figures } = await runTestFiles([fixture('first'), fixture('second')], 60_000);
  assert.deepEqual(tally, { passed: 2, failed: 2, skipped: 1 }, report);
  assert.match(report, /✔ .*first\.ts: 1 passed/);
  assert.match(report, /✖ inner \(.*second\.ts\)\n.*on purpose/);
  assert.deepEqual(
    figures.map(({ file }) => file),
    [fixture('first'), fixture('second')],
  );
});

test('a test file that can’t be loaded, or whose hook fails, counts as failed and keeps no other from being run', async () => {
  const files = ['not-loaded', 'hook-fails', 'first'].map(fixture);
  const { tally, report } = await runTestFiles(files, 60_000);
  assert.deepEqual(tally, { passed: 1, failed: 3, skipped: 0 }, report);
  assert.match(report, /not to be loaded/);
  assert.match(report, /the hook fails/);
});

test('what goes wrong after its test has ended fails the run, and is told', async () => {
  const { tally, report } = await runTestFiles([fixture('too-late'), fixture('first')], 60_000);
  assert.equal(tally?.failed, 1, report);
  assert.match(report, /after the test ended.*too late/s);
});
