// Starts the product on a machine that has Node 20 or newer, npm and nothing else:
//   node start.mjs                  install what is missing, compile what changed, run
//   node start.mjs --dev            the same, again at each change of a source file
//   node start.mjs --run FILE ...   run another TypeScript program of the project, with its arguments
// With LOG_LEVEL=debug it says what each phase took.
import { dirname } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { makeAssets } from './scripts/assets.mjs';
import { build } from './scripts/build.mjs';
import { chooseNode } from './scripts/choose-node.mjs';
import { installPackages } from './scripts/install.mjs';
import { runProgram } from './scripts/run-program.mjs';
import { watchSources } from './scripts/watch.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const main = ['--enable-source-maps', '.build/src/main.js'];
const [mode, ...rest] = process.argv.slice(2);

let phaseBegan = performance.now();
function phase(name) {
  const now = performance.now();
  if (process.env.LOG_LEVEL === 'debug') console.error(`start: ${name} took ${Math.round(now - phaseBegan)} ms`);
  phaseBegan = now;
}

async function start() {
  if (mode !== undefined && !['--dev', '--run'].includes(mode)) {
    throw new Error(`start.mjs was given ${mode}: allowed is nothing, --dev, or --run FILE`);
  }
  phase('loading');
  installPackages(root, { development: process.env.NODE_ENV !== 'production' });
  const node = chooseNode(root);
  phase('installing');
  if (mode === '--run') return runTypeScript(node);
  if (mode === '--dev') return develop(node);
  await build(root);
  phase('compiling');
  makeAssets(root, node);
  phase('styles and scripts');
  return runProgram(root, node, main).ended;
}

function runTypeScript(node) {
  const [file, ...args] = rest;
  if (file === undefined) throw new Error('--run needs the TypeScript file to run, such as --run bench/main.ts');
  return runProgram(root, node, ['--import', './scripts/typescript.mjs', file, ...args]).ended;
}

/** Runs until a signal ends the program; one that ends by itself, or can't be compiled, waits for the next change. */
async function develop(node) {
  let running;
  let changed = false;
  let signalled = false;
  let wake = () => undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      signalled = true;
      wake();
    });
  }
  watchSources(root, () => {
    console.error('A source file changed');
    changed = true;
    running?.stop();
    wake();
  });
  while (!signalled) {
    changed = false;
    try {
      await build(root);
      makeAssets(root, node);
      if (changed || signalled) continue;
      running = runProgram(root, node, main);
      const code = await running.ended;
      if (signalled) return code;
    } catch (error) {
      console.error(error.message);
    }
    running = undefined;
    if (changed || signalled) continue;
    await new Promise((resolve) => {
      wake = resolve;
    });
  }
  return 0;
}

try {
  process.exit(await start());
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
