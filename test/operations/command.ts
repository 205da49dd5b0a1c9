import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectRoot } from '../../src/paths.ts';
import { typescriptArguments } from '../../src/processes/node-program.ts';

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  /** Lines of standard output. */
  readonly output: readonly string[];
  /** Lines of standard error. */
  readonly errors: readonly string[];
}

export const verifyCommand = 'src/audit/verify-command.ts';
export const organisationCommand = 'src/organisations/organisation-command.ts';
export const seedCommand = 'src/organisations/seed-command.ts';

/** Runs a command of the project as `npm run` does, with no other settings than these, and waits for its end. */
export async function runCommandFile(
  file: string,
  settings: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Ended> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [...typescriptArguments, file, ...args], {
    cwd: projectRoot,
    env: { PATH, NODE_ENV: 'test', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, errors] = [child.stdout, child.stderr].map((stream) => {
    const parts: string[] = [];
    stream.setEncoding('utf8').on('data', (text: string) => parts.push(text));
    return parts;
  });
  await once(child, 'close');
  const lines = (parts: readonly string[] = []) =>
    parts
      .join('')
      .split('\n')
      .filter((line) => line !== '');
  return { code: child.exitCode, output: lines(output), errors: lines(errors) };
}
