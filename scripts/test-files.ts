import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { after, describe } from 'node:test';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../src/paths.ts';
import { whatIsSaid } from './node-test-in-suites.ts';
import { processorSeconds, uncountedSeconds } from './processor-time.ts';

// Runs the test files that TEST_FILES names (a JSON list of paths from the root) one after the other in this process, which
// loads what they share only once. Each is a suite of its own, so that its hooks are for its own tests alone. What each took is
// left for scripts/test-reporter.cjs.

interface Figures {
  readonly seconds: number;
  readonly processorSeconds: number;
  /** Of these those that the process' parent can't see. */
  readonly uncountedSeconds: number;
}

const figures: Map<string, Figures> = Object.assign(globalThis, {
  testFigures: new Map<string, Figures>(),
}).testFigures;

const used = () => ({
  seconds: performance.now() / 1000,
  processorSeconds: processorSeconds(),
  uncountedSeconds: uncountedSeconds(),
});

const standIn = import.meta.resolve('./node-test-in-suites.ts');
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier === 'node:test' && context.parentURL !== standIn ? standIn : specifier, context),
});

// What all of them load is counted with the first.
let begun = { seconds: 0, processorSeconds: 0, uncountedSeconds: 0 };
for (const file of JSON.parse(process.env.TEST_FILES ?? '[]') as readonly string[]) {
  const said = await whatIsSaid(() => import(pathToFileURL(join(projectRoot, file)).href)).catch((error) => [
    () => {
      throw error;
    },
  ]);
  describe(file, () => {
    for (const say of said) void say();
    // The last that is asked for is the last to be run.
    after(() => {
      const now = used();
      figures.set(file, {
        seconds: now.seconds - begun.seconds,
        processorSeconds: now.processorSeconds - begun.processorSeconds,
        uncountedSeconds: now.uncountedSeconds - begun.uncountedSeconds,
      });
      begun = now;
    });
  });
}
