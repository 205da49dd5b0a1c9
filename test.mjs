// Checks and tests everything: types, lint, the arrows between folders, then every *.test.ts.
//   node test.mjs             all of it
//   node test.mjs PATH ...    only the test files that have one of these in their path
// The last line says `N passed, N failed`; the exit code is 0 only when something ran and nothing failed.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseNode } from './scripts/choose-node.mjs';
import { installPackages } from './scripts/install.mjs';
import { installChromium } from './scripts/install-chromium.mjs';
import { runProgram } from './scripts/run-program.mjs';

const root = dirname(fileURLToPath(import.meta.url));
try {
  installPackages(root, { development: true });
  installChromium();
  const args = ['--import', './scripts/typescript.mjs', 'scripts/run-tests.ts', ...process.argv.slice(2)];
  process.exit(await runProgram(root, chooseNode(root), args).ended);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
