import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { projectRoot } from '../paths.ts';
import type { Command } from './parent-death.ts';

/** What lets Node run TypeScript from its source, before the file on its command line. */
export const typescriptArguments: readonly string[] = [
  '--import',
  pathToFileURL(join(projectRoot, 'scripts/typescript.mjs')).href,
];

/**
 * How to run another program of this project with the Node that runs this one: compiled from `.build/` when this process
 * runs from there, else from its source (tests, commands).
 * @param source path from the project root, such as `sandbox/main.ts`. To be compiled it must be `src/main.ts`,
 *   `sandbox/main.ts` or end in `-process.ts` or `-process.tsx` (see scripts/build.mjs).
 */
export function nodeProgram(source: string): Command {
  const here = relative(projectRoot, fileURLToPath(import.meta.url));
  const args = here.startsWith('.build')
    ? ['--enable-source-maps', join(projectRoot, '.build', source.replace(/\.tsx?$/, '.js'))]
    : [...typescriptArguments, join(projectRoot, source)];
  return { file: process.execPath, arguments: args };
}
