import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../src/paths.ts';
import { typescriptArguments } from '../src/processes/node-program.ts';
import type { Tally } from './run-test-files.ts';

const binaries = join(projectRoot, 'node_modules/.bin');
const checks = [
  { name: 'types', file: join(binaries, 'tsc'), arguments: ['-p', '.'] },
  { name: 'lint', file: join(binaries, 'biome'), arguments: ['check', '.'] },
  { name: 'arrows', file: process.execPath, arguments: [...typescriptArguments, 'scripts/check-arrows.ts'] },
] as const;

/** Runs types, lint and arrows at the same time; each counts as one. What they print is shown when they fail. */
export function runChecks(): Promise<readonly Tally[]> {
  return Promise.all(checks.map(runCheck));
}

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
